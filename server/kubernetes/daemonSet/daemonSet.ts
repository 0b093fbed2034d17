import type { IntOrString } from '../intOrString';
import type { WorkloadObject, WorkloadSpec } from '../workloads/workloadObject';

/** A DaemonSet as the API server stores it after defaulting. */
export interface DaemonSet extends WorkloadObject {
  readonly spec: DaemonSetSpec;
}

/** The spec of a DaemonSet as the API server stores it after defaulting, as far as a rollout depends on it. */
export interface DaemonSetSpec extends WorkloadSpec {
  /** How many nodes are assumed to run a pod: no manifest says it. */
  readonly replicas: number;
  readonly updateStrategy: DaemonSetUpdateStrategy;
}

export type DaemonSetUpdateStrategy =
  | { readonly type: 'OnDelete' }
  | { readonly type: 'RollingUpdate'; readonly rollingUpdate: { readonly maxUnavailable: IntOrString; readonly maxSurge: IntOrString } };
