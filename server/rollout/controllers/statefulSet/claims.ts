import type { StatefulPod, StatefulSetCluster } from './statefulSet';

/** Creates the claims of an ordinal where it has none; one that is there is found again, and never changed. */
export function createClaims({ workload: set }: StatefulSetCluster, ordinal: number): void {
  if (set.spec.claims.length > 0 && !set.claims.has(ordinal)) set.claims.set(ordinal, null);
}

/** UpdatePodClaimForRetentionPolicy: with `whenScaled: Delete` the claims of a pod whose ordinal is out of range go with the pod. */
export function keepClaimsOf({ workload: set }: StatefulSetCluster, pod: StatefulPod, condemned: boolean): void {
  if (!set.claims.has(pod.place)) return;
  const goes = condemned && set.spec.persistentVolumeClaimRetentionPolicy.whenScaled === 'Delete';
  set.claims.set(pod.place, goes ? pod : null);
}

/** The garbage collector: claims go once the pod that owns them has gone. */
export function collectClaims({ workload: set }: StatefulSetCluster): void {
  for (const [ordinal, owner] of set.claims) if (owner?.gone === true) set.claims.delete(ordinal);
}
