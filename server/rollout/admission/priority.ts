import { type ApiObject, stringAt } from '../../kubernetes/apiObject';
import { priorityRefusal, systemPriority } from '../../kubernetes/admission/priority';
import type { PodRefusal } from '../../kubernetes/admission/podRefusal';
import type { PodSpec } from '../../kubernetes/pods/pod';
import type { Policies } from './policies';

export interface Priority {
  readonly value: number;
  /** Whether pods of lower priority may be evicted. */
  readonly preempts: boolean;
}

/** The plugin Priority: the class that a pod names, else the one for all (of several the lowest), else none. */
export function priorityOf(spec: ApiObject, { priorityClasses, complete }: Policies): Priority | PodRefusal {
  const name = stringAt(spec, 'priorityClassName');
  const refusal = priorityRefusal(spec as PodSpec);
  if (refusal !== null) return refusal;
  if (name === '') {
    const [lowest] = priorityClasses.filter(({ globalDefault }) => globalDefault).sort((one, other) => one.value - other.value);
    return { value: lowest?.value ?? 0, preempts: lowest?.preemptionPolicy !== 'Never' };
  }
  const found = priorityClasses.find(priorityClass => priorityClass.name === name);
  if (found !== undefined) return { value: found.value, preempts: found.preemptionPolicy !== 'Never' };
  const system = systemPriority(name);
  if (system !== undefined || !complete) return { value: system ?? 0, preempts: true };
  return {
    path: 'spec.priorityClassName',
    message: ({ generateName }) => `pods "${generateName}" is forbidden: no PriorityClass with name ${name} was found`,
  };
}
