/** The plugin ResourceQuota (apiserver/pkg/admission/plugin/resourcequota): what of it there may be in a namespace, and what there is. */
import { nanosOf, type ResourceList } from '../../kubernetes/resourceList';
import type { RefusingPolicy } from '../../protocol/obstacle';
import { multipliedQuantity, sumOfQuantities } from '../../kubernetes/quantity';
import type { ResourceQuota } from '../../kubernetes/surroundings/resourceQuota';
import { counts, type QuotaCharge, unsaid } from './quotaCharge';

/** The pods of a namespace, as a quota counts them: those of one charge together. Terminating ones are there until they are gone. */
export class QuotaUsage {
  readonly #charged = new Map<QuotaCharge, number>();

  add(charge: QuotaCharge, pods: number): void {
    const left = (this.#charged.get(charge) ?? 0) + pods;
    if (left === 0) this.#charged.delete(charge);
    else this.#charged.set(charge, left);
  }

  used(quota: ResourceQuota, resource: string): bigint {
    let used = 0n;
    for (const [charge, pods] of this.#charged) {
      const amount = charge.usage.get(resource);
      if (amount !== undefined && counts(quota, charge)) used += nanosOf(amount) * BigInt(pods);
    }
    return used;
  }

  /** As the API server prints it. */
  printed(quota: ResourceQuota, resource: string): string {
    const amounts = [...this.#charged].filter(([charge]) => counts(quota, charge));
    return sumOfQuantities(amounts.map(([charge, pods]) => multipliedQuantity(charge.usage.get(resource) ?? '0', pods)));
  }
}

export interface QuotaAnswer {
  /** How many are let through. */
  readonly admitted: number;
  /** What is said to the next: behind `is forbidden: `. */
  readonly refusal: string;
  /** The quota that has it refused. */
  readonly policy: RefusingPolicy;
}

/** How many of the pods that are wanted the quotas let be; null: all. */
export function admitByQuotas(
  quotas: readonly ResourceQuota[],
  usage: QuotaUsage,
  charge: QuotaCharge,
  wanted: number,
): QuotaAnswer | null {
  let answer: QuotaAnswer | null = null;
  for (const quota of quotas) {
    if (!counts(quota, charge)) continue;
    const missing = unsaid(quota, charge);
    if (missing.size > 0) {
      const words = [...missing].map(([resource, containers]) => `${resource} for: ${containers.join(',')}`);
      const policy = { kind: 'ResourceQuota', name: quota.name, resources: [...missing.keys()], unsaid: true } as const;
      return { admitted: 0, refusal: `failed quota: ${quota.name}: must specify ${words.join('; ')}`, policy };
    }
    const admitted = roomFor(quota, usage, charge);
    if (admitted < (answer?.admitted ?? wanted)) answer = { admitted, ...exceeded(quota, usage, charge, admitted) };
  }
  return answer;
}

function roomFor(quota: ResourceQuota, usage: QuotaUsage, charge: QuotaCharge): number {
  let room = Number.POSITIVE_INFINITY;
  for (const [resource, hard] of quota.hard) {
    const each = nanosOf(charge.usage.get(resource));
    if (each <= 0n) continue;
    const left = nanosOf(hard) - usage.used(quota, resource);
    room = Math.min(room, left < 0n ? 0 : Number(left / each));
  }
  return room;
}

/** Names what is exceeded, and nothing else. */
function exceeded(quota: ResourceQuota, usage: QuotaUsage, charge: QuotaCharge, before: number): Exceeded {
  const over = [...quota.hard.keys()].sort().filter(resource => {
    const each = nanosOf(charge.usage.get(resource));
    return each > 0n && usage.used(quota, resource) + each * BigInt(before + 1) > nanosOf(quota.hard.get(resource));
  });
  const used = (resource: string) =>
    sumOfQuantities([usage.printed(quota, resource), multipliedQuantity(charge.usage.get(resource) ?? '0', before)]);
  return exceededQuota(quota, over, charge.usage, used);
}

/** What is said where a quota is exceeded, and which it is. */
export type Exceeded = Pick<QuotaAnswer, 'refusal' | 'policy'>;

/** The server's words where a quota is exceeded. */
export function exceededQuota(
  { name, hard }: ResourceQuota,
  resources: readonly string[],
  requested: ResourceList,
  used: (resource: string) => string,
): Exceeded {
  const list = (amount: (resource: string) => string) => resources.map(resource => `${resource}=${amount(resource)}`).join(',');
  const wanted = list(resource => requested.get(resource) ?? '0');
  return {
    refusal: `exceeded quota: ${name}, requested: ${wanted}, used: ${list(used)}, limited: ${list(resource => hard.get(resource) ?? '0')}`,
    policy: { kind: 'ResourceQuota', name, resources, unsaid: false },
  };
}
