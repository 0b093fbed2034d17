import type { Container, PodSpec } from '../kubernetes/deployment';
import { parseQuantity } from '../kubernetes/quantity';

/** What the scheduler reserves for a pod. */
export interface PodRequests {
  readonly milliCpu: number;
  readonly memoryBytes: number;
  /** Devices whose resource is named for a GPU, such as nvidia.com/gpu. */
  readonly gpus: number;
}

/**
 * The requests of a pod (component-helpers/resource: PodRequests): those of its containers and sidecars together, or those of an init container beside
 * the sidecars before it, whichever is more. A limit stands for a request that is absent; what isn't a quantity counts as 0.
 */
export function podRequests({ containers, initContainers = [] }: PodSpec): PodRequests {
  let sidecars = none;
  let starting = none;
  for (const container of initContainers) {
    if (container.restartPolicy === 'Always') sidecars = sum(sidecars, containerRequests(container));
    else starting = most(starting, sum(sidecars, containerRequests(container)));
  }
  return most(starting, containers.map(containerRequests).reduce(sum, sidecars));
}

const none: PodRequests = { milliCpu: 0, memoryBytes: 0, gpus: 0 };

function containerRequests({ resources }: Container): PodRequests {
  const amounts = { ...resources?.limits, ...resources?.requests };
  let gpus = 0;
  for (const [name, amount] of Object.entries(amounts)) if (name.includes('/') && /gpu/i.test(name)) gpus += valueOf(amount);
  return { milliCpu: Math.ceil(valueOf(amounts['cpu']) * 1000), memoryBytes: Math.ceil(valueOf(amounts['memory'])), gpus };
}

function valueOf(amount: unknown): number {
  if (typeof amount !== 'number' && typeof amount !== 'string') return 0;
  const quantity = parseQuantity(String(amount));
  return typeof quantity === 'string' ? 0 : Number(quantity.nanos) / 1e9;
}

function sum(a: PodRequests, b: PodRequests): PodRequests {
  return { milliCpu: a.milliCpu + b.milliCpu, memoryBytes: a.memoryBytes + b.memoryBytes, gpus: a.gpus + b.gpus };
}

function most(a: PodRequests, b: PodRequests): PodRequests {
  return {
    milliCpu: Math.max(a.milliCpu, b.milliCpu),
    memoryBytes: Math.max(a.memoryBytes, b.memoryBytes),
    gpus: Math.max(a.gpus, b.gpus),
  };
}
