import { childOf } from '../yaml/find';
import type { Located, LocatedMap } from '../yaml/located';

/** The object of a document, or those of a list (`kind: List`), or of a list in a list. */
export function objectsOf(root: Located | undefined): readonly LocatedMap[] {
  if (root?.type !== 'map') return [];
  if (textAt(root, 'kind') !== 'List') return [root];
  const items = childOf(root, 'items');
  return items?.type === 'list' ? items.items.flatMap(objectsOf) : [];
}

/** As `objectsOf`, with the lists of one kind (`kind: ReplicaSetList`) that a cluster answers. */
export function objectsOfAnyList(root: Located | undefined): readonly LocatedMap[] {
  if (root?.type !== 'map') return [];
  const items = childOf(root, 'items');
  return items?.type === 'list' && textAt(root, 'kind').endsWith('List') ? items.items.flatMap(objectsOfAnyList) : [root];
}

/** What an object is, such as `apps/v1/Deployment`: its apiVersion and kind. */
export function typeOf(node: LocatedMap): string {
  return `${textAt(node, 'apiVersion')}/${textAt(node, 'kind')}`;
}

function textAt(node: LocatedMap, key: string): string {
  const found = childOf(node, key);
  return found?.type === 'scalar' && typeof found.value === 'string' ? found.value : '';
}
