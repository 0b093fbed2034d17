import { isTemplate } from '../kubernetes/workloads/template';
import { objectsOf, type TypedObject } from '../kubernetes/objectsOf';
import { textAt } from '../yaml/find';
import type { LocatedMap } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import type { ManifestFile } from './manifestFile';

/** An object of a file that bears on workloads; its spans count from `base`. */
export interface NeighbourObject extends TypedObject {
  readonly base: number;
}

/** The objects of a file that bear on workloads: quotas, claims, autoscalers, nodes. */
export function neighbourObjects({ parts, says, text }: ManifestFile): readonly NeighbourObject[] {
  if (says.autoscalers.length === 0 && says.neighbours.every(({ cluster }) => cluster.length === 0)) return [];
  let base = 0;
  return parts.flatMap(part => {
    const start = text.indexOf(part.text, base);
    base = start + part.text.length;
    if (part.autoscalers.length === 0 && part.neighbours.cluster.length === 0) return [];
    const document = parseDocument(part.text, 0, part.format);
    return objectsOf(document.root).flatMap(({ node, type }) => (isTemplate(node, document) ? [] : [{ node, type, base: start }]));
  });
}

/** What an object is called; empty where it has no name. */
export function nameIn(node: LocatedMap): string {
  return textAt(node, ['metadata', 'name']);
}
