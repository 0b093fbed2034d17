import type { Path } from '../../yaml/find';
import type { ProblemCode } from '../problemCodes';

/** A field error of the API server (k8s.io/apimachinery/pkg/util/validation/field), before its place in the document is looked up. */
export interface FieldError {
  readonly code: ProblemCode;
  /** As the server names the field. */
  readonly path: Path;
  /** `TYPE[: VALUE][: DETAIL]`. */
  readonly message: string;
  /** Where the value really stands, where that is not `path`: a bad key or value of a map, or a path that the server shortens. */
  readonly at?: Path;
  /** Whether the key is at fault, not the value. */
  readonly onKey?: boolean;
  /** The other field that the message speaks of. */
  readonly related?: Path;
}

type Where = Pick<FieldError, 'code' | 'path' | 'at' | 'onKey' | 'related'>;

/** What is printed of a value: numbers plain, strings quoted, everything else as JSON (from 1.34). */
export type BadValue = string | number | boolean | null | object;

export function required(where: Where, detail = ''): FieldError {
  return error(where, 'Required value', detail);
}

export function forbidden(where: Where, detail: string): FieldError {
  return error(where, 'Forbidden', detail);
}

export function invalid(where: Where, value: BadValue, detail: string): FieldError {
  return error(where, `Invalid value: ${printed(value)}`, detail);
}

export function duplicate(where: Where, value: BadValue): FieldError {
  return error(where, `Duplicate value: ${printed(value)}`, '');
}

export function notFound(where: Where, value: BadValue): FieldError {
  return error(where, `Not found: ${printed(value)}`, '');
}

export function tooLong(where: Where, detail: string): FieldError {
  return error(where, 'Too long', detail);
}

export function unsupported(where: Where, value: BadValue, supported: readonly string[]): FieldError {
  return error(where, `Unsupported value: ${printed(value)}`, `supported values: ${supported.map(quoted).join(', ')}`);
}

/** An `Invalid value` for each of the messages. */
export function invalids(where: Where, value: BadValue, details: readonly string[]): FieldError[] {
  return details.map(detail => invalid(where, value, detail));
}

export function nonNegative(where: Where, value: number | undefined): FieldError[] {
  return value !== undefined && value < 0 ? [invalid(where, value, 'must be greater than or equal to 0')] : [];
}

function error({ code, path, at, onKey, related }: Where, type: string, detail: string): FieldError {
  return {
    code,
    path,
    message: detail === '' ? type : `${type}: ${detail}`,
    ...(at === undefined ? {} : { at }),
    ...(onKey === undefined ? {} : { onKey }),
    ...(related === undefined ? {} : { related }),
  };
}

function printed(value: BadValue): string {
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'object' ? goJson(value) : String(value);
}

/** As Go's encoding/json: keys of maps sorted by the caller, `<`, `>` and `&` escaped. */
function goJson(value: object | null): string {
  return JSON.stringify(value).replace(/[<>&]/g, char => `\\u00${char.charCodeAt(0).toString(16)}`);
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
function quoted(text: string): string {
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
