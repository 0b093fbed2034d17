import type { IntOrString } from '../intOrString';
import type { PersistentVolumeClaim } from '../surroundings/volumes';
import type { WorkloadObject, WorkloadSpec } from '../workloads/workloadObject';

/** A StatefulSet as the API server stores it after defaulting. */
export interface StatefulSet extends WorkloadObject {
  readonly spec: StatefulSetSpec;
}

/** The spec of a StatefulSet as the API server stores it after defaulting, as far as a rollout depends on it. */
export interface StatefulSetSpec extends WorkloadSpec {
  readonly podManagementPolicy: 'OrderedReady' | 'Parallel';
  readonly updateStrategy: StatefulSetUpdateStrategy;
  readonly ordinals?: { readonly start: number };
  readonly serviceName: string;
  readonly persistentVolumeClaimRetentionPolicy: { readonly whenDeleted: Retention; readonly whenScaled: Retention };
  /** Of which each pod has one of its own. */
  readonly claims: readonly PersistentVolumeClaim[];
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

/** What a claim of a pod is called. */
export function claimName(template: string, set: string, ordinal: number): string {
  return `${template}-${set}-${ordinal}`;
}
