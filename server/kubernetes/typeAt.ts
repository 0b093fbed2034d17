import type { Path } from '../yaml/find';
import { type ApiField, type ApiType, fieldsOf, structType } from './apiTypes/apiType';

/** The type of what stands at a path of an object of a kind; undefined where the API knows nothing there. */
export function typeAt(path: Path, kind: string): ApiType | undefined {
  return path.reduce<ApiType | undefined>((type, segment) => {
    if (type?.kind === 'struct') return fieldsOf(type.name).get(String(segment))?.type;
    return type?.kind === 'map' || (type?.kind === 'list' && typeof segment === 'number') ? type.of : undefined;
  }, structType(kind));
}

/** The field that a path of an object of a kind ends with; undefined where the API has none there, as for the keys of a map. */
export function apiFieldAt(path: Path, kind: string): ApiField | undefined {
  const parent = typeAt(path.slice(0, -1), kind);
  return parent?.kind === 'struct' ? fieldsOf(parent.name).get(String(path.at(-1))) : undefined;
}
