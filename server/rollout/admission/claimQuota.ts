/** What a ResourceQuota counts of PersistentVolumeClaims (pkg/quota/v1/evaluator/core: persistent_volume_claims). */
import { sumOfQuantities } from '../../kubernetes/quantity';
import { nanosOf, type ResourceList } from '../../kubernetes/resourceList';
import type { ResourceQuota } from '../../kubernetes/surroundings/resourceQuota';
import { type PersistentVolumeClaim, type StorageClass, withDefaultClass } from '../../kubernetes/surroundings/volumes';
import { type Exceeded, exceededQuota } from './resourceQuota';

/** The claims of a namespace that are known. */
export class ClaimUsage {
  readonly #used = new Map<string, ResourceList>();

  constructor(
    private readonly classes: readonly StorageClass[],
    claims: readonly PersistentVolumeClaim[],
  ) {
    for (const claim of claims) this.add(claim);
  }

  has(name: string): boolean {
    return this.#used.has(name);
  }

  add(claim: PersistentVolumeClaim): void {
    this.#used.set(claim.name, usageOf(withDefaultClass(claim, this.classes)));
  }

  remove(name: string): void {
    this.#used.delete(name);
  }

  /** Which quota has no room for a claim more; null: all have. */
  refusal(claim: PersistentVolumeClaim, quotas: readonly ResourceQuota[]): Exceeded | null {
    const wanted = usageOf(withDefaultClass(claim, this.classes));
    const used = (resource: string): string => sumOfQuantities([...this.#used.values()].map(usage => usage.get(resource) ?? '0'));
    for (const quota of quotas.filter(({ scopes }) => scopes.length === 0)) {
      const over = [...quota.hard].filter(([resource, hard]) => {
        const more = wanted.get(resource);
        return more !== undefined && nanosOf(used(resource)) + nanosOf(more) > nanosOf(hard);
      });
      const resources = over.map(([resource]) => resource).sort();
      if (resources.length > 0) return exceededQuota(quota, resources, wanted, used);
    }
    return null;
  }
}

function usageOf({ storage, storageClassName }: PersistentVolumeClaim): ResourceList {
  const usage = [
    ['persistentvolumeclaims', '1'],
    ['requests.storage', storage],
  ] as const;
  const ofClass = usage.map(([resource, amount]) => [`${storageClassName ?? ''}.storageclass.storage.k8s.io/${resource}`, amount] as const);
  return new Map([...usage, ['count/persistentvolumeclaims', '1'], ...((storageClassName ?? '') === '' ? [] : ofClass)]);
}
