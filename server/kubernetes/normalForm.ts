import { type ApiObject, type ApiValue, isEmpty } from './apiObject';
import { type ApiType, fieldsOf } from './apiTypes/apiType';
import { normalQuantity, parseQuantity } from './quantity';

/**
 * A decoded object of a type of the tables in a form in which two objects are deeply equal if and only if the server takes them for the same
 * (apimachinery, equality.Semantic.DeepEqual): no empty maps, and one text for each quantity.
 */
export function normalForm(object: ApiObject, struct: string): ApiObject {
  return withoutEmpty(object, struct, normalText);
}

/** Likewise, but with quantities as they are stored: `1Gi` isn't `1073741824`. */
export function storedForm(object: ApiObject, struct: string): ApiObject {
  return withoutEmpty(object, struct, text => text);
}

type OfQuantity = (text: string) => string;

function normalText(text: string): string {
  const quantity = parseQuantity(text);
  return typeof quantity === 'string' ? text : normalQuantity(quantity);
}

function withoutEmpty(object: ApiObject, struct: string, ofQuantity: OfQuantity): ApiObject {
  const fields = fieldsOf(struct);
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) => {
      const field = fields.get(key);
      if (value === undefined) return [];
      const normal = field === undefined ? value : normalValue(value, field.type, ofQuantity);
      return isEmpty(normal) && field?.pointer !== true ? [] : [[key, normal] as const];
    }),
  );
}

/** Whether the server takes two decoded and defaulted objects for the same; absent is the same as empty. */
export function meansTheSame(one: ApiObject | undefined, other: ApiObject | undefined, struct: string): boolean {
  const textOf = (object: ApiObject | undefined): string => JSON.stringify(normalForm(object ?? {}, struct), sortedKeys);
  return textOf(one) === textOf(other);
}

function sortedKeys(_: string, value: ApiValue): ApiValue {
  return isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}

function normalValue(value: ApiValue, type: ApiType, ofQuantity: OfQuantity): ApiValue {
  switch (type.kind) {
    case 'struct':
      return isObject(value) ? withoutEmpty(value, type.name, ofQuantity) : value;
    case 'list':
      return Array.isArray(value) ? (value as readonly ApiValue[]).map(item => normalValue(item, type.of, ofQuantity)) : value;
    case 'map':
      if (!isObject(value)) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, item === undefined ? item : normalValue(item, type.of, ofQuantity)]),
      );
    case 'quantity':
      return typeof value === 'string' ? ofQuantity(value) : value;
    default:
      return value;
  }
}

function isObject(value: ApiValue): value is ApiObject {
  return typeof value === 'object' && !Array.isArray(value);
}
