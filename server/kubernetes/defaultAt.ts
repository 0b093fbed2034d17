import { own } from './own';
import type { Path } from '../yaml/find';
import type { ApiObject, ApiValue } from './apiObject';
import { structType } from './apiTypes/apiType';
import { decode } from './decode';
import type { Workload } from './workloads/workload';

/** What the API server would fill in if the fields of an object that is part of a workload weren't set; only single values, as text, by the names of the fields. */
export function defaultsBelow({ node, type, object: own }: Workload, parent: Path, names: readonly string[]): ReadonlyMap<string, string> {
  const { kind, withDefaults } = type.objectKind;
  const { value } = decode(node, structType(kind), 'filledIn', own.server);
  const filled = withDefaults(changed(value, parent, inner => withoutAll(inner, names)));
  const object = parent.reduce<ApiValue | undefined>(childOf, filled);
  return new Map(
    names.flatMap(name => {
      const value = childOf(object, name);
      return value === undefined || typeof value === 'object' || value === '' ? [] : [[name, String(value)] as const];
    }),
  );
}

function childOf(value: ApiValue | undefined, segment: string | number): ApiValue | undefined {
  if (typeof value !== 'object') return undefined;
  return Array.isArray(value) ? (value as readonly ApiValue[])[Number(segment)] : own(value as ApiObject, String(segment));
}

/** The object with another one at a path, and with empty ones on the way there where there are none. */
function changed(object: ApiObject, [segment, ...rest]: Path, change: (object: ApiObject) => ApiObject): ApiObject {
  if (segment === undefined) return change(object);
  const inner = object[segment];
  if (!Array.isArray(inner)) {
    const own = typeof inner === 'object' ? (inner as ApiObject) : {};
    return typeof rest[0] === 'number' && inner === undefined ? object : { ...object, [segment]: changed(own, rest, change) };
  }
  const [index, ...further] = rest;
  const items = (inner as readonly ApiObject[]).map((item, at) => (at === index ? changed(item, further, change) : item));
  return { ...object, [segment]: items };
}

function withoutAll(object: ApiObject, names: readonly string[]): ApiObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
