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
const nanosPerUnit = 1_000_000_000n;

/** The suffixes from the greatest down, with what they multiply nanos with; an integer each. */
const decimalSuffixes: readonly (readonly [string, bigint])[] = ['E', 'P', 'T', 'G', 'M', 'k', '', 'm', 'u', 'n'].map(
  (suffix, index) => [suffix, 10n ** BigInt(27 - 3 * index)] as const,
);
const binarySuffixes: readonly (readonly [string, bigint])[] = ['Ei', 'Pi', 'Ti', 'Gi', 'Mi', 'Ki'].map(
  (suffix, index) => [suffix, nanosPerUnit << BigInt(60 - 10 * index)] as const,
);
const multipliers = new Map([...decimalSuffixes, ...binarySuffixes]);

/** Reads a quantity such as `500m`, `1Gi`, `1e3`; the server's message for what isn't one. */
export function parseQuantity(text: string): Quantity | string {
  const match = grammar.exec(text);
  if (match === null || text === '') return quantityErrors.format;
  const [, sign = '', whole = '', fraction, suffix = ''] = match;
  if (!multipliers.has(suffix) && exponentOf(suffix) === undefined) return quantityErrors.suffix;
  if (whole === '' && (fraction ?? '') === '') return quantityErrors.numeric;
  return { sign: sign as Quantity['sign'], whole, fraction, suffix };
}

/** Writes a quantity as it was read. */
export function printQuantity({ sign, whole, fraction, suffix }: Quantity): string {
  return `${sign}${whole}${fraction === undefined ? '' : `.${fraction}`}${suffix}`;
}

/** Its value in nanos, the smallest unit. Less than a nano is rounded away from zero, as the server does. */
export function nanosOf({ sign, whole, fraction = '', suffix }: Quantity): bigint {
  const digits = BigInt(`${whole}${fraction}` || '0');
  const exponent = exponentOf(suffix);
  const scaled = digits * (multipliers.get(suffix) ?? nanosPerUnit) * 10n ** BigInt(Math.max(exponent ?? 0, 0));
  const size = divideUp(scaled, 10n ** BigInt(fraction.length + Math.max(-(exponent ?? 0), 0)));
  return sign === '-' ? -size : size;
}

/**
 * As the API server prints it (Quantity.String): with the greatest suffix of its kind that leaves an integer. Binary ones less than 1024 are
 * printed as decimal ones.
 */
export function canonicalQuantity(quantity: Quantity): string {
  const nanos = nanosOf(quantity);
  if (nanos === 0n) return '0';
  if (exponentOf(quantity.suffix) !== undefined) return canonicalExponent(nanos);
  const size = nanos < 0n ? -nanos : nanos;
  if (quantity.suffix.endsWith('i') && size >= 1024n * nanosPerUnit) {
    const units = divideUp(size, nanosPerUnit) * nanosPerUnit;
    const [suffix, unit] = binarySuffixes.find(([, multiplier]) => units % multiplier === 0n) ?? ['', nanosPerUnit];
    return `${nanos < 0n ? '-' : ''}${units / unit}${suffix}`;
  }
  const [suffix, unit] = decimalSuffixes.find(([, multiplier]) => nanos % multiplier === 0n) ?? ['n', 1n];
  return `${nanos / unit}${suffix}`;
}

/** One text for all quantities that are equal (`1`, `1000m`, `1e0`). */
export function normalQuantity(quantity: Quantity): string {
  const nanos = nanosOf(quantity);
  return canonicalQuantity({ sign: nanos < 0n ? '-' : '', whole: String(nanos < 0n ? -nanos : nanos), fraction: undefined, suffix: 'n' });
}

/** `12e3`: an exponent that is a multiple of three. */
function canonicalExponent(nanos: bigint): string {
  const [suffix, unit] = decimalSuffixes.find(([, multiplier]) => nanos % multiplier === 0n) ?? ['n', 1n];
  const exponent = 18 - 3 * decimalSuffixes.findIndex(([other]) => other === suffix);
  return exponent === 0 ? String(nanos / unit) : `${nanos / unit}e${exponent}`;
}

function divideUp(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}

/** The exponent of a suffix such as `e3`; undefined for the other suffixes. `E` alone is a suffix, not an exponent. */
function exponentOf(suffix: string): number | undefined {
  return /^[eE][-+]?[0-9]{1,3}$/.test(suffix) ? Number(suffix.slice(1)) : undefined;
}
