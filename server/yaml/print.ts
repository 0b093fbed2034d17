import { stringify } from 'yaml';
import type { JsonValue } from './toJson';

/** The value as YAML of several lines, keys sorted: one text for equal values, with quotes where the API server needs them. */
export function printYaml(value: JsonValue): string {
  return stringify(value, { version: '1.1', sortMapEntries: true, aliasDuplicateObjects: false, lineWidth: 0 });
}
