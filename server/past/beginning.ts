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

/** What a scenario's actions begin with, whichever values are tried: its past, and what there was before the edit, are read once. */
export class Beginnings<O extends WorkloadObject> {
  /** As it was before the scenario's edit; `absent` without one. */
  readonly former: Former<O>;
  readonly #rehearsal: Rehearsal;

  /** `apply` answers what kubectl makes of the manifest's object in a cluster that has the former. */
  constructor(
    private readonly workload: Workload<O>,
    private readonly scenario: Scenario,
    private readonly apply: (former: Workload, workload: Workload, object: O) => O = (_former, _workload, same) => same,
  ) {
    this.former = scenario.edit === undefined ? 'absent' : formerOf(workload, scenario.edit);
    this.#rehearsal = rehearsalOf(scenario);
  }

  /** `object` is the manifest's, or has other values beside the template. */
  of(object: O = this.workload.object): Beginning<O> {
    const { workload, scenario, former } = this;
    const rehearsal = this.#rehearsal;
    if (typeof former === 'string') {
      const own = objectOf(workload, scenario, object);
      return { object: own, rehearsal, manifest: own };
    }
    const { metadata, spec } = kustomized(former, scenario.edit?.kustomizeImages);
    const applied = this.apply(former, workload, kustomized(workload, scenario.kustomizeImages, object));
    return {
      object: { ...object, metadata: { ...object.metadata, annotations: metadata.annotations }, spec },
      rehearsal: { ...rehearsal, applied },
      manifest: applied,
    };
  }
}

/** The workload in the text from before the edit, scaled as it is today. */
function formerOf<O extends WorkloadObject>(workload: Workload<O>, { text }: NonNullable<Scenario['edit']>): Former<O> {
  if (text === null) return 'absent';
  const found = new PastReader(workload.id, workload.autoscaler, workload.object.server).find(text);
  if (found === undefined) return 'absent';
  const isReadable = !isUnread(found) && refusalsOf(found).length === 0 && unknownsOf(found.object).length === 0;
  // Of the same kind: it was found by its id.
  return isReadable ? (found as unknown as Workload<O>) : 'unknown';
}
