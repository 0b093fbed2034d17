/** A quantity such as `500m`, `1Gi`, `1e3` (k8s.io/apimachinery/pkg/api/resource). */
export interface Quantity {
  /** Its value in nanos, the smallest unit. Less than a nano is rounded away from zero, as the server does. */
  readonly nanos: bigint;
  /** As the API server prints it (Quantity.String): as it was written where that is nearly canonical, else in canonical form. */
  readonly text: string;
}

/** The server's words for what isn't a quantity. */
export const quantityErrors = {
  format: `quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`,
  suffix: `unable to parse quantity's suffix`,
  numeric: 'unable to parse numeric part of quantity',
} as const;

/** What is behind the digits begins with none: else each digit could be on either side. */
const grammar = /^([+-]?)([0-9]*)(?:\.([0-9]*))?((?:(?:[eEinumkKMGTP]+[-+]?|[-+])[0-9]*)?)$/;
/** Digits that matter: with fewer before the point a number is beyond all that is kept, and what is behind more of them is nothing. */
const mostDigits = 10_000;
const nanosPerUnit = 1_000_000_000n;
const maxInt64 = 2n ** 63n - 1n;
/** No text that is a number to anybody has a greater one. */
const maxExponent = 4999;

const decimalSuffixes: ReadonlyMap<string, number> = new Map(
  ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'].map((suffix, at) => [suffix, 3 * at - 9]),
);
const binarySuffixes: ReadonlyMap<string, number> = new Map(
  ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix, at) => [suffix, 10 * at + 10]),
);

/** What the digits are multiplied with: a power of 10 or of 2. */
interface Unit {
  readonly format: 'decimal' | 'exponent' | 'binary';
  readonly exponent: number;
}

/** Reads a quantity; the server's message for what isn't one. */
export function parseQuantity(text: string): Quantity | string {
  const match = grammar.exec(text);
  if (match === null || text === '') return quantityErrors.format;
  const [, sign = '', digits = '', allFraction = '', suffix = ''] = match;
  const whole = digits.replace(/^0+/, '').slice(0, mostDigits);
  const fraction = allFraction.slice(0, mostDigits);
  const unit = unitOf(suffix);
  if (unit === undefined) return quantityErrors.suffix;
  const fits = fitsInt64(whole || '0', fraction, unit);
  if (!fits && !/[0-9]/.test(text.slice(0, text.length - suffix.length))) return quantityErrors.numeric;
  const size = nanosOf(BigInt(`${whole}${fraction}` || '0'), fraction.length, unit);
  const nanos = sign === '-' ? -size : size;
  return { nanos, text: fits && isKept(whole || '0', fraction, unit) ? text : canonical(nanos, unit.format) };
}

/** One text for all quantities that are equal (`1`, `1000m`, `1e0`): as the server prints them in decimal, or in binary (`64Mi`) where that is shorter. */
export function normalQuantity({ nanos }: Quantity): string {
  const [decimal, binary] = [canonical(nanos, 'decimal'), canonical(nanos, 'binary')];
  return binary.length < decimal.length && nanos >= mebibyte ? binary : decimal;
}

/** Counts of something else than bytes are less. */
const mebibyte = 1_048_576n * nanosPerUnit;

/** A quantity as the server prints it once it has rounded it up to thousandths, which it does with those of a pod (SetDefaults_ResourceList). */
export function roundedToMilli(text: string): string {
  const quantity = parseQuantity(text);
  const milli = nanosPerUnit / 1000n;
  if (typeof quantity === 'string' || quantity.nanos % milli === 0n) return text;
  const size = divideUp(quantity.nanos < 0n ? -quantity.nanos : quantity.nanos, milli) * milli;
  return canonical(quantity.nanos < 0n ? -size : size, formatOf(text));
}

