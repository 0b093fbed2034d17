import { childOf, entryOf, parsePath, type Segment } from '../yaml/find';
import type { Located, LocatedMap, Span } from '../yaml/located';

/** Where a field stands: its value where that is a scalar, else its key. Where the field is absent, the nearest one around it that isn't. */
export function placeOf(object: LocatedMap, path: string): Span {
  let node: Located | undefined = object;
  let place: Span | undefined;
  for (const segment of parsePath(path)) {
    place = spanOf(node, segment) ?? place;
    node = childOf(node, segment);
    if (node === undefined) break;
  }
  return place ?? spanOf(object, 'kind') ?? object.span;
}

/** An item of a list is where its first key is: a whole container would be too much to underline. */
function spanOf(node: Located, segment: Segment): Span | undefined {
  if (node.type === 'map') {
    const entry = entryOf(node, String(segment));
    if (entry === undefined) return undefined;
    const { value } = entry;
    return value.type === 'scalar' && value.span.end > value.span.start && entry.merged === undefined ? value.span : entry.keySpan;
  }
  const item = childOf(node, segment);
  return (item?.type === 'map' ? item.entries[0]?.keySpan : undefined) ?? item?.span;
}
