import type { LocatedMap } from '../../yaml/located';
import { type JsonValue, toJson } from '../../yaml/toJson';
import type { ApiObject, ApiValue } from '../apiObject';

/** An object of a kind whose fields nobody checks: as it is written, without nulls. What is read of it says by its type what it takes. */
export function plainObject(node: LocatedMap): ApiObject {
  return withoutNulls(toJson(node)) as ApiObject;
}

function withoutNulls(value: JsonValue): ApiValue | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.flatMap(item => withoutNulls(item) ?? []);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const kept = withoutNulls(inner);
      return kept === undefined ? [] : [[key, kept] as const];
    }),
  );
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
