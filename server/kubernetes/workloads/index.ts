import type { LocatedMap } from '../../yaml/located';
import type { ParsedDocument } from '../../yaml/parse';
import { objectsOf, typeOf } from '../objectsOf';
import { deploymentWorkload } from './deployment';
import { isTemplate } from './template';
import type { Workload } from './workload';

/** The kinds of workload: how one is made of an object with this apiVersion and kind. */
const kinds: ReadonlyMap<string, (node: LocatedMap) => Workload> = new Map([['apps/v1/Deployment', deploymentWorkload]]);

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
  return numbered(readWorkloads(documents).filter(({ partial }) => !partial));
}

/** As `findWorkloads`, with those that are partial; ids by name alone. */
export function readWorkloads(documents: readonly ParsedDocument[]): readonly Workload[] {
  return documents.flatMap(document =>
    objectsOf(document.root).flatMap(node => {
      const build = kinds.get(typeOf(node));
      return build === undefined || isTemplate(node, document) ? [] : [build(node)];
    }),
  );
}

function numbered(workloads: readonly Workload[]): readonly Workload[] {
  const seen = new Map<string, number>();
  return workloads.map(workload => {
    const count = (seen.get(workload.id) ?? 0) + 1;
    seen.set(workload.id, count);
    return count === 1 ? workload : { ...workload, id: `${workload.id}#${count}` };
  });
}
