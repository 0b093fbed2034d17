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

/**
 * The value of a scalar that bears a tag (as written out: `!`, `!custom`, `tag:yaml.org,2002:int`); undefined where the tag doesn't go with the
 * text, which the server refuses.
 */
export function resolveTagged(tag: string, text: string): ScalarValue | undefined {
  const plain = resolvePlain(text);
  switch (tag) {
    case 'tag:yaml.org,2002:int':
      return typeof plain === 'number' && resolveInteger(text.replaceAll('_', '')) !== undefined ? plain : undefined;
    case 'tag:yaml.org,2002:float':
      return typeof plain === 'number' ? plain : undefined;
    case 'tag:yaml.org,2002:bool':
      return typeof plain === 'boolean' ? plain : undefined;
    case 'tag:yaml.org,2002:null':
      return plain === null ? null : undefined;
    default:
      return text;
  }
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
