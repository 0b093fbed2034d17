/** What the API server fills in when a pod is created, and not yet in a template (SetDefaults_Pod). */
import { type ApiObject, numberAt, objectAt } from '../apiObject';
import { type ResourceList, resourcesAt } from '../resourceList';
import { canBeOvercommitted } from '../resourceNames';
import { mapList } from './defaulting';
import { isPodLevelResource, ofContainers } from './resourceTotals';

/** The pod's spec with a limit as the request that is absent, and with hostNetwork every port as one of the node. */
export function withCreationDefaults(spec: ApiObject): ApiObject {
  const fill = (container: ApiObject): ApiObject => {
    const ports = spec['hostNetwork'] === true ? mapList(container, 'ports', onHost) : container;
    return withResources(ports, 'requests', resourcesAt(objectAt(container, 'resources'), 'limits'));
  };
  return withPodRequests(mapList(mapList(spec, 'containers', fill), 'initContainers', fill));
}

/** A container, or a pod, with amounts where it has none of its own. */
export function withResources(holder: ApiObject, field: 'requests' | 'limits', missing: ResourceList): ApiObject {
  const resources = objectAt(holder, 'resources') ?? {};
  const own = resourcesAt(resources, field);
  if ([...missing.keys()].every(name => own.has(name))) return holder;
  return { ...holder, resources: { ...resources, [field]: Object.fromEntries([...missing, ...own]) } };
}

function onHost(port: ApiObject): ApiObject {
  return (numberAt(port, 'hostPort') ?? 0) === 0 ? { ...port, hostPort: port['containerPort'] } : port;
}

/** defaultPodRequests: of a pod with limits of its own, the requests are those of its containers, else these limits. */
function withPodRequests(spec: ApiObject): ApiObject {
  const limits = resourcesAt(objectAt(spec, 'resources'), 'limits');
  if (limits.size === 0) return spec;
  const asked = [...ofContainers(spec, 'requests')].filter(([name]) => isPodLevelResource(name) && canBeOvercommitted(name));
  const missing = new Map([...[...limits].filter(([name]) => isPodLevelResource(name)), ...asked]);
  return withResources(spec, 'requests', missing);
}
