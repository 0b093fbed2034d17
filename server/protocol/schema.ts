import { isRecord } from './record';
/** CONTRACT: what plain data must look like that comes from the other side of a border. */

/** Says what is wrong with a value, as `PATH must be …`; null where it is a T. What it has beside the fields of a T is not looked at. */
export interface Schema<T> {
  (value: unknown, path: string): string | null;
  /** There for the compiler only: schemas of different types aren't the same. */
  readonly type?: (value: T) => T;
}

/** Whether a value is what a schema wants. */
export function fits<T>(schema: Schema<T>, value: unknown): value is T {
  return schema(value, '') === null;
}

const mostCharacters = 50_000_000;

/** A text; without a limit of its own, of what a file may have. */
export function text(most = mostCharacters): Schema<string> {
  return (value, path) => {
    if (typeof value !== 'string') return `${path} must be a string`;
    return value.length > most ? `${path} must have at most ${most} characters` : null;
  };
}

export const truth: Schema<boolean> = (value, path) => (typeof value === 'boolean' ? null : `${path} must be a boolean`);

/** A number that isn't infinite. */
export function number(least = -Number.MAX_VALUE, most = Number.MAX_VALUE): Schema<number> {
  return (value, path) =>
    typeof value === 'number' && value >= least && value <= most ? null : `${path} must be a number from ${least} to ${most}`;
}

/** A whole number that can be counted on from. */
export function whole(least = 0, most: number = Number.MAX_SAFE_INTEGER - 1): Schema<number> {
  return (value, path) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? null
      : `${path} must be a whole number from ${least} to ${most}`;
}

/** One of some texts. */
export function oneOf<const T extends string>(...values: readonly T[]): Schema<T> {
  return (value, path) => ((values as readonly unknown[]).includes(value) ? null : `${path} must be ${values.join(' or ')}`);
}

export function orNull<T>(schema: Schema<T>): Schema<T | null> {
  return (value, path) => (value === null ? null : schema(value, path));
}

/** A field that may be absent. */
export function optional<T>(schema: Schema<T>): Schema<T | undefined> {
  return (value, path) => (value === undefined ? null : schema(value, path));
}

/** One of two or more; what is wrong is said as `wanted`. */
export function either<T extends readonly unknown[]>(
  wanted: string,
  ...schemas: { readonly [K in keyof T]: Schema<T[K]> }
): Schema<T[number]> {
  return (value, path) => (schemas.some(schema => schema(value, path) === null) ? null : `${path} must be ${wanted}`);
}

export function list<T>(item: Schema<T>, most = 100_000): Schema<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} must be a list`;
    if (value.length > most) return `${path} must have at most ${most} items`;
    for (let index = 0; index < value.length; index += 1) {
      const fault = item(value[index], `${path}[${index}]`);
      if (fault !== null) return fault;
    }
    return null;
  };
}

/** Values by keys that nobody knows before. */
export function dictionary<T>(item: Schema<T>, most = 10_000): Schema<Readonly<Record<string, T>>> {
  return (value, path) => {
    if (!isRecord(value)) return `${path} must be an object`;
    const entries = Object.entries(value);
    if (entries.length > most) return `${path} must have at most ${most} fields`;
    for (const [key, own] of entries) {
      const fault = item(own, `${path}[${JSON.stringify(key.slice(0, 100))}]`);
      if (fault !== null) return fault;
    }
    return null;
  };
}

/** The fields of a T, each with what it must be. */
export type Fields<T> = { readonly [K in keyof T]-?: Schema<T[K]> };

export function object<T extends object>(fields: Fields<T>): Schema<T> {
  const all = Object.entries(fields) as readonly (readonly [string, Schema<unknown>])[];
  return (value, path) => {
    if (!isRecord(value)) return `${path} must be an object`;
    for (const [key, schema] of all) {
      const fault = schema(Object.hasOwn(value, key) ? value[key] : undefined, `${path}.${key}`);
      if (fault !== null) return fault;
    }
    return null;
  };
}

/** A union by a field: `kind`, `state`. */
export function tagged<Tag extends string, T extends { readonly [K in Tag]: string }>(
  tag: Tag,
  members: { readonly [Kind in T[Tag]]: Schema<Extract<T, { readonly [K in Tag]: Kind }>> },
): Schema<T> {
  const all = new Map(Object.entries(members) as readonly (readonly [string, Schema<unknown>])[]);
  return (value, path) => {
    if (!isRecord(value)) return `${path} must be an object`;
    const kind = Object.hasOwn(value, tag) ? value[tag] : undefined;
    const member = typeof kind === 'string' ? all.get(kind) : undefined;
    return member === undefined ? `${path}.${tag} must be ${[...all.keys()].join(' or ')}` : member(value, path);
  };
}

/** Any object of plain data, whose owner looks into it. */
export const anyObject: Schema<Readonly<Record<string, unknown>>> = (value, path) => (isRecord(value) ? null : `${path} must be an object`);
