import type { Path } from '../yaml/find';
import type { ApiObject, ApiValue } from './apiObject';
import { structType } from './apiTypes/apiType';
import { decode } from './decode';
import { objectKinds } from './objectKinds';
import type { Workload } from './workloads/workload';

/** What the API server would fill in if the fields of an object that is part of a workload weren't set; only single values, as text, by the names of the fields. */
export function defaultsBelow({ node, kind, deployment }: Workload, parent: Path, names: readonly string[]): ReadonlyMap<string, string> {
  const withDefaults = objectKinds.get(`apps/v1/${kind}`)?.withDefaults;
  if (withDefaults === undefined) return new Map();
  const { value } = decode(node, structType(kind), 'filledIn', deployment.server);
  const filled = withDefaults(changed(value, parent, own => withoutAll(own, names)));
  const object = parent.reduce<ApiValue | undefined>(childOf, filled);
  return new Map(
    names.flatMap(name => {
      const own = childOf(object, name);
      return own === undefined || typeof own === 'object' || own === '' ? [] : [[name, String(own)] as const];
    }),
  );
}

function childOf(value: ApiValue | undefined, segment: string | number): ApiValue | undefined {
  if (typeof value !== 'object') return undefined;
  return Array.isArray(value) ? (value as readonly ApiValue[])[Number(segment)] : (value as ApiObject)[segment];
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
