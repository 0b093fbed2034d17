/** What of a pod a ResourceQuota counts, and which quotas count it (pkg/quota/v1/evaluator/core: pods). */
import { type ApiObject, numberAt, objectAt, objectsAt, stringAt, stringsAt } from '../../kubernetes/apiObject';
import { hasPodLevelResources, totalLimits, totalRequests } from '../../kubernetes/pods/resourceTotals';
import { nanosOf, type ResourceList, resourcesAt } from '../../kubernetes/resourceList';
import { isExtended, isHugePages } from '../../kubernetes/resourceNames';
import type { QuotaScope, ResourceQuota } from '../../kubernetes/surroundings/resourceQuota';

export interface QuotaCharge {
  /** By the names that quotas have for it, such as `requests.cpu`. */
  readonly usage: ResourceList;
  /** Of each container what it says of the amounts that a quota makes it say; null: the pod says it for all. */
  readonly containers: readonly { readonly name: string; readonly says: ReadonlySet<string> }[] | null;
  readonly bestEffort: boolean;
  readonly hasDeadline: boolean;
  readonly priorityClassName: string;
  /** Whether it wants to be near, or far from, pods of other namespaces. */
  readonly crossesNamespaces: boolean;
}

/** `spec`: as the API server stored it. */
export function chargeOf(spec: ApiObject): QuotaCharge {
  const containers = [...objectsAt(spec, 'containers'), ...objectsAt(spec, 'initContainers')].map(container => {
    const resources = objectAt(container, 'resources');
    const usage = computeUsage(resourcesAt(resources, 'requests'), resourcesAt(resources, 'limits'));
    return { name: stringAt(container, 'name'), says: new Set(usage.keys()) };
  });
  return {
    usage: new Map([...computeUsage(totalRequests(spec), totalLimits(spec)), ['pods', '1'], ['count/pods', '1']]),
    containers: hasPodLevelResources(spec) ? null : containers,
    bestEffort: isBestEffort(spec),
    hasDeadline: numberAt(spec, 'activeDeadlineSeconds') !== undefined,
    priorityClassName: stringAt(spec, 'priorityClassName'),
    crossesNamespaces: crossesNamespaces(spec),
  };
}

/** Whether the quota counts a pod at all: all its scopes have to match, and it has to limit something of pods. */
export function counts({ hard, scopes }: ResourceQuota, charge: QuotaCharge): boolean {
  return [...hard.keys()].some(isOfPods) && scopes.every(scope => isInScope(scope, charge));
}

/** What is to be said by each container where a quota limits it, and the containers that don't. */
export function unsaid({ hard }: ResourceQuota, { containers }: QuotaCharge): ReadonlyMap<string, readonly string[]> {
  const missing = new Map<string, readonly string[]>();
  for (const resource of [...hard.keys()].filter(name => saidByAll.has(name)).sort()) {
    const silent = (containers ?? []).filter(({ says }) => !says.has(resource)).map(({ name }) => name);
    if (silent.length > 0) missing.set(resource, [...new Set(silent)].sort());
  }
  return missing;
}

const saidByAll = new Set(['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory']);
const storage = 'ephemeral-storage';
const ofPods = new Set([...saidByAll, 'pods', 'count/pods', storage, `requests.${storage}`, `limits.${storage}`]);

function isOfPods(name: string): boolean {
  const resource = name.replace(/^requests\./, '');
  return ofPods.has(name) || isHugePages(resource) || (resource !== name && isExtended(resource));
}

/** podComputeUsageHelper */
function computeUsage(requests: ResourceList, limits: ResourceList): ReadonlyMap<string, string> {
  const usage = new Map<string, string>();
  for (const [name, amount] of requests) {
    if (name === 'cpu' || name === 'memory' || name === storage || isHugePages(name)) usage.set(name, amount);
    if (usage.has(name) || isExtended(name)) usage.set(`requests.${name}`, amount);
  }
  for (const [name, amount] of limits) if (name === 'cpu' || name === 'memory' || name === storage) usage.set(`limits.${name}`, amount);
  return usage;
}

function isInScope({ name, operator, values }: QuotaScope, charge: QuotaCharge): boolean {
  switch (name) {
    case 'Terminating':
      return charge.hasDeadline;
    case 'NotTerminating':
      return !charge.hasDeadline;
    case 'BestEffort':
      return charge.bestEffort;
    case 'NotBestEffort':
      return !charge.bestEffort;
    case 'PriorityClass':
      return isOfClass(operator, values, charge.priorityClassName);
    case 'CrossNamespacePodAffinity':
      return charge.crossesNamespaces;
    default:
      return false;
  }
}

/** usesCrossNamespacePodAffinity */
function crossesNamespaces(spec: ApiObject): boolean {
  const affinity = objectAt(spec, 'affinity');
  const terms = ['podAffinity', 'podAntiAffinity'].flatMap(kind => {
    const own = objectAt(affinity, kind);
    const preferred = objectsAt(own, 'preferredDuringSchedulingIgnoredDuringExecution');
    return [
      ...objectsAt(own, 'requiredDuringSchedulingIgnoredDuringExecution'),
      ...preferred.map(term => objectAt(term, 'podAffinityTerm') ?? {}),
    ];
  });
  return terms.some(term => stringsAt(term, 'namespaces').length > 0 || objectAt(term, 'namespaceSelector') !== undefined);
}

function isOfClass(operator: string, values: readonly string[], name: string): boolean {
  switch (operator) {
    case 'In':
      return name !== '' && values.includes(name);
    case 'NotIn':
      return name === '' || !values.includes(name);
    case 'Exists':
      return name !== '';
    case 'DoesNotExist':
      return name === '';
    default:
      return false;
  }
}

/** GetPodQOS: neither cpu nor memory is asked for or limited anywhere. */
function isBestEffort(spec: ApiObject): boolean {
  const holders = [spec, ...objectsAt(spec, 'containers'), ...objectsAt(spec, 'initContainers')];
  return holders.every(holder => {
    const resources = objectAt(holder, 'resources');
    return ['requests', 'limits'].every(kind => ['cpu', 'memory'].every(name => nanosOf(resourcesAt(resources, kind).get(name)) === 0n));
  });
}
