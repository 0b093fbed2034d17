/**
 * What of a text can't be seen, or moves what can: control characters, bidirectional ones, separators, halves of characters. A
 * line has an end, and joiners belong to scripts and emoji.
 */
export const unseen = String.raw`(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]`;
const shownByNumber = new RegExp(String.raw`(?![\t\r])${unseen}`, 'gu');

/** A text of others with what can't be seen by its number, as VS Code shows it in editors: `[U+202E]`. */
export function visible(text: string): string {
  return text.replace(shownByNumber, character => `[U+${hex(character)}]`);
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** A text of others as it is shown: visible, and where it has more characters than that, without its middle. */
export function shown(text: string, most = 1000): string {
  if (text.length <= most) return visible(text);
  const end = Math.floor(most / 4);
  return `${visible(text.slice(0, most - end - 1))}…${visible(text.slice(-end))}`;
}

/** Plain data with each text in it as it is shown, but for what stands under a key that is `exact`: it is used as it is. */
export function shownIn<Data>(data: Data, exact: ReadonlySet<string> = new Set()): Data {
  return shownValue(data, exact) as Data;
}

function shownValue(data: unknown, exact: ReadonlySet<string>): unknown {
  if (typeof data === 'string') return shown(data);
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map(item => shownValue(item, exact));
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, exact.has(key) ? value : shownValue(value, exact)]));
}
