import { type ApiObject, labelsAt, objectAt, objectsAt, stringAt } from '../apiObject';
import { isHugePages } from '../resourceNames';
import { noSource, given } from '../validation/detail';
import {
  as,
  below,
  duplicate,
  type FieldError,
  forbidden,
  invalid,
  invalids,
  keyed,
  required,
  shownAt,
  unsupported,
  type Where,
} from '../validation/findings';
import { type GoValue, named, pointer, struct } from '../validation/goSyntax';
import { quoted } from '../../yaml/quoted';
import { dnsLabelErrors, dnsSubdomainErrors } from '../validation/formats';
import type { ContainerAt } from './containersOf';
import {
  amountOf,
  isWholeNumber,
  validateAmounts,
  validateClaims,
  validateContainerName,
  validateHugePagesNeeds,
  validateLimits,
  validateName,
} from './resources';
import { ofContainers } from './resourceTotals';

/** The names of the claims that containers can refer to. */
export function claimNamesOf(spec: ApiObject): ReadonlySet<string> {
  return new Set(
    objectsAt(spec, 'resourceClaims')
      .map(claim => stringAt(claim, 'name'))
      .filter(name => name !== ''),
  );
}

/** validatePodResourceClaims */
export function validateResourceClaims(spec: ApiObject, where: Where): FieldError[] {
  const names = new Set<string>();
  return objectsAt(spec, 'resourceClaims').flatMap((claim, index) => {
    const own = below(as(where, 'resource/invalid-claim'), 'resourceClaims', index);
    const sources = ['resourceClaimName', 'resourceClaimTemplateName'].filter(field => claim[field] !== undefined);
    const errors = validateClaimName(stringAt(claim, 'name'), below(own, 'name'), names);
    if (sources.length === 2) {
      const detail = 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified';
      errors.push(invalid(own, printedClaim(claim), detail));
    }
    if (sources.length === 0) {
      errors.push(
        invalid(
          own,
          printedClaim(claim),
          noSource('`resourceClaimName`, `resourceClaimTemplateName`', 'resourceClaimName', 'resourceClaimTemplateName'),
        ),
      );
    }
    for (const field of sources)
      errors.push(...invalids(below(own, field), stringAt(claim, field), dnsSubdomainErrors(stringAt(claim, field))));
    return errors;
  });
}

function validateClaimName(name: string, where: Where, names: Set<string>): FieldError[] {
  if (name === '') return [required(where)];
  if (names.has(name)) return [duplicate(where, name)];
  names.add(name);
  return invalids(where, name, dnsLabelErrors(name));
}

/** As the server's internal type prints. */
function printedClaim(claim: ApiObject): GoValue {
  return struct('core.PodResourceClaim', {
    Name: named(stringAt(claim, 'name')),
    ResourceClaimName: pointer('string', claim['resourceClaimName']),
    ResourceClaimTemplateName: pointer('string', claim['resourceClaimTemplateName']),
  });
}

/** validatePodResources: what the whole pod may use. */
export function validatePodResources(spec: ApiObject, where: Where): FieldError[] {
  const resources = objectAt(spec, 'resources');
  const own = below(as(where, 'resource/invalid-pod-level'), 'resources');
  if (resources === undefined) return [];
  if (stringAt(objectAt(spec, 'os'), 'name') === 'windows') return [forbidden(own, 'may not be set for a windows pod')];
  return [
    ...(resources['claims'] === undefined ? [] : [forbidden(below(own, 'claims'), 'claims may not be set for Resources at pod-level')]),
    ...validateAmounts(resources, own, validatePodResourceName),
    ...validateClaims(resources, own, claimNamesOf(spec)),
    ...validateConsistency(spec, resources, own),
  ];
}

function validatePodResourceName(name: string, where: Where): FieldError[] {
  const errors = validateName(name, where);
  if (errors.length > 0 || name === 'cpu' || name === 'memory' || isHugePages(name)) return errors;
  return [unsupported(where, named(name), ['cpu', 'hugepages-', 'memory'])];
}

