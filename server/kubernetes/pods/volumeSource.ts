import { type ApiObject, stringAt } from '../apiObject';
import { below, type FieldError, present, type Where } from '../validation/findings';

/** What is wrong with one kind of volume. */
export type SourceCheck = (source: ApiObject, where: Where, volume: ApiObject) => FieldError[];

/** Fields without which the volume is nothing. */
export function needs(...fields: readonly string[]): SourceCheck {
  return (source, where) => fields.flatMap(field => present(below(where, field), stringAt(source, field)));
}
