import type { IntOrString } from '../intOrString';
import type { PodTemplateSpec } from '../pods/pod';

/** The spec of a StatefulSet as the API server stores it after defaulting, as far as a rollout depends on it. */
export interface StatefulSetSpec {
  readonly replicas: number;
  readonly podManagementPolicy: 'OrderedReady' | 'Parallel';
  readonly updateStrategy: StatefulSetUpdateStrategy;
  readonly minReadySeconds: number;
  /** Negative: all revisions are kept. */
  readonly revisionHistoryLimit: number;
  readonly ordinals?: { readonly start: number };
  readonly serviceName: string;
  readonly persistentVolumeClaimRetentionPolicy: { readonly whenDeleted: Retention; readonly whenScaled: Retention };
  /** The names of the claim templates. */
  readonly claims: readonly string[];
  readonly template: PodTemplateSpec;
}

export type Retention = 'Retain' | 'Delete';

export type StatefulSetUpdateStrategy =
  | { readonly type: 'OnDelete' }
  /** Without `rollingUpdate` only if the manifest says the type and nothing else. */
  | { readonly type: 'RollingUpdate'; readonly rollingUpdate?: RollingUpdateStatefulSetStrategy };

export interface RollingUpdateStatefulSetStrategy {
  readonly partition: number;
  /** Only where the feature gate MaxUnavailableStatefulSet is on: a server drops it otherwise. */
  readonly maxUnavailable?: IntOrString;
}
