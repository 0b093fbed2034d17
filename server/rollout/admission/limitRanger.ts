/** The plugin LimitRanger (plugin/pkg/admission/limitranger): fills in what containers don't ask for, and refuses what is too much or too little. */
import type { LimitRangeBound } from '../../protocol/obstacle';
import { type ApiObject, objectAt, objectsAt } from '../../kubernetes/apiObject';
import type { PodRefusal } from '../../kubernetes/admission/podRefusal';
import { withResources } from '../../kubernetes/pods/creationDefaults';
import { mapList } from '../../kubernetes/pods/defaulting';
import { limitsWithoutOverhead, requestsWithoutOverhead } from '../../kubernetes/pods/resourceTotals';
import { nanosOf, type ResourceList, resourcesAt } from '../../kubernetes/resourceList';
import type { LimitRange, LimitRangeItem } from '../../kubernetes/surroundings/limitRange';

/** The pod with the defaults of the ranges, in turn. */
export function withLimitRangeDefaults(spec: ApiObject, limitRanges: readonly LimitRange[]): ApiObject {
  return limitRanges.reduce((pod, { limits }) => {
    const all = (field: 'default' | 'defaultRequest') => new Map(limits.flatMap(item => [...item[field]]));
    const [limit, request] = [all('default'), all('defaultRequest')];
    const fill = (container: ApiObject) => withResources(withResources(container, 'limits', limit), 'requests', request);
    return mapList(mapList(pod, 'containers', fill), 'initContainers', fill);
  }, spec);
}

/** Why a range refuses the pod; null: none does. */
export function limitRangeRefusal(spec: ApiObject, limitRanges: readonly LimitRange[]): PodRefusal | null {
  for (const { name: range, limits } of limitRanges) {
    const found = limits.flatMap(item => complaints(item, spec));
    const [first] = found;
    if (first === undefined) continue;
    const texts = [...new Set(found.map(({ text }) => text))];
    const words = texts.length === 1 ? texts.join() : `[${texts.join(', ')}]`;
    const policy = { kind: 'LimitRange', name: range, bound: first.bound } as const;
    return { path: 'spec', message: ({ name }) => `pods "${name}" is forbidden: ${words}`, policy };
  }
  return null;
}

interface Complaint {
  readonly bound: LimitRangeBound;
  readonly text: string;
}

function complaints(item: LimitRangeItem, spec: ApiObject): readonly Complaint[] {
  switch (item.type) {
    case 'Container':
      return [...objectsAt(spec, 'containers'), ...objectsAt(spec, 'initContainers')].flatMap(container => {
        const resources = objectAt(container, 'resources');
        return usageComplaints(item, resourcesAt(resources, 'requests'), resourcesAt(resources, 'limits'));
      });
    case 'Pod':
      return usageComplaints(item, requestsWithoutOverhead(spec), limitsWithoutOverhead(spec));
    default:
      return [];
  }
}

function usageComplaints(
  { type, min, max, maxLimitRequestRatio }: LimitRangeItem,
  requests: ResourceList,
  limits: ResourceList,
): Complaint[] {
  const each = (field: LimitRangeBound['field'], bounds: ResourceList, judge: (bound: Bound) => string | null) =>
    [...bounds.keys()].sort().flatMap(resource => {
      const bound = { type, resource, enforced: bounds.get(resource) ?? '0', request: requests.get(resource), limit: limits.get(resource) };
      const text = judge(bound);
      return text === null ? [] : [{ bound: { type, field, resource }, text }];
    });
  return [...each('min', min, tooLittle), ...each('max', max, tooMuch), ...each('maxLimitRequestRatio', maxLimitRequestRatio, tooFarApart)];
}

interface Bound {
  readonly type: string;
  readonly resource: string;
  readonly enforced: string;
  readonly request: string | undefined;
  readonly limit: string | undefined;
}

function tooLittle({ type, resource, enforced, request, limit }: Bound): string | null {
  const subject = `minimum ${resource} usage per ${type} is ${enforced}`;
  if (request === undefined) return `${subject}.  No request is specified`;
  if (milliOf(request) < milliOf(enforced)) return `${subject}, but request is ${request}`;
  return limit !== undefined && milliOf(limit) < milliOf(enforced) ? `${subject}, but limit is ${limit}` : null;
}

function tooMuch({ type, resource, enforced, request, limit }: Bound): string | null {
  const subject = `maximum ${resource} usage per ${type} is ${enforced}`;
  if (limit === undefined) return `${subject}.  No limit is specified`;
  if (milliOf(limit) > milliOf(enforced)) return `${subject}, but limit is ${limit}`;
  return request !== undefined && milliOf(request) > milliOf(enforced) ? `${subject}, but request is ${request}` : null;
}

function tooFarApart({ type, resource, enforced, request, limit }: Bound): string | null {
  const subject = `${resource} max limit to request ratio per ${type} is ${enforced}`;
  if (milliOf(request) === 0n) return `${subject}, but no request is specified or request is 0`;
  if (milliOf(limit) === 0n) return `${subject}, but no limit is specified or limit is 0`;
  const ratio = Number(milliOf(limit)) / Number(milliOf(request));
  return ratio * 1000 > Number(milliOf(enforced)) ? `${subject}, but provided ratio is ${ratio.toFixed(6)}` : null;
}

/** The server compares in thousandths, rounded up. */
function milliOf(amount: string | undefined): bigint {
  const milli = 1_000_000n;
  return (nanosOf(amount) + milli - 1n) / milli;
}
