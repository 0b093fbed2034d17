/** What a pod asks for as a whole (component-helpers/resource: PodRequests, PodLimits). */
import { type ApiObject, objectAt, objectsAt, stringAt } from '../apiObject';
import { addedResources, greatestResources, nanosOf, noResources, type ResourceList, resourcesAt } from '../resourceList';
import { isHugePages } from '../resourceNames';

type Amounts = 'requests' | 'limits';

/** What the scheduler reserves and a quota counts. The pod is one that has its defaults of creation. */
export function totalRequests(spec: ApiObject): ResourceList {
  return addedResources(requestsWithoutOverhead(spec), resourcesAt(spec, 'overhead'));
}

/** Requests and limits without what the pod's runtime takes, as a LimitRange looks at them. */
export function requestsWithoutOverhead(spec: ApiObject): ResourceList {
  return withPodLevel(ofContainers(spec, 'requests'), spec, 'requests');
}

export function limitsWithoutOverhead(spec: ApiObject): ResourceList {
  return withPodLevel(ofContainers(spec, 'limits'), spec, 'limits');
}

/** The limits that a quota counts: the overhead goes on top of those there are. */
export function totalLimits(spec: ApiObject): ResourceList {
  const limits = limitsWithoutOverhead(spec);
  const overhead = [...resourcesAt(spec, 'overhead')].filter(([name]) => nanosOf(limits.get(name)) !== 0n);
  return addedResources(limits, new Map(overhead));
}

/** Whether it can be asked for by the pod instead of its containers. */
export function isPodLevelResource(name: string): boolean {
  return name === 'cpu' || name === 'memory' || isHugePages(name);
}

/** Whether the pod itself asks for something, so that its containers needn't. */
export function hasPodLevelResources(spec: ApiObject): boolean {
  const own = objectAt(spec, 'resources');
  return [...resourcesAt(own, 'requests').keys(), ...resourcesAt(own, 'limits').keys()].some(isPodLevelResource);
}

/** AggregateContainerRequests: containers and sidecars together, or an init container beside the sidecars before it, whichever is more. */
export function ofContainers(spec: ApiObject, amounts: Amounts): ResourceList {
  let sidecars = noResources;
  let starting = noResources;
  for (const container of objectsAt(spec, 'initContainers')) {
    const own = resourcesAt(objectAt(container, 'resources'), amounts);
    if (stringAt(container, 'restartPolicy') === 'Always') {
      sidecars = addedResources(sidecars, own);
      starting = greatestResources(starting, sidecars);
    } else starting = greatestResources(starting, addedResources(own, sidecars));
  }
  const running = objectsAt(spec, 'containers').map(container => resourcesAt(objectAt(container, 'resources'), amounts));
  return greatestResources([...running, sidecars].reduce(addedResources, noResources), starting);
}

function withPodLevel(amounts: ResourceList, spec: ApiObject, field: Amounts): ResourceList {
  const own = [...resourcesAt(objectAt(spec, 'resources'), field)].filter(([name]) => isPodLevelResource(name));
  return own.length === 0 ? amounts : new Map([...amounts, ...own]);
}
