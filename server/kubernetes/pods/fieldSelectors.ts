import { type ApiObject, stringAt } from '../apiObject';
import { parseQuantity } from '../quantity';
import { below, type FieldError, invalid, invalids, present, required, unsupported, type Where } from '../validation/findings';
import { labelKeyErrors } from '../validation/formats';
import { mapObject } from './defaulting';

/** What environment variables and downwardAPI volumes can refer to: fields of the pod, and resources of its containers. */

/** What a variable or a file refers to, with its defaults: a divisor of 0 is as good as none. */
export function referencesWithDefaults(object: ApiObject): ApiObject {
  const versioned = mapObject(object, 'fieldRef', fieldRef => ({ apiVersion: 'v1', ...fieldRef }));
  return mapObject(versioned, 'resourceFieldRef', resourceFieldRef => ({ divisor: '0', ...resourceFieldRef }));
}

const known: ReadonlySet<string> = new Set([
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.restartPolicy',
  'spec.serviceAccountName',
  'spec.schedulerName',
  'status.phase',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]);

/** validateObjectFieldSelector. `supported` are those of the known paths that the place can take, sorted; each complaint ends it. */
export function validateFieldRef(fieldRef: ApiObject, where: Where, supported: readonly string[]): FieldError[] {
  const fieldPath = stringAt(fieldRef, 'fieldPath');
  const own = below(where, 'fieldPath');
  if (fieldPath === '') return [required(own)];
  const failed = (reason: string): FieldError[] => [invalid(own, fieldPath, `error converting fieldPath: ${reason}`)];
  const apiVersion = stringAt(fieldRef, 'apiVersion') || 'v1';
  if (apiVersion !== 'v1') return failed(`unsupported pod version: ${apiVersion}`);
  const [, path = '', key] = /^((?:(?!\[').)+)\['(.*)'\]$/s.exec(fieldPath) ?? [];
  if (key !== undefined) {
    if (path === 'metadata.annotations') return keyErrors(key.toLowerCase(), where);
    return path === 'metadata.labels' ? keyErrors(key, where) : failed(`field label does not support subscript: ${fieldPath}`);
  }
  const converted = fieldPath === 'spec.host' ? 'spec.nodeName' : fieldPath;
  if (!known.has(converted)) return failed(`field label not supported: ${fieldPath}`);
  return supported.includes(converted) ? [] : [unsupported(own, converted, supported)];
}

function keyErrors(key: string, where: Where): FieldError[] {
  return invalids({ ...where, at: [...where.at, 'fieldPath'] }, key, labelKeyErrors(key));
}

const resources = ['cpu', 'ephemeral-storage', 'memory'];
const resourcePaths = ['limits', 'requests'].flatMap(kind => resources.map(resource => `${kind}.${resource}`));
const byteDivisors = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

/** validateContainerResourceFieldSelector. The container need not exist, but a volume has to name it. */
export function validateResourceFieldRef(resourceFieldRef: ApiObject, where: Where, inVolume: boolean): FieldError[] {
  const resource = stringAt(resourceFieldRef, 'resource');
  const errors = inVolume ? present(below(where, 'containerName'), stringAt(resourceFieldRef, 'containerName')) : [];
  if (errors.length === 0) errors.push(...resourceErrors(resource, below(where, 'resource')));
  return [...errors, ...validateDivisor(resource, resourceFieldRef['divisor'], below(where, 'divisor'))];
}

function resourceErrors(resource: string, where: Where): FieldError[] {
  if (resource === '') return [required(where)];
  return resourcePaths.includes(resource) || /^(?:limits|requests)\.hugepages-/.test(resource)
    ? []
    : [unsupported(where, resource, resourcePaths)];
}

function validateDivisor(resource: string, divisor: unknown, where: Where): FieldError[] {
  const name = /^(?:limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-)/.exec(resource)?.[1];
  if (typeof divisor !== 'string' || name === undefined) return [];
  if (name !== 'hugepages-' && !resourcePaths.includes(resource)) return [];
  const quantity = parseQuantity(divisor);
  if (typeof quantity === 'string' || quantity.nanos === 0n) return [];
  const words = { cpu: 'cpu resource', memory: 'memory resource', 'ephemeral-storage': 'local ephemeral storage resource' };
  const supported = name === 'cpu' ? ['1m', '1'] : byteDivisors;
  if (supported.includes(divisor)) return [];
  const list = name === 'cpu' ? supported.join(' and ') : supported.join(', ');
  const kind = new Map(Object.entries(words)).get(name) ?? 'hugepages resource';
  return [invalid(where, resource, `only divisor's values ${list} are supported with the ${kind}`)];
}
