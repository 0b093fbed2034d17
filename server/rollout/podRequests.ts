import type { ApiObject } from '../kubernetes/apiObject';
import type { PodSpec } from '../kubernetes/pods/pod';
import { withCreationDefaults } from '../kubernetes/pods/creationDefaults';
import { totalRequests } from '../kubernetes/pods/resourceTotals';
import { countedAmount } from '../kubernetes/resourceList';

/** What the scheduler reserves for a pod. */
export interface PodRequests {
  readonly milliCpu: number;
  readonly memoryBytes: number;
  /** Devices whose resource is named for a GPU, such as nvidia.com/gpu. */
  readonly gpus: number;
}

/** The requests of a pod whose limits stand for the requests that are absent; what isn't a quantity counts as 0. */
export function podRequests(pod: PodSpec): PodRequests {
  const requests = totalRequests(withCreationDefaults(pod as ApiObject));
  let gpus = 0;
  for (const [name, amount] of requests) if (name.includes('/') && /gpu/i.test(name)) gpus += countedAmount(name, amount);
  return {
    milliCpu: countedAmount('cpu', requests.get('cpu') ?? '0'),
    memoryBytes: countedAmount('memory', requests.get('memory') ?? '0'),
    gpus,
  };
}
