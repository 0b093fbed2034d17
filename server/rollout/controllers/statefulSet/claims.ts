import { tellOfClaim } from './events';
import type { StatefulPod, StatefulSetCluster } from './statefulSet';

/** Creates the claims of an ordinal where it has none; one that is there is found again, and never changed. */
export function createClaims(cluster: StatefulSetCluster, ordinal: number): void {
  const { workload: set } = cluster;
  if (set.claims.has(ordinal)) return;
  for (const claim of set.spec.claims) tellOfClaim(cluster, `${claim}-${set.name}-${ordinal}`, `${set.name}-${ordinal}`);
  if (set.spec.claims.length > 0) set.claims.add(ordinal);
}

/** UpdatePodClaimForRetentionPolicy: with `whenScaled: Delete` the claims of a pod whose ordinal is out of range go with the pod. */
export function keepClaimsOf({ workload: set }: StatefulSetCluster, pod: StatefulPod, condemned: boolean): void {
  const goes = condemned && set.spec.persistentVolumeClaimRetentionPolicy.whenScaled === 'Delete';
  if (goes && set.claims.has(pod.place)) set.claimOwners.set(pod.place, pod);
  else set.claimOwners.delete(pod.place);
}

/** The garbage collector: claims go once the pod that owns them has gone. */
export function collectClaims({ workload: set }: StatefulSetCluster): void {
  for (const [ordinal, owner] of set.claimOwners) {
    if (!owner.gone) continue;
    set.claims.delete(ordinal);
    set.lostClaims.add(ordinal);
    set.claimOwners.delete(ordinal);
  }
}
