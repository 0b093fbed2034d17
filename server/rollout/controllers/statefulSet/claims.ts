import type { PersistentVolumeClaim } from '../../../kubernetes/surroundings/volumes';
import type { RefusingPolicy } from '../../../protocol/obstacle';
import { claimName } from '../../../kubernetes/statefulSet/statefulSet';
import type { PodInfo } from '../../scheduler/podInfo';
import { tellOfClaim } from './events';
import type { StatefulPod, StatefulSetCluster } from './statefulSet';

/** Why a claim isn't created, and the quota that decides. */
export interface ClaimError {
  readonly message: string;
  readonly policy: RefusingPolicy | null;
}

/** Creates the claims of an ordinal where it has none (createPersistentVolumeClaims); one that is there is found again, and never changed. null: all are there. */
export function createClaims(cluster: StatefulSetCluster, ordinal: number): ClaimError | null {
  const { workload: set, surroundings } = cluster;
  if (set.claims.has(ordinal)) return null;
  const pod = `${set.name}-${ordinal}`;
  const errors: ClaimError[] = [];
  for (const claim of claimsOf(set, ordinal)) {
    if (surroundings?.claims.has(claim.name) === true) continue;
    const refusal = surroundings?.claimRefusal(claim) ?? null;
    if (refusal === null) {
      surroundings?.claims.add(claim);
      tellOfClaim(cluster, claim.name, pod);
      continue;
    }
    const words = `persistentvolumeclaims "${claim.name}" is forbidden: ${refusal.refusal}`;
    tellOfClaim(cluster, claim.name, pod, words);
    errors.push({ message: `failed to create PVC ${claim.name}: ${words}`, policy: refusal.policy });
  }
  const [first, ...others] = errors;
  if (first === undefined) {
    addClaims(cluster, ordinal);
    return null;
  }
  return others.length === 0 ? first : { ...first, message: `[${errors.map(({ message }) => message).join(', ')}]` };
}

function claimsOf({ name: set, spec }: StatefulSetCluster['workload'], ordinal: number): readonly PersistentVolumeClaim[] {
  return spec.claims.map(claim => ({ ...claim, name: claimName(claim.name, set, ordinal) }));
}

/** The claims of an ordinal are there, and have their volumes once they are bound. */
export function addClaims({ workload: set, surroundings }: StatefulSetCluster, ordinal: number): void {
  if (set.spec.claims.length === 0) return;
  set.claims.add(ordinal);
  const claims = claimsOf(set, ordinal);
  for (const claim of claims) surroundings?.claims.add(claim);
  surroundings?.scheduler?.addClaims(claims);
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
    const names = claimsOf(set, ordinal).map(({ name }) => name);
    for (const name of names) surroundings?.claims.remove(name);
    surroundings?.scheduler?.removeClaims(names);
    set.claimOwners.delete(ordinal);
  }
}
