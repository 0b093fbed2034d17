import { entryOf, find, type Path } from '../yaml/find';
import type { Located, LocatedMap, Span } from '../yaml/located';

/** Where a problem is shown: the value at its path or its key; where nothing stands there, the key of the nearest parent that does. */
export function spanOf(root: LocatedMap, path: Path, onKey: boolean): Span {
  const node = find(root, path);
  const key = keySpanOf(root, path);
  if (node !== undefined) return onKey && key !== undefined ? key : visibleSpan(node, key);
  for (let depth = path.length - 1; depth > 0; depth--) {
    const parent = path.slice(0, depth);
    const found = find(root, parent);
    if (found !== undefined) return keySpanOf(root, parent) ?? visibleSpan(found, undefined);
  }
  return keySpanOf(root, ['kind']) ?? { start: root.span.start, end: root.span.start };
}

/** What is written over several lines is shown by its key, an item of a list by its first one. */
function visibleSpan(node: Located, key: Span | undefined): Span {
  if (key !== undefined && node.span.start === node.span.end) return key;
  if (node.type === 'scalar' || node.flow || node.alias !== undefined) return node.span;
  if (key !== undefined) return key;
  const [first] = node.type === 'map' ? node.entries : node.items;
  if (first === undefined) return node.span;
  return 'keySpan' in first ? first.keySpan : visibleSpan(first, undefined);
}

function keySpanOf(root: LocatedMap, path: Path): Span | undefined {
  const key = path.at(-1);
  const parent = find(root, path.slice(0, -1));
  return typeof key === 'string' && parent?.type === 'map' ? entryOf(parent, key)?.keySpan : undefined;
}
