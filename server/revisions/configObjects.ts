import type { ObjectReference } from '../protocol/revisions';
import { childOf, find } from '../yaml/find';
import type { Located, LocatedMap } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import { toJson } from '../yaml/toJson';

/** A ConfigMap or Secret in a file. */
export interface ConfigObject extends ObjectReference {
  readonly namespace: string | null;
  /** What it holds, as one text for equal contents. */
  readonly content: string;
}

/** The ConfigMaps and Secrets of a text, also those in lists. What can't be read (a template, say) is left out. */
export function readConfigObjects(text: string): readonly ConfigObject[] {
  return splitDocuments(text).flatMap(({ start, end }) => {
    const own = text.slice(start, end);
    if (!/ConfigMap|Secret/.test(own)) return [];
    const { root, errors } = parseDocument(own);
    return errors.length > 0 ? [] : objectsOf(root).flatMap(configObject);
  });
}

function objectsOf(root: Located | undefined): readonly LocatedMap[] {
  if (root?.type !== 'map') return [];
  const items = childOf(root, 'items');
  return items?.type === 'list' && textAt(root, 'kind').endsWith('List') ? items.items.flatMap(objectsOf) : [root];
}

function configObject(node: LocatedMap): readonly ConfigObject[] {
  const kind = textAt(node, 'kind');
  const name = textAt(node, 'metadata', 'name');
  if ((kind !== 'ConfigMap' && kind !== 'Secret') || textAt(node, 'apiVersion') !== 'v1' || name === '') return [];
  const content = ['data', 'binaryData', 'stringData'].flatMap(field => {
    const data = childOf(node, field);
    return data?.type === 'map' ? Object.entries(toJson(data) as object).map(([key, value]) => [field, key, value] as const) : [];
  });
  const sorted = content.map(entry => JSON.stringify(entry)).sort();
  return [{ kind, name, namespace: textAt(node, 'metadata', 'namespace') || null, content: sorted.join('\n') }];
}

function textAt(node: Located, ...path: readonly string[]): string {
  const found = find(node, path);
  return found?.type === 'scalar' && typeof found.value === 'string' ? found.value : '';
}
