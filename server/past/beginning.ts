/** What a scenario's actions begin with: the manifest's object, what a cluster runs, or what there was before an edit. */
import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import { isUnread } from '../kubernetes/readProblem';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import { unknownsOf } from '../kubernetes/rolloutPlaceholders';
import type { Scenario } from '../protocol/scenario';
import type { Rehearsal } from '../rollout/rehearse';
import { kustomized, objectOf } from './pastManifest';
import { PastReader } from './pastReader';
import { rehearsalOf } from './rehearsalOf';

export interface Beginning<O extends WorkloadObject> {
  readonly object: O;
  readonly rehearsal: Rehearsal;
  /** The values in force: what an edit's `apply` brings, else the same object. */
  readonly manifest: O;
}

/** The manifest before an edit, or why there is none to begin with: it wasn't there, or nobody knows what was applied. */
export type Former<O extends WorkloadObject> = Workload<O> | 'absent' | 'unknown';

/** `object` is the manifest's, or has other values beside the template; `apply` answers what kubectl makes of it in a cluster that has the former. */
export function beginningOf<O extends WorkloadObject>(
  workload: Workload<O>,
  scenario: Scenario,
  object: O = workload.object,
  apply: (former: Workload, workload: Workload, object: O) => O = (_former, _workload, same) => same,
): Beginning<O> {
  const rehearsal = rehearsalOf(scenario);
  const former = scenario.edit === undefined ? 'absent' : formerOf(workload, scenario.edit);
  if (typeof former === 'string') {
    const own = objectOf(workload, scenario, object);
    return { object: own, rehearsal, manifest: own };
  }
  const { metadata, spec } = kustomized(former, scenario.edit?.kustomizeImages);
  const applied = apply(former, workload, kustomized(workload, scenario.kustomizeImages, object));
  return {
    object: { ...object, metadata: { ...object.metadata, annotations: metadata.annotations }, spec },
    rehearsal: { ...rehearsal, applied },
    manifest: applied,
  };
}

/** The workload in the text from before the edit, scaled as it is today. */
export function formerOf<O extends WorkloadObject>(workload: Workload<O>, { text }: NonNullable<Scenario['edit']>): Former<O> {
  if (text === null) return 'absent';
  const found = new PastReader(workload.id, workload.autoscaler, workload.object.server).find(text);
  if (found === undefined) return 'absent';
  const isReadable = !isUnread(found) && refusalsOf(found).length === 0 && unknownsOf(found.object).length === 0;
  // Of the same kind: it was found by its id.
  return isReadable ? (found as unknown as Workload<O>) : 'unknown';
}
