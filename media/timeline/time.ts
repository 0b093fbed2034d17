/** Seconds and counts as people read them. */
import * as l10n from '@vscode/l10n';

/** A whole number with its thousands apart, as `1,000`. */
export function count(value: number): string {
  const digits = String(value);
  if (value < 1000 || !Number.isSafeInteger(value)) return digits;
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join(',');
}

/** A difference with its sign, as `+150` or `−3`; empty for none. */
export function signed(difference: number): string {
  if (difference === 0) return '';
  return difference > 0 ? `+${count(difference)}` : `−${count(-difference)}`;
}

/** How long: `0 s`, `2.5 s`, `1 min 40 s`, `2 h 5 min`. Fractions are kept to a tenth under a minute and rounded above. */
export function duration(seconds: number): string {
  if (seconds < 60) return l10n.t('{0} s', tenths(seconds));
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (hours > 0) return minutes > 0 ? l10n.t('{0} h {1} min', hours, minutes) : l10n.t('{0} h', hours);
  return rest > 0 ? l10n.t('{0} min {1} s', minutes, rest) : l10n.t('{0} min', minutes);
}

/** When, on a timeline of that length: seconds (`25 s`) on one under a minute, else minutes (`1:05`), else hours (`1:02:03`). */
export function clock(seconds: number, endSeconds: number): string {
  if (endSeconds < 60) return l10n.t('{0} s', tenths(seconds));
  const whole = Math.floor(seconds + 1e-6);
  const fraction = tenths(seconds - whole).slice(1);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  return endSeconds < 3600 ? `${minutes}:${two(rest)}${fraction}` : `${hours}:${two(minutes)}:${two(rest)}${fraction}`;
}

/** An age as kubectl prints it: `5s`, `2m5s`, `10m`, `3h`. */
export function age(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 120) return `${whole}s`;
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  if (minutes < 10) return rest > 0 ? `${minutes}m${rest}s` : `${minutes}m`;
  return minutes < 180 ? `${minutes}m` : `${Math.floor(minutes / 60)}h`;
}

/** `5`, `2.5`; nothing finer than a tenth. */
function tenths(seconds: number): string {
  return String(Math.round(seconds * 10) / 10);
}