/** validatePodResourceConsistency: the containers within what the pod may use. */
function validateConsistency(spec: ApiObject, resources: ApiObject, where: Where): FieldError[] {
  const podRequests = new Map(Object.entries(labelsAt(resources, 'requests') ?? {}));
  const podLimits = new Map(Object.entries(labelsAt(resources, 'limits') ?? {}));
  const errors: FieldError[] = [];
  for (const [name, sum] of ofContainers(spec, 'requests')) {
    const own = podRequests.get(name);
    if (own === undefined || amountOf(sum) <= amountOf(own)) continue;
    errors.push(
      invalid(
        keyed(below(where, 'requests'), name),
        own,
        given(`must be greater than or equal to aggregate container requests of ${sum}`, 'requests'),
      ),
    );
  }
  for (const [name, sum] of ofContainers(spec, 'limits')) {
    const own = podLimits.get(name);
    if (!isHugePages(name) || own === undefined || amountOf(sum) <= amountOf(own)) continue;
    errors.push(
      invalid(
        keyed(below(where, 'limits'), name),
        own,
        given(`must be greater than or equal to aggregate container limits of ${sum}`, 'limits'),
      ),
    );
  }
  return [...errors, ...objectsAt(spec, 'containers').flatMap((container, index) => limitsWithin(container, index, podLimits, where))];
}

/** The server writes `resources.containers[0][cpu].limits`. */
function limitsWithin(container: ApiObject, index: number, podLimits: ReadonlyMap<string, string>, where: Where): FieldError[] {
  const limits = Object.entries(labelsAt(objectAt(container, 'resources'), 'limits') ?? {});
  return limits.flatMap(([name, amount]) => {
    const most = podLimits.get(name);
    if (most === undefined || amountOf(amount) <= amountOf(most)) return [];
    const at = [...where.at.slice(0, -1), 'containers', index, 'resources', 'limits', name];
    const own = shownAt(below(keyed(below(where, 'containers', index), name), 'limits'), at);
    return [invalid({ ...own, related: [...where.at, 'limits', name] }, amount, `must be less than or equal to pod limits of ${most}`)];
  });
}

/** validateOverhead: judged as limits, and the server writes so. */
export function validateOverhead(spec: ApiObject, where: Where): FieldError[] {
  const overhead = labelsAt(spec, 'overhead');
  if (overhead === undefined) return [];
  const own = below(as(where, 'resource/invalid-pod-level'), 'overhead');
  const errors = validateLimits(overhead, shownAt(below(own, 'limits'), own.at), validateContainerName);
  return [...errors, ...validateHugePagesNeeds(Object.keys(overhead), own)];
}

/** What the server warns of: parts of a byte. */
export function overheadWarnings(spec: ApiObject, where: Where): FieldError[] {
  const overhead = labelsAt(spec, 'overhead') ?? {};
  return ['memory', 'ephemeral-storage'].flatMap(name => fractionalBytes(overhead, name, below(where, 'overhead')));
}

export function resourceWarnings({ container, where }: ContainerAt): FieldError[] {
  const resources = objectAt(container, 'resources');
  return ['memory', 'ephemeral-storage'].flatMap(name =>
    ['limits', 'requests'].flatMap(kind => fractionalBytes(labelsAt(resources, kind) ?? {}, name, below(where, 'resources', kind))),
  );
}

/** What the server warns of where an amount of bytes isn't whole; nothing where there is none. */
export function fractionalBytes(amounts: Readonly<Record<string, string>>, name: string, where: Where): FieldError[] {
  const amount = new Map(Object.entries(amounts)).get(name);
  if (amount === undefined || isWholeNumber(amountOf(amount))) return [];
  const own = keyed(as(where, 'resource/fractional-bytes'), name);
  return [{ ...own, message: `fractional byte value ${quoted(amount)} is invalid, must be an integer` }];
}
