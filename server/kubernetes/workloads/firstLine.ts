import type { LocatedMap, Span } from '../../yaml/located';

/** From the object's beginning to the end of its first entry. */
export function firstLine(node: LocatedMap): Span {
  return { start: node.span.start, end: node.entries[0]?.keySpan.end ?? node.span.start };
}
