import { scaled } from '../kubernetes/scaling';
import { WorkloadReader } from '../kubernetes/workloads/workloadReader';
import { plainRollout } from '../rollout/plainRollout';
import { applyChanges, setValues, type ValueChange } from '../yaml/edit';
import { parseDocument } from '../yaml/parse';
import { amid } from '../kubernetes/surroundings/amid';
import { once } from './once';
import type { Subject } from './rule';

/**
 * What a workload is once changes are written into the text of its document, and that text. Undefined where they can't be written there, or the
 * workload can't be found any more. `simulated`: its rollout, if that is known.
 */
export function changed(
  { workload, kind, neighbours, assume }: Subject,
  text: string,
  changes: readonly ValueChange[],
  simulated?: ReturnType<Subject['rollout']>,
): { readonly subject: Subject; readonly text: string } | undefined {
  const edits = setValues(text, workload.node, changes);
  if (edits.length === 0) return undefined;
  const after = applyChanges(text, edits);
  const found = new WorkloadReader([workload.type])
    .find([parseDocument(after)], workload.object.server)
    .find(({ node }) => node.span.start === workload.node.span.start);
  if (found === undefined) return undefined;
  const own = amid(scaled(found, workload.autoscaler), workload.object.cluster);
  const rollout = once(() => simulated ?? plainRollout(kind, own.object, assume));
  return { subject: { workload: own, kind, neighbours, assume, rollout }, text: after };
}
