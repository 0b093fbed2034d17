import type { TextChange } from './edit';
import { childOf, entryOf, type Path } from './find';
import type { Located, LocatedMap } from './located';

/**
 * The change of a text that gives the last key of a path another name, in the quotes that it has; its value stays as it is. `object` is a map with
 * spans into `text`. Undefined where no such key is written, where it stands for others too (an anchor, a merge key), or the name is taken.
 */
export function renameKey(text: string, object: LocatedMap, path: Path, name: string): TextChange | undefined {
  const key = path.at(-1);
  const map = ownAt(object, path.slice(0, -1));
  if (typeof key !== 'string' || map?.type !== 'map' || entryOf(map, name) !== undefined) return undefined;
  const entry = entryOf(map, key);
  if (entry === undefined || entry.merged !== undefined) return undefined;
  const quote = /^["']/.exec(text.slice(entry.keySpan.start, entry.keySpan.end))?.[0] ?? '';
  return { span: entry.keySpan, newText: `${quote}${name}${quote}` };
}

/** What is written at a path; undefined where an alias or a merge key stands on the way. */
function ownAt(object: LocatedMap, path: Path): Located | undefined {
  return path.reduce<Located | undefined>((node, segment) => {
    const isMerged = node?.type === 'map' && entryOf(node, String(segment))?.merged !== undefined;
    const child = isMerged ? undefined : childOf(node, segment);
    return child?.alias === undefined ? child : undefined;
  }, object);
}
