import { quoted } from '../../yaml/quoted';

/**
 * A value that the server prints otherwise than it is written. From 1.34 on it is JSON; before, it was Go's own syntax (`%#v`) of the type in the server's
 * memory, unless that type had a text of its own.
 */
export interface GoValue {
  readonly toJSON: () => unknown;
  readonly go: string;
}

export function goValue(json: unknown, go: string): GoValue {
  return { toJSON: () => (isGoValue(json) ? json.toJSON() : json), go };
}

function isGoValue(value: unknown): value is GoValue {
  return typeof value === 'object' && value !== null && 'toJSON' in value && 'go' in value;
}

/** A string whose type has a name of its own, as enumerations have: it isn't quoted as Go quotes plain strings, but as JSON. */
export function named(text: string): GoValue {
  return goValue(text, quoted(text));
}

/** The name of a resource: once it was printed without quotes. */
export function resourceName(text: string): GoValue {
  return goValue(text, text);
}

/** An int-or-string. */
export function amount(value: string | number): GoValue {
  const [type, number, text] = typeof value === 'string' ? [1, 0, value] : [0, value, ''];
  return goValue(value, `intstr.IntOrString{Type:${type}, IntVal:${number}, StrVal:${quoted(text)}}`);
}

export function strings(list: readonly string[], type = 'string'): GoValue {
  return goValue(list, `[]${type}{${list.map(quoted).join(', ')}}`);
}

/** Keys in their order; undefined for a map that isn't set. */
export function stringMap(map: Readonly<Record<string, string>> | undefined): GoValue {
  const entries = Object.entries(map ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  const text = entries.map(([key, value]) => `${quoted(key)}:${quoted(value)}`).join(', ');
  return goValue(map ?? null, map === undefined ? 'map[string]string(nil)' : `map[string]string{${text}}`);
}

const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/** A quantity that isn't printed as one: its digits, and how they are kept as a text. */
export function quantity(text: string, kept: string): GoValue {
  const [, sign = '', whole = '', fraction = '', suffix = ''] = /^([-+]?)([0-9]*)(?:\.([0-9]*))?([numkMGTPE]?)$/.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+(?=[0-9])/, '');
  const exponent = 3 * decimalSuffixes.indexOf(suffix) - 9 - fraction.length;
  const zeros = exponent < 0 ? Math.min(digits.length - withoutZeros(digits).length, -exponent) : 0;
  const value = `${sign === '-' ? '-' : ''}${digits.slice(0, digits.length - zeros)}`;
  const amount = `i:resource.int64Amount{value:${value}, scale:${exponent + zeros}}`;
  return goValue(text, `resource.Quantity{${amount}, d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:${quoted(kept)}, Format:"DecimalSI"}`);
}

/** A pointer within a struct, whose address nobody can know; undefined for none. */
export function pointer(type: string, value: unknown): GoValue {
  return goValue(value ?? null, `(*${type})(${value === undefined ? 'nil' : '0x…'})`);
}

/** A struct with its fields as Go names them, in the order in which they are declared. */
export function struct(type: string, fields: Readonly<Record<string, GoValue>>): GoValue {
  const entries = Object.entries(fields);
  return goValue(fields, `${type}{${entries.map(([name, { go }]) => `${name}:${go}`).join(', ')}}`);
}

/** As Go's encoding/json: keys of maps sorted by the caller, what HTML and JavaScript would stumble over escaped. */
export function json(value: object | null): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Digits without the zeros at their end. */
function withoutZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
