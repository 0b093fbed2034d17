import { isWorkloadKind } from '../kinds/index';
import { find, printPath, textAt } from '../yaml/find';
import type { Located } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import { leavesOf } from './renderedObjects';

/** Whether all workloads that a kustomization built stand in a manifest as they came out: with the same fields, in whatever order and style. */
export function isAsWritten(built: string, manifest: string): boolean {
  const written = new Set(objectsIn(manifest).map(valuesOf));
  return objectsIn(built).every(object => !isWorkloadKind(textAt(object, ['kind'])) || written.has(valuesOf(object)));
}

function objectsIn(text: string): readonly Located[] {
  return splitDocuments(text).flatMap(({ start, end, format }) => {
    const { root } = parseDocument(text.slice(start, end), start, format);
    const items = root === undefined ? undefined : find(root, ['items']);
    return items?.type === 'list' ? items.items : (root ?? []);
  });
}

function valuesOf(object: Located): string {
  const values = [...leavesOf(object)].map(({ path, node }) => `${printPath(path)} ${JSON.stringify(node.value)}`);
  return values.sort().join('\n');
}
