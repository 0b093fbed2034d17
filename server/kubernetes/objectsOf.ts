import { entryOf, textAt } from '../yaml/find';
import type { Located, LocatedMap } from '../yaml/located';

/** An object of a document, and what it is, such as `apps/v1/ReplicaSet`: its apiVersion and kind. */
export interface TypedObject {
  readonly node: LocatedMap;
  readonly type: string;
}

/**
 * The object of a document, or those of a list, or of a list in a list. A list is what has `items` (apimachinery's unstructured decoder), whether it
 * is a `List` or one of a kind (`ReplicaSetList`), as a cluster answers; of the latter the items are, where they don't say what they are. Nothing of a
 * list without a kind, which kubectl doesn't decode.
 */
export function objectsOf(root: Located | undefined): readonly TypedObject[] {
  return root?.type === 'map' ? objectsIn(root, typeOf(root)) : [];
}

function objectsIn(node: LocatedMap, type: string): readonly TypedObject[] {
  const list = entryOf(node, 'items')?.value;
  if (list === undefined) return [{ node, type }];
  if (type.endsWith('/')) return [];
  const ofItems = type.replace(/List$/, '');
  return (list.type === 'list' ? list.items : []).flatMap(item => {
    if (item.type !== 'map') return [];
    const own = typeOf(item);
    return objectsIn(item, own === '/' ? ofItems : own);
  });
}

function typeOf(node: LocatedMap): string {
  return `${textAt(node, ['apiVersion'])}/${textAt(node, ['kind'])}`;
}
