import type { LocatedMap } from '../../yaml/located';
import type { ParsedDocument } from '../../yaml/parse';
import { objectsOf, typeOf } from '../objectsOf';
import { deploymentWorkload } from './deployment';
import { isTemplate } from './template';
import type { Workload } from './workload';

/** The kinds of workload: how one is made of an object with this apiVersion and kind. Undefined where the object says too little. */
const kinds: ReadonlyMap<string, (node: LocatedMap) => Workload | undefined> = new Map([['apps/v1/Deployment', deploymentWorkload]]);

/** Whether it is worth while to parse a document at all: most documents of a large file hold no workload. */
export function mayHoldWorkload(text: string): boolean {
  return [...kinds.keys()].some(key => {
    const slash = key.lastIndexOf('/');
    return text.includes(key.slice(slash + 1)) && text.includes(key.slice(0, slash));
  });
}

/**
 * The workloads of a file's documents, in the order of the text, also those in lists. Nothing for templates (Go, Jinja), for patches and for
 * whatever isn't in the table of kinds. The n-th (n ≥ 2) that bears the name of another has `#n` behind its id.
 */
export function findWorkloads(documents: readonly ParsedDocument[]): readonly Workload[] {
  return numbered(documents.flatMap(document => objectsOf(document.root).flatMap(node => workloadsOf(node, document))));
}

function workloadsOf(node: LocatedMap, document: ParsedDocument): readonly Workload[] {
  const build = kinds.get(typeOf(node));
  if (build === undefined || isTemplate(node, document)) return [];
  const workload = build(node);
  return workload === undefined ? [] : [workload];
}

function numbered(workloads: readonly Workload[]): readonly Workload[] {
  const seen = new Map<string, number>();
  return workloads.map(workload => {
    const count = (seen.get(workload.id) ?? 0) + 1;
    seen.set(workload.id, count);
    return count === 1 ? workload : { ...workload, id: `${workload.id}#${count}` };
  });
}
