import { claimName } from '../../../kubernetes/statefulSet/statefulSet';
import type { PodInfo } from '../../scheduler/podInfo';
import { tellOfClaim } from './events';
import type { StatefulPod, StatefulSetCluster } from './statefulSet';

/** Creates the claims of an ordinal where it has none; one that is there is found again, and never changed. */
export function createClaims(cluster: StatefulSetCluster, ordinal: number): void {
  const { workload: set } = cluster;
  if (set.claims.has(ordinal)) return;
  for (const { name } of set.spec.claims) tellOfClaim(cluster, claimName(name, set.name, ordinal), `${set.name}-${ordinal}`);
  addClaims(cluster, ordinal);
}

/** The claims of an ordinal are there, and have their volumes once they are bound. */
export function addClaims({ workload: set, surroundings }: StatefulSetCluster, ordinal: number): void {
  if (set.spec.claims.length === 0) return;
  set.claims.add(ordinal);
  surroundings?.scheduler?.addClaims(set.spec.claims.map(claim => ({ ...claim, name: claimName(claim.name, set.name, ordinal) })));
}

/** The pod of an ordinal as the scheduler sees it: with its claims (updateStorage). */
export function withClaims(info: PodInfo, ordinal: number, { name: set, spec }: StatefulSetCluster['workload']): PodInfo {
  if (spec.claims.length === 0) return info;
  return { ...info, claims: [...new Set([...info.claims, ...spec.claims.map(({ name }) => claimName(name, set, ordinal))])] };
}

/** UpdatePodClaimForRetentionPolicy: with `whenScaled: Delete` the claims of a pod whose ordinal is out of range go with the pod. */
export function keepClaimsOf({ workload: set }: StatefulSetCluster, pod: StatefulPod, condemned: boolean): void {
  const goes = condemned && set.spec.persistentVolumeClaimRetentionPolicy.whenScaled === 'Delete';
  if (goes && set.claims.has(pod.place)) set.claimOwners.set(pod.place, pod);
  else set.claimOwners.delete(pod.place);
}

/** The garbage collector: claims go once the pod that owns them has gone. */
export function collectClaims({ workload: set, surroundings }: StatefulSetCluster): void {
  for (const [ordinal, owner] of set.claimOwners) {
    if (!owner.gone) continue;
    set.claims.delete(ordinal);
    set.lostClaims.add(ordinal);
    surroundings?.scheduler?.removeClaims(set.spec.claims.map(({ name }) => claimName(name, set.name, ordinal)));
    set.claimOwners.delete(ordinal);
  }
}
