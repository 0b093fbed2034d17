import { own } from './own';

/**
 * A decoded object of the API as plain JSON: only known fields, of the right types. A field whose value is its type's zero and that doesn't tell
 * this from absence (see ApiField.pointer) is left out, as are nulls. Quantities are as the API server prints them.
 */
export type ApiValue = boolean | number | string | readonly ApiValue[] | ApiObject;
export interface ApiObject {
  readonly [field: string]: ApiValue | undefined;
}

/** Whether a value is a list, a map or an object with nothing in it. */
export function isEmpty(value: ApiValue): boolean {
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** The object at a field; undefined where none is set. */
export function objectAt(object: ApiObject | undefined, field: string): ApiObject | undefined {
  const value = own(object, field);
  return typeof value === 'object' && !Array.isArray(value) ? (value as ApiObject) : undefined;
}

/** The objects of a list field; empty where none is set. */
export function objectsAt(object: ApiObject | undefined, field: string): readonly ApiObject[] {
  const value = own(object, field);
  return Array.isArray(value) ? (value as readonly ApiObject[]) : [];
}

/** The strings of a list field; empty where none is set. */
export function stringsAt(object: ApiObject | undefined, field: string): readonly string[] {
  const value = own(object, field);
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** The string at a field; empty where none is set, as in Go. */
export function stringAt(object: ApiObject | undefined, field: string): string {
  const value = own(object, field);
  return typeof value === 'string' ? value : '';
}

/** The number at a field; undefined where none is set. */
export function numberAt(object: ApiObject | undefined, field: string): number | undefined {
  const value = own(object, field);
  return typeof value === 'number' ? value : undefined;
}

/** The strings of a map field by their keys; undefined where no map is set. */
export function labelsAt(object: ApiObject | undefined, field: string): Readonly<Record<string, string>> | undefined {
  return objectAt(object, field) as Readonly<Record<string, string>> | undefined;
}
