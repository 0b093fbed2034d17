import { type ApiObject, objectAt, objectsAt } from '../apiObject';

/** The object with what stands at a field filled in; as it is where nothing does. */
export function mapObject(object: ApiObject, field: string, fill: (inner: ApiObject) => ApiObject): ApiObject {
  const inner = objectAt(object, field);
  return inner === undefined ? object : { ...object, [field]: fill(inner) };
}

/** The object without a field. */
export function without(object: ApiObject, field: string): ApiObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== field));
}

/** The object with every item of a list filled in; as it is where there is no list. */
export function mapList(object: ApiObject, field: string, fill: (item: ApiObject) => ApiObject): ApiObject {
  return object[field] === undefined ? object : { ...object, [field]: objectsAt(object, field).map(fill) };
}