/** The sum of quantities as the server prints it: in the format of the first that isn't 0. */
export function sumOfQuantities(texts: readonly string[]): string {
  const quantities = texts.map(text => ({ text, parsed: parseQuantity(text) }));
  const nanos = quantities.reduce((sum, { parsed }) => sum + (typeof parsed === 'string' ? 0n : parsed.nanos), 0n);
  const first = quantities.find(({ parsed }) => typeof parsed !== 'string' && parsed.nanos !== 0n)?.text ?? '';
  return canonical(nanos, formatOf(first));
}

/** So many times a quantity, as the server prints it. */
export function multipliedQuantity(text: string, times: number): string {
  const parsed = parseQuantity(text);
  return typeof parsed === 'string' ? '0' : canonical(parsed.nanos * BigInt(times), formatOf(text));
}

function formatOf(text: string): Unit['format'] {
  if (text.endsWith('i')) return 'binary';
  return /[eE][-+]?[0-9]/.test(text) ? 'exponent' : 'decimal';
}

function unitOf(suffix: string): Unit | undefined {
  const decimal = decimalSuffixes.get(suffix);
  if (decimal !== undefined) return { format: 'decimal', exponent: decimal };
  const binary = binarySuffixes.get(suffix);
  if (binary !== undefined) return { format: 'binary', exponent: binary };
  if (!/^[eE][-+]?[0-9]+$/.test(suffix)) return undefined;
  return { format: 'exponent', exponent: Math.max(Math.min(Number(suffix.slice(1)), maxExponent), -maxExponent) };
}

function nanosOf(digits: bigint, fractionDigits: number, { format, exponent }: Unit): bigint {
  if (format === 'binary') {
    const nanos = divideUp((digits * nanosPerUnit) << BigInt(exponent), 10n ** BigInt(fractionDigits));
    return nanos > maxInt64 * nanosPerUnit ? maxInt64 * nanosPerUnit : nanos;
  }
  const power = exponent + 9 - fractionDigits;
  return power >= 0 ? digits * 10n ** BigInt(power) : divideUp(digits, 10n ** BigInt(-power));
}

/** Whether the server reads it without going over to numbers of any length. */
function fitsInt64(whole: string, fraction: string, { format, exponent }: Unit): boolean {
  if (format === 'binary') return fraction === '' && whole.length + Math.floor((exponent * 3) / 10) <= 14;
  return whole.length + fraction.length <= 18 && exponent - fraction.length >= -9;
}

/** Whether the server takes what was written for canonical (ParseQuantity, where it keeps the string). */
function isKept(whole: string, fraction: string, { format, exponent }: Unit): boolean {
  if (format === 'binary') return BigInt(whole) % 8n !== 0n;
  const digits = whole + fraction;
  return (exponent - fraction.length) % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0');
}

/** With the greatest suffix of its kind that leaves an integer (CanonicalizeBytes). Binary ones less than 1024 or not whole are printed as decimal ones. */
function canonical(nanos: bigint, format: Unit['format']): string {
  if (nanos === 0n) return '0';
  const [sign, size] = nanos < 0n ? ['-', -nanos] : ['', nanos];
  if (format === 'binary' && size >= 1024n * nanosPerUnit && size % nanosPerUnit === 0n) {
    const [amount, times] = withoutFactor(size / nanosPerUnit, 1024n);
    return `${sign}${amount}${suffixFor(10 * times, binarySuffixes)}`;
  }
  const [amount, times] = withoutFactor(size, 10n);
  const over = times % 3;
  const exponent = times - over - 9;
  const digits = `${sign}${amount}${'0'.repeat(over)}`;
  if (format !== 'exponent') return `${digits}${suffixFor(exponent, decimalSuffixes)}`;
  return exponent === 0 ? digits : `${digits}e${exponent}`;
}

/** Empty also for what is greater than every suffix, which the server prints so, too. */
function suffixFor(exponent: number, suffixes: ReadonlyMap<string, number>): string {
  return [...suffixes].find(([, other]) => other === exponent)?.[0] ?? '';
}

function withoutFactor(value: bigint, factor: bigint): [bigint, number] {
  let [rest, times] = [value, 0];
  while (rest % factor === 0n) [rest, times] = [rest / factor, times + 1];
  return [rest, times];
}

function divideUp(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}
