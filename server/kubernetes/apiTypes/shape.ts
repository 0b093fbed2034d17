import { isRecord } from '../../protocol/record';
import { fieldsOf, type ApiType } from './apiType';

/** No object of the API is nested deeper than this. */
const mostDepth = 100;

/**
 * Whether plain JSON is shaped as a type of the API: texts, numbers, lists and objects where the type has them, whatever is in them. Fields that the type
 * doesn't have may be anything.
 */
export function hasShape(value: unknown, type: ApiType, depth = 0): boolean {
  if (depth > mostDepth) return false;
  switch (type.kind) {
    case 'struct':
      return (
        isRecord(value) &&
        [...fieldsOf(type.name)].every(([key, field]) => !Object.hasOwn(value, key) || hasShape(value[key], field.type, depth + 1))
      );
    case 'list':
      return Array.isArray(value) && value.every(item => hasShape(item, type.of, depth + 1));
    case 'map':
      return isRecord(value) && Object.values(value).every(item => hasShape(item, type.of, depth + 1));
    case 'string':
    case 'time':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'int':
      return typeof value === 'number';
    case 'intOrString':
    case 'quantity':
      return typeof value === 'string' || typeof value === 'number';
    case 'any':
      return true;
  }
}
