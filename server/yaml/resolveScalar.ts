/**
 * What the API server reads for a scalar: sigs.k8s.io/yaml resolves YAML 1.1 words and numbers (go-yaml v2, resolve) and hands the result on
 * as JSON. Only plain scalars are looked at; quotes and block scalars are strings unless a tag says otherwise.
 */
export type ScalarValue = string | number | boolean | null;

const words: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(word => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(word => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map(word => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(word => [word, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map(word => [word, Number.NEGATIVE_INFINITY] as const),
]);

const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const integer = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/;

/**
 * The value of a plain scalar without a tag. `.inf` and `.nan` answer the JavaScript numbers of that name: no JSON, so that the server refuses
 * them. Integers beyond 2^53 lose digits.
 */
export function resolvePlain(text: string): ScalarValue {
  const word = words.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  // Only + - . and digits begin a number.
  if (first !== 0x2b && first !== 0x2d && first !== 0x2e && (first < 0x30 || first > 0x39)) return text;
  if (first === 0x2e) return resolveFloat(text) ?? text;
  const digits = text.replaceAll('_', '');
  return resolveInteger(digits) ?? resolveFloat(digits) ?? text;
}

/** The value of a scalar that bears a tag (as written out: `!`, `!custom`, `tag:yaml.org,2002:int`), or why the tag doesn't go with the text. */
export function resolveTagged(tag: string, text: string): { readonly value: ScalarValue } | { readonly problem: string } {
  const name = /^tag:yaml\.org,2002:(.*)$/.exec(tag)?.[1];
  if (name === 'binary') return decodeBase64(text);
  if (name === undefined || !['bool', 'int', 'float', 'null', 'timestamp'].includes(name)) return { value: text };
  const value = resolvePlain(text);
  const own = typeName(value, text);
  if (own === name || (name === 'float' && own === 'int')) return { value: name === 'timestamp' ? text : value };
  return { problem: `cannot decode !!${own} \`${text}\` as a !!${name}` };
}

/** What go-yaml takes a plain text for. */
function typeName(value: ScalarValue, text: string): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return resolveInteger(text.replaceAll('_', '')) === undefined ? 'float' : 'int';
  if (text === '<<') return 'merge';
  return isTimestamp(text) ? 'timestamp' : 'str';
}

/** A date, alone or with a time (parseTimestamp); the day may be none of its month. */
function isTimestamp(text: string): boolean {
  return /^\d{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])(?:$|[Tt]\d?\d:\d?\d:\d?\d(?:[.,]\d+)?(?:Z|[-+]\d\d:\d\d)$| +\d?\d:\d?\d:\d?\d(?:[.,]\d+)?$)/.test(
    text,
  );
}

/** What the bytes are in UTF-8; a line may break in them anywhere. */
function decodeBase64(text: string): { readonly value: string } | { readonly problem: string } {
  const digits = text.replaceAll(/[\r\n]/g, '');
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return { problem: '!!binary value contains invalid base64 data' };
  return { value: new TextDecoder().decode(Uint8Array.from(atob(digits), octet => octet.charCodeAt(0))) };
}

/** The key that sigs.k8s.io/yaml makes of a number: all digits of an integer, of a fraction what 32 bits hold, as Go's `%g` prints it. */
export function numberKey(value: number, source: string): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
  const digits = source.replaceAll('_', '').replace(/^\+/, '');
  if (resolveInteger(digits) !== undefined) return Number.isSafeInteger(value) ? String(value) : digits;
  const exact = [...Array(9).keys()].map(at => value.toPrecision(at + 1)).find(text => Math.fround(Number(text)) === Math.fround(value));
  const [mantissa = '', exponent = '0'] = Number(exact ?? value)
    .toExponential()
    .split('e');
  const places = Number(exponent);
  if (places >= -4 && places < 6) return String(Number(exact ?? value));
  return `${mantissa}e${places < 0 ? '-' : '+'}${String(Math.abs(places)).padStart(2, '0')}`;
}

function resolveInteger(text: string): number | undefined {
  const match = integer.exec(text);
  if (match === null) return undefined;
  const [, sign, hex, binary, octal, decimal] = match;
  const size =
    hex !== undefined
      ? parseInt(hex, 16)
      : binary !== undefined
        ? parseInt(binary, 2)
        : octal !== undefined
          ? parseInt(octal, 8)
          : Number(decimal);
  // Past 64 bits it is a float, which has the decimal digits only.
  if (decimal === undefined && size >= 2 ** 64) return undefined;
  return sign === '-' && size !== 0 ? -size : size;
}

function resolveFloat(text: string): number | undefined {
  if (!float.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
