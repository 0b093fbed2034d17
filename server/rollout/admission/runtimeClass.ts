/** The plugin RuntimeClass (plugin/pkg/admission/runtimeclass): what the class of a pod takes for itself, and on which nodes it is. */
import type { PodRefusal } from '../../kubernetes/admission/podRefusal';
import { type ApiObject, labelsAt, objectAt, objectsAt, stringAt } from '../../kubernetes/apiObject';
import { own } from '../../kubernetes/own';
import { nanosOf, type ResourceList, resourcesAt } from '../../kubernetes/resourceList';
import type { RuntimeClass } from '../../kubernetes/surroundings/classes';
import type { Policies } from './policies';

/** The pod with what its class brings, or why it is refused. A class that isn't known is taken to be there and to bring nothing, unless all are known. */
export function withRuntimeClass(spec: ApiObject, { runtimeClasses, complete }: Policies): { readonly spec: ApiObject } | PodRefusal {
  const name = stringAt(spec, 'runtimeClassName');
  if (name === '') return { spec };
  const found = runtimeClasses.find(runtimeClass => runtimeClass.name === name);
  if (found !== undefined) return withScheduling(spec, found);
  if (!complete) return { spec };
  return refusal('spec.runtimeClassName', `pod rejected: RuntimeClass "${name}" not found`);
}

function withScheduling(spec: ApiObject, runtimeClass: RuntimeClass): { readonly spec: ApiObject } | PodRefusal {
  const { overhead, nodeSelector, tolerations } = runtimeClass;
  const written = objectAt(spec, 'overhead') === undefined ? undefined : resourcesAt(spec, 'overhead');
  if (written !== undefined && overhead.size > 0 && !isSame(written, overhead)) {
    return refusal('spec.overhead', `pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead`);
  }
  const selector = labelsAt(spec, 'nodeSelector') ?? {};
  for (const [key, value] of Object.entries(nodeSelector)) {
    const asked = own(selector, key);
    if (asked === undefined || asked === value) continue;
    const words = `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${value}; pod.spec.nodeSelector[${key}] = ${asked}`;
    return refusal('spec.nodeSelector', words);
  }
  return {
    spec: {
      ...spec,
      ...(overhead.size === 0 ? {} : { overhead: Object.fromEntries(overhead) }),
      ...(Object.keys(nodeSelector).length === 0 ? {} : { nodeSelector: { ...selector, ...nodeSelector } }),
      ...(tolerations.length === 0 ? {} : { tolerations: [...objectsAt(spec, 'tolerations'), ...tolerations] }),
    },
  };
}

function isSame(one: ResourceList, other: ResourceList): boolean {
  return one.size === other.size && [...one].every(([name, amount]) => other.has(name) && nanosOf(amount) === nanosOf(other.get(name)));
}

/** The pod hasn't got its own letters yet. */
function refusal(path: string, words: string): PodRefusal {
  return { path, message: ({ generateName }) => `pods "${generateName}" is forbidden: ${words}` };
}
