import type { Path, Segment } from '../../yaml/find';
import type { ProblemCode } from '../problemCodes';

/** A field error of the API server (k8s.io/apimachinery/pkg/util/validation/field), before its place in the document is looked up. */
export interface FieldError extends Where {
  /** `TYPE[: VALUE][: DETAIL]`. */
  readonly message: string;
}

/** A field that is judged: what an error of it would be called, and where it would be shown. */
export interface Where {
  readonly code: ProblemCode;
  /** As the server names the field, such as `spec.template.spec.containers[0].resources.limits[cpu]`; now and then nothing stands there. */
  readonly path: string;
  /** Where the value stands. */
  readonly at: Path;
  /** Whether the key is at fault, not the value. */
  readonly onKey?: boolean;
  /** The other field that the message speaks of. */
  readonly related?: Path;
}

/** A field of the object itself. */
export function field(code: ProblemCode, ...path: readonly string[]): Where {
  return { code, path: path.join('.'), at: path };
}

/** What stands below: fields, and items of lists by their index. */
export function below({ code, path, at }: Where, ...segments: readonly Segment[]): Where {
  let text = path;
  for (const segment of segments) text += typeof segment === 'number' ? `[${segment}]` : `.${segment}`;
  return { code, path: text, at: at.concat(segments) };
}

/** A value of a map by its key, or the key itself. */
export function keyed({ code, path, at }: Where, key: string, onKey = false): Where {
  return { code, path: `${path}[${key}]`, at: [...at, key], onKey };
}

/** The field under another code. */
export function as({ path, at }: Where, code: ProblemCode): Where {
  return { code, path, at };
}

/** A path that the server shortens or makes up: the text stands elsewhere. */
export function shownAt(where: Where, at: Path): Where {
  return { ...where, at };
}

/** What is printed of a value: numbers plain, strings quoted, everything else as JSON (from 1.34). */
export type BadValue = string | number | boolean | null | object;

export function required(where: Where, detail = ''): FieldError {
  return error(where, 'Required value', detail);
}

export function forbidden(where: Where, detail: string): FieldError {
  return error({ onKey: true, ...where }, 'Forbidden', detail);
}

export function invalid(where: Where, value: BadValue, detail: string): FieldError {
  return error(where, `Invalid value: ${printed(value)}`, detail);
}

export function duplicate(where: Where, value: BadValue): FieldError {
  return error(where, `Duplicate value: ${printed(value)}`, '');
}

export function notFound(where: Where, value: BadValue, detail = ''): FieldError {
  return error(where, `Not found: ${printed(value)}`, detail);
}

export function tooLong(where: Where, most: number): FieldError {
  return error(where, 'Too long', `may not be more than ${most} bytes`);
}

export function tooMany(where: Where, count: number, most: number): FieldError {
  return error(where, `Too many: ${count}`, `must have at most ${most} items`);
}

export function unsupported(where: Where, value: BadValue, supported: readonly string[]): FieldError {
  return error(where, `Unsupported value: ${printed(value)}`, `supported values: ${supported.map(quoted).join(', ')}`);
}

/** An `Invalid value` for each of the messages. */
export function invalids(where: Where, value: BadValue, details: readonly string[]): FieldError[] {
  return details.map(detail => invalid(where, value, detail));
}

/** An `Unsupported value` where it isn't one of the values of an enumeration. */
export function oneOf(where: Where, value: string, supported: readonly string[]): FieldError[] {
  return supported.includes(value) ? [] : [unsupported(where, named(value), supported)];
}

/** A string whose type has a name of its own, as enumerations have: printed as JSON, not as Go quotes strings. */
export function named(text: string): BadValue {
  return { toJSON: () => text };
}

/** What has to be there. */
export function present(where: Where, value: string): FieldError[] {
  return value === '' ? [required(where)] : [];
}

export function nonNegative(where: Where, value: number | undefined): FieldError[] {
  return value !== undefined && value < 0 ? [invalid(where, value, 'must be greater than or equal to 0')] : [];
}

function error(where: Where, type: string, detail: string): FieldError {
  return { ...where, message: detail === '' ? type : `${type}: ${detail}` };
}

function printed(value: BadValue): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'object') return goJson(value);
  // JavaScript writes zeros in place of the last digits.
  return typeof value === 'number' && Number.isInteger(value) ? String(BigInt(value)) : String(value);
}

/** As Go's encoding/json: keys of maps sorted by the caller, what HTML and JavaScript would stumble over escaped. */
function goJson(value: object | null): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** As Go's %q. */
export function quoted(text: string): string {
  const escaped = text.replace(/["\\\p{C}\p{Z}]/gu, escape);
  return `"${escaped}"`;
}

function escape(char: string): string {
  const short = shortEscapes[char];
  if (short !== undefined) return short;
  const code = char.codePointAt(0) ?? 0;
  if (code === 0x20) return char;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
