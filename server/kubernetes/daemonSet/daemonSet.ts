import type { IntOrString } from '../intOrString';
import type { PodTemplateSpec } from '../pods/pod';

/** The spec of a DaemonSet as the API server stores it after defaulting, as far as a rollout depends on it. */
export interface DaemonSetSpec {
  readonly updateStrategy: DaemonSetUpdateStrategy;
  readonly minReadySeconds: number;
  readonly revisionHistoryLimit: number;
  readonly template: PodTemplateSpec;
}

export type DaemonSetUpdateStrategy =
  | { readonly type: 'OnDelete' }
  | { readonly type: 'RollingUpdate'; readonly rollingUpdate: { readonly maxUnavailable: IntOrString; readonly maxSurge: IntOrString } };
