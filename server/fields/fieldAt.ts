import { placeAt, printPath } from '../yaml/find';
import type { LocatedMap, Span } from '../yaml/located';

/** A field of an object and where it stands. */
export interface FieldPlace {
  /** Such as `spec.template.spec.containers[0].image`. */
  readonly path: string;
  readonly key: string;
  /** The key, with the value where that is a scalar. */
  readonly span: Span;
}

/** The field whose key or scalar value the offset touches; undefined where it touches none. */
export function fieldAt(object: LocatedMap, offset: number): FieldPlace | undefined {
  const place = placeAt(object, offset);
  const key = place?.path.at(-1);
  if (place?.keySpan === undefined || typeof key !== 'string') return undefined;
  const { node, keySpan, on } = place;
  if (on === 'value' && node.type !== 'scalar') return undefined;
  const withValue = node.type === 'scalar' && node.span.start >= keySpan.end;
  return { path: printPath(place.path), key, span: withValue ? { start: keySpan.start, end: node.span.end } : keySpan };
}
