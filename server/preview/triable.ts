import { kinds } from '../kinds/index';

/** The fields of each kind in which other values can be tried, by their what-if names. */
export const triableFields: readonly { readonly kind: string; readonly fields: readonly string[] }[] = kinds.map(({ type }) => ({
  kind: type.objectKind.kind,
  fields: type.whatIf.map(({ id }) => id),
}));

/** Of one kind; none of one that isn't known. */
export function triableOf(kind: string): readonly string[] {
  return triableFields.find(own => own.kind === kind)?.fields ?? [];
}
