import type { KeptRevisions } from '../kubernetes/workloads/keptRevisions';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { WorkloadType } from '../kubernetes/workloads/workloadType';
import type { WhatIf } from '../protocol/scenario';
import type { Numbering } from '../rollout/controllers/numbering';
import type { RolloutKind } from '../rollout/controllers/rolloutKind';

/** A kind of workload, composed of what each room knows of it. Rules and fields say themselves for which kinds they hold. */
export interface WorkloadKind<O extends WorkloadObject = WorkloadObject> {
  /** How its objects are read, and which values can be tried in them. */
  readonly type: WorkloadType<O>;
  /** What kubectl calls it for short. */
  readonly shortName: string;
  /** How it is simulated, and what kubectl prints of it. */
  readonly rollout: RolloutKind<O>;
  /** Its past: how its controller numbers what is applied, and how a cluster keeps the revisions. */
  readonly numbering: Numbering<O>;
  readonly kept: KeptRevisions;
  /** What *Compare* sets beside the manifest's own strategy. */
  readonly alternatives: readonly Alternative<O>[];
  /** An object's strategy in short, such as `25% / 25%`. */
  strategyText(object: O): string;
}

/** A strategy as values to be tried. */
export interface Alternative<O extends WorkloadObject = WorkloadObject> {
  readonly id: string;
  readonly title: () => string;
  /** Empty where it is none of such an object. */
  whatIf(object: O): WhatIf;
}
