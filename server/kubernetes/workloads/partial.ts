import { find, parsePath } from '../../yaml/find';
import type { Located, LocatedEntry, LocatedMap } from '../../yaml/located';
import type { ManifestProblem } from './workload';

/**
 * Whether an object only says something of a manifest that others complete: a patch or a base of a kustomization, what a test expects (kuttl,
 * chainsaw), or what has only been begun. Such an object has neither selector nor template labels nor replicas, or nothing is wrong with it but a
 * missing image. One that has a selector, labels and a pod spec, or an image, is meant to be a manifest, and what is wrong with it is to be said.
 */
export function isPartial(node: LocatedMap, problems: readonly ManifestProblem[]): boolean {
  if (hasDirective(node) || isExpectation(node)) return true;
  const selector = find(node, ['spec', 'selector']);
  const selects = selector?.type === 'map' ? selector.entries.some(({ value }) => isSaid(value)) : isSaid(selector);
  const labelled = isSaid(find(node, ['spec', 'template', 'metadata', 'labels']));
  if (!selects && !labelled && !isSaid(find(node, ['spec', 'replicas']))) return true;
  const errors = problems.filter(({ severity }) => severity !== 'warning');
  if (errors.length > 0 && errors.every(problem => lacksImage(node, problem))) return true;
  if (namesImage(find(node, ['spec']))) return false;
  const isWritten = labelled && isSaid(find(node, ['spec', 'template', 'spec']));
  return !selects || (!isWritten && !errors.some(({ code }) => code.startsWith('decode/')));
}

/** Whether a value is more than nothing. */
function isSaid(node: Located | undefined): boolean {
  switch (node?.type) {
    case undefined:
      return false;
    case 'scalar':
      return node.value !== null;
    case 'list':
      return node.items.length > 0;
    case 'map':
      return node.entries.length > 0;
  }
}

/** Whether the problem is an image that isn't even begun: a patch of another field repeats the container's name only. */
function lacksImage(node: LocatedMap, { code, path }: ManifestProblem): boolean {
  const container = find(node, parsePath(path).slice(0, -1));
  return code === 'container/no-image' && container?.type === 'map' && !container.entries.some(({ key }) => key === 'image');
}

/** Whether an image is named, at its place or at a wrong one. */
function namesImage(node: Located | undefined): boolean {
  if (node === undefined || node.alias !== undefined || node.type === 'scalar') return false;
  if (node.type === 'list') return node.items.some(namesImage);
  return node.entries.some(({ key, value }) => (key === 'image' ? isSaid(value) : !imageless.has(key) && namesImage(value)));
}

/** Below these an `image` is none of a container. */
const imageless: ReadonlySet<string> = new Set(['metadata', 'selector', 'volumes']);

/** Whether there is a directive of a strategic merge patch: `$patch: delete`, `$setElementOrder/containers`. */
function hasDirective(node: Located): boolean {
  return hasEntry(node, ({ key }) => /^\$(?:patch$|retainKeys$|setElementOrder\/|deleteFromPrimitiveList\/)/.test(key));
}

/**
 * Whether an object is what a test waits for: it has expressions in place of keys (chainsaw), or a status that is no cluster's, who would have
 * numbered and dated it.
 */
function isExpectation(node: LocatedMap): boolean {
  if (hasEntry(node, ({ key }) => /^[~(]/.test(key))) return true;
  const status = find(node, ['status']);
  return isSaid(status) && find(node, ['status', 'observedGeneration']) === undefined && find(node, ['metadata', 'uid']) === undefined;
}

function hasEntry(node: Located, wanted: (entry: LocatedEntry) => boolean): boolean {
  if (node.alias !== undefined || node.type === 'scalar') return false;
  const inner = node.type === 'list' ? node.items : node.entries.map(({ value }) => value);
  return (node.type === 'map' && node.entries.some(wanted)) || inner.some(item => hasEntry(item, wanted));
}
