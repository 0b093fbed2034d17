import * as l10n from '@vscode/l10n';

/** A count with its thousands separated. Without `Intl`, whose start alone takes longer than a frame. */
export function count(value: number): string {
  const digits = String(value);
  if (value < 1000) return digits;
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join(',');
}

/** Such as `10 pods` or `1 pod`. */
export function podCount(value: number): string {
  return value === 1 ? l10n.t('1 pod') : l10n.t('{0} pods', count(value));
}

/** Such as `10 nodes` or `1 node`. */
export function nodeCount(value: number): string {
  return value === 1 ? l10n.t('1 node') : l10n.t('{0} nodes', count(value));
}

/** Such as `25 s`, `1 min 40 s`, `2 h 5 min`: whole seconds, tenths below ten. */
export function duration(seconds: number): string {
  if (seconds < 10 && !Number.isInteger(seconds)) return l10n.t('{0} s', Math.round(seconds * 10) / 10);
  const whole = Math.round(seconds);
  const days = Math.floor(whole / 86_400);
  const hours = Math.floor((whole % 86_400) / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = whole % 60;
  const parts: string[] = [];
  if (days > 0) parts.push(l10n.t('{0} d', days));
  if (hours > 0) parts.push(l10n.t('{0} h', hours));
  if (minutes > 0) parts.push(l10n.t('{0} min', minutes));
  if (rest > 0 || parts.length === 0) parts.push(l10n.t('{0} s', rest));
  return parts.join(' ');
}
