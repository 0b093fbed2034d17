/** A quantity taken apart (k8s.io/apimachinery/pkg/api/resource): the digits as written, and what they are multiplied with. */
export interface Quantity {
  readonly sign: '' | '+' | '-';
  readonly whole: string;
  /** Digits behind the point; undefined where there is no point. */
  readonly fraction: string | undefined;
  readonly suffix: string;
}

/** The server's words for what isn't a quantity. */
export const quantityErrors = {
  format: `quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`,
  suffix: `unable to parse quantity's suffix`,
  numeric: 'unable to parse numeric part of quantity',
} as const;

const grammar = /^([+-]?)([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/;
const decimal: ReadonlyMap<string, number> = new Map([
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
]);
const binary: ReadonlyMap<string, number> = new Map([
  ['Ki', 10],
  ['Mi', 20],
  ['Gi', 30],
  ['Ti', 40],
  ['Pi', 50],
  ['Ei', 60],
]);

/** Reads a quantity such as `500m`, `1Gi`, `1e3`; the server's message for what isn't one. */
export function parseQuantity(text: string): Quantity | string {
  const match = grammar.exec(text);
  if (match === null || text === '') return quantityErrors.format;
  const [, sign = '', whole = '', fraction, suffix = ''] = match;
  if (scale(suffix) === undefined) return quantityErrors.suffix;
  if (whole === '' && (fraction ?? '') === '') return quantityErrors.numeric;
  return { sign: sign as Quantity['sign'], whole, fraction, suffix };
}

/** Writes a quantity as it was read. */
export function printQuantity({ sign, whole, fraction, suffix }: Quantity): string {
  return `${sign}${whole}${fraction === undefined ? '' : `.${fraction}`}${suffix}`;
}

/** One text for all quantities that are equal (`1`, `1000m`, `1e0`): decimal, with the largest of `n`, `u`, `m` or no suffix that leaves an integer. */
export function normalQuantity(quantity: Quantity): string {
  const nanos = toNanos(quantity);
  for (const [suffix, unit] of [
    ['', 1_000_000_000n],
    ['m', 1_000_000n],
    ['u', 1_000n],
  ] as const) {
    if (nanos % unit === 0n) return `${nanos / unit}${suffix}`;
  }
  return `${nanos}n`;
}

/** Less than a nano is rounded away from zero, as the server does. */
function toNanos({ sign, whole, fraction = '', suffix }: Quantity): bigint {
  const digits = BigInt(`${whole}${fraction}` || '0');
  const { power, exponent } = scale(suffix) ?? { power: 0, exponent: 0 };
  const scaled = digits << BigInt(power);
  const places = 9 + exponent - fraction.length;
  const size = places >= 0 ? scaled * 10n ** BigInt(places) : divideUp(scaled, 10n ** BigInt(-places));
  return sign === '-' ? -size : size;
}

function divideUp(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}

/** What a suffix multiplies with: a power of two and a power of ten; undefined for an unknown suffix. */
function scale(suffix: string): { readonly power: number; readonly exponent: number } | undefined {
  const power = binary.get(suffix);
  if (power !== undefined) return { power, exponent: 0 };
  const exponent = decimal.get(suffix) ?? (/^[eE][-+]?[0-9]{1,3}$/.test(suffix) ? Number(suffix.slice(1)) : undefined);
  return exponent === undefined ? undefined : { power: 0, exponent };
}
