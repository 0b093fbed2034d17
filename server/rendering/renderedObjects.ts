import { type Path, textAt } from '../yaml/find';
import type { Located, LocatedScalar } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import { renderedDocuments } from './helmOutput';

/** An object of what a tool printed. The spans count in its whole text. */
export interface RenderedObject {
  /** The template that wrote it, as helm names it; null in what kustomize prints. */
  readonly source: string | null;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly root: Located;
}

/** A number, text, truth value or null within an object. */
export interface Leaf {
  readonly path: Path;
  readonly node: LocatedScalar;
}

/** The objects of what helm or kustomize printed, in its order; what is none is left out. */
export function renderedObjects(text: string): readonly RenderedObject[] {
  const starts = lineStarts(text);
  return renderedDocuments(text.split('\n')).flatMap(({ source, start, end }) => {
    const from = starts[start] ?? text.length;
    const { root } = parseDocument(text.slice(from, starts[end] ?? text.length), from, 'yaml');
    const [kind, name] = [textAt(root, ['kind']), textAt(root, ['metadata', 'name'])];
    return root === undefined || kind === '' ? [] : [{ source, kind, name, namespace: textAt(root, ['metadata', 'namespace']), root }];
  });
}

/** What an object is called in two renderings: without the hash that kustomize puts behind the names of generated objects, which changes with their contents. */
export function keyOfObject({ source, kind, name, namespace }: RenderedObject): string {
  return JSON.stringify([source, kind, namespace, name.replace(/-[2456789bcdfghkmt]{10}$/, '')]);
}

/** All leaves below a node, in the order of the text; what an alias repeats among them. */
export function* leavesOf(node: Located, path: Path = []): Generator<Leaf> {
  if (node.type === 'scalar') yield { path, node };
  else if (node.type === 'list') for (const [index, item] of node.items.entries()) yield* leavesOf(item, [...path, index]);
  else for (const { key, value } of node.entries) yield* leavesOf(value, [...path, key]);
}

/** The offsets at which the lines of a text begin. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line that an offset is in. */
export function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
