/** Amounts of resources by their names, such as `cpu: 500m` (v1.ResourceList); each as the API server prints it. */
import { type ApiObject, objectAt } from './apiObject';
import { parseQuantity, sumOfQuantities } from './quantity';

export type ResourceList = ReadonlyMap<string, string>;

export const noResources: ResourceList = new Map();

/** The amounts at a field; what isn't a quantity is left out. */
export function resourcesAt(object: ApiObject | undefined, field: string): ResourceList {
  const found = new Map<string, string>();
  for (const [name, amount] of Object.entries(objectAt(object, field) ?? {})) {
    const quantity = typeof amount === 'string' || typeof amount === 'number' ? parseQuantity(String(amount)) : '';
    if (typeof quantity !== 'string') found.set(name, quantity.text);
  }
  return found;
}

/** Both together. */
export function addedResources(a: ResourceList, b: ResourceList): ResourceList {
  const sum = new Map(a);
  for (const [name, amount] of b) {
    const own = sum.get(name);
    sum.set(name, own === undefined ? amount : sumOfQuantities([own, amount]));
  }
  return sum;
}

/** Of each resource the larger amount. */
export function greatestResources(a: ResourceList, b: ResourceList): ResourceList {
  const greatest = new Map(a);
  for (const [name, amount] of b) {
    const own = greatest.get(name);
    if (own === undefined || nanosOf(amount) > nanosOf(own)) greatest.set(name, amount);
  }
  return greatest;
}

/** The value of an amount in nanos; 0 for what isn't one. */
export function nanosOf(amount: string | undefined): bigint {
  const quantity = parseQuantity(amount ?? '');
  return typeof quantity === 'string' ? 0n : quantity.nanos;
}

/** As the scheduler counts: thousandths of a cpu, whole units of everything else, rounded up. */
export function countedAmount(name: string, amount: string): number {
  const unit = name === 'cpu' ? 1_000_000n : 1_000_000_000n;
  const nanos = nanosOf(amount);
  return Number(nanos <= 0n ? nanos / unit : (nanos + unit - 1n) / unit);
}
