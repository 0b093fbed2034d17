import { type ApiObject, objectAt } from '../kubernetes/apiObject';
import type { Container, PodSpec } from '../kubernetes/deployment';
import { parseQuantity } from '../kubernetes/quantity';
import { isSidecar } from './kubelet/sidecars';

/** What the scheduler reserves for a pod. */
export interface PodRequests {
  readonly milliCpu: number;
  readonly memoryBytes: number;
  /** Devices whose resource is named for a GPU, such as nvidia.com/gpu. */
  readonly gpus: number;
}

/**
 * The requests of a pod (component-helpers/resource: PodRequests): those of its containers and sidecars together, or those of an init container beside
 * the sidecars before it, whichever is more. What the pod itself asks for takes their place, and the overhead of its runtime comes on top. A limit
 * stands for a request that is absent; what isn't a quantity counts as 0.
 */
export function podRequests(pod: PodSpec): PodRequests {
  const own = objectAt(pod as ApiObject, 'resources');
  const [requests, limits] = [objectAt(own, 'requests') ?? {}, objectAt(own, 'limits') ?? {}];
  const asked = containersRequests(pod);
  // A limit of the pod is its request only where no container asks for anything.
  const amount = (name: string, of: (amounts: ApiObject) => number, containers: number): number => {
    if (requests[name] !== undefined) return of(requests);
    return containers === 0 ? of(limits) : containers;
  };
  const replaced: PodRequests = {
    milliCpu: amount('cpu', milliCpuOf, asked.milliCpu),
    memoryBytes: amount('memory', memoryOf, asked.memoryBytes),
    gpus: asked.gpus,
  };
  return sum(replaced, requestsIn(objectAt(pod as ApiObject, 'overhead') ?? {}));
}

function containersRequests({ containers, initContainers = [] }: PodSpec): PodRequests {
  let sidecars = none;
  let starting = none;
  for (const container of initContainers) {
    if (isSidecar(container)) {
      sidecars = sum(sidecars, containerRequests(container));
      starting = most(starting, sidecars);
    } else starting = most(starting, sum(sidecars, containerRequests(container)));
  }
  return most(starting, containers.map(containerRequests).reduce(sum, sidecars));
}

const none: PodRequests = { milliCpu: 0, memoryBytes: 0, gpus: 0 };

function containerRequests(container: Container): PodRequests {
  return requestsIn(amountsOf(container as ApiObject));
}

function amountsOf(holder: ApiObject): ApiObject {
  const resources = objectAt(holder, 'resources');
  return { ...objectAt(resources, 'limits'), ...objectAt(resources, 'requests') };
}

function requestsIn(amounts: ApiObject): PodRequests {
  let gpus = 0;
  for (const [name, amount] of Object.entries(amounts)) if (name.includes('/') && /gpu/i.test(name)) gpus += valueOf(amount);
  return { milliCpu: milliCpuOf(amounts), memoryBytes: memoryOf(amounts), gpus };
}

function milliCpuOf(amounts: ApiObject): number {
  return Math.ceil(valueOf(amounts['cpu']) * 1000);
}

function memoryOf(amounts: ApiObject): number {
  return Math.ceil(valueOf(amounts['memory']));
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
