import type { Path, Segment } from '../../yaml/find';
import type { KubernetesVersion } from '../kubernetesVersion';
import type { ProblemCode } from '../../protocol/problemCodes';
import { type Detail, negative, type Reason, wordsIn } from './detail';
import { wordsOf } from './formerWords';
import { type GoValue, json, named, strings } from './goSyntax';
import { quoted } from '../../yaml/quoted';

/** A field error of the API server (k8s.io/apimachinery/pkg/util/validation/field), before its place in the document is looked up. */
export interface FieldError extends Where {
  /** `TYPE[: VALUE][: DETAIL]`. */
  readonly message: string;
  /** Absent for a warning. */
  readonly type?: ErrorType;
  /** Why; absent where nobody goes by it. */
  readonly reason?: Reason;
  /** The other fields that decide it, by their names. */
  readonly given?: readonly string[];
}

/** What `TYPE` is in the message. */
export type ErrorType = keyof typeof typeWords;

const typeWords = {
  required: 'Required value',
  forbidden: 'Forbidden',
  invalid: 'Invalid value',
  duplicate: 'Duplicate value',
  notFound: 'Not found',
  tooLong: 'Too long',
  tooMany: 'Too many',
  unsupported: 'Unsupported value',
} as const;

/** A field that is judged: what an error of it would be called, and where it would be shown. */
export interface Where {
  /** The server that judges it. */
  readonly server: KubernetesVersion;
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
export function field(server: KubernetesVersion, code: ProblemCode, ...path: readonly string[]): Where {
  return { server, code, path: path.join('.'), at: path };
}

/** What stands below: fields, and items of lists by their index. */
export function below({ server, code, path, at }: Where, ...segments: readonly Segment[]): Where {
  let text = path;
  for (const segment of segments) text += typeof segment === 'number' ? `[${segment}]` : `.${segment}`;
  return { server, code, path: text, at: at.concat(segments) };
}

/** A value of a map by its key, or the key itself. */
export function keyed({ server, code, path, at }: Where, key: string, onKey = false): Where {
  return { server, code, path: `${path}[${key}]`, at: [...at, key], onKey };
}

/** The field under another code. */
export function as({ server, path, at }: Where, code: ProblemCode): Where {
  return { server, code, path, at };
}

/** A path that the server shortens or makes up: the text stands elsewhere. */
export function shownAt(where: Where, at: Path): Where {
  return { ...where, at };
}

/** What is printed of a value: numbers plain, strings quoted, everything else as JSON, or as Go writes it before 1.34. */
export type BadValue = string | number | boolean | null | readonly string[] | GoValue;

export function required(where: Where, detail: Detail = ''): FieldError {
  return error(where, 'required', undefined, detail);
}

export function forbidden(where: Where, detail: Detail): FieldError {
  return error({ onKey: true, ...where }, 'forbidden', undefined, detail);
}

export function invalid(where: Where, value: BadValue, detail: Detail): FieldError {
  return error(where, 'invalid', value, detail);
}

export function duplicate(where: Where, value: BadValue): FieldError {
  return error(where, 'duplicate', value, '');
}

export function notFound(where: Where, value: BadValue, detail: Detail = ''): FieldError {
  return error(where, 'notFound', value, detail);
}

export function tooLong(where: Where, most: number): FieldError {
  return error(where, 'tooLong', undefined, where.server < 32 ? `must have at most ${most} bytes` : `may not be more than ${most} bytes`);
}

export function tooMany(where: Where, count: number, most: number): FieldError {
  return error(where, 'tooMany', count, `must have at most ${most} items`);
}

export function unsupported(where: Where, value: BadValue, supported: readonly string[]): FieldError {
  const words = `supported values: ${supported.map(quoted).join(', ')}`;
  return error(where, 'unsupported', value, { words, reason: { oneOf: supported } });
}

/** An `Invalid value` for each of the messages. */
export function invalids(where: Where, value: BadValue, details: readonly Detail[]): FieldError[] {
  return details.map(detail => invalid(where, value, detail));
}

/** An `Unsupported value` where it isn't one of the values of an enumeration. */
export function oneOf(where: Where, value: string, supported: readonly string[]): FieldError[] {
  return supported.includes(value) ? [] : [unsupported(where, named(value), supported)];
}

/** What has to be there. */
export function present(where: Where, value: string): FieldError[] {
  return value === '' ? [required(where)] : [];
}

export function nonNegative(where: Where, value: number | undefined): FieldError[] {
  return value !== undefined && value < 0 ? [invalid(where, value, negative)] : [];
}

function error(where: Where, type: ErrorType, value: BadValue | undefined, detail: Detail): FieldError {
  const words = wordsIn(detail);
  const parts = [
    typeWords[type],
    ...(value === undefined ? [] : [printed(value, where)]),
    ...(words === '' ? [] : [wordsOf(where.server, words)]),
  ];
  return { ...where, message: parts.join(': '), type, ...meaningOf(detail) };
}

/** What an error has of its detail beside the words. */
export function meaningOf(detail: Detail): Pick<FieldError, 'reason' | 'given'> {
  if (typeof detail === 'string') return {};
  const { words: _, ...meaning } = detail;
  return meaning;
}

function printed(value: BadValue, { server }: Where): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'object') {
    if (server >= 34 || value === null) return json(value);
    return 'go' in value ? value.go : strings(value).go;
  }
  // JavaScript writes zeros in place of the last digits.
  return typeof value === 'number' && Number.isInteger(value) ? String(BigInt(value)) : String(value);
}
