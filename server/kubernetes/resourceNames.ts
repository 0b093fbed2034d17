import { labelKeyErrors } from './validation/formats';

/** The names of resources (k8s.io/kubernetes/pkg/apis/core/helper): Kubernetes' own, huge pages, and those of devices (`nvidia.com/gpu`). */

const compute = ['cpu', 'memory', 'ephemeral-storage'];
const counted = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];
const quota: ReadonlySet<string> = new Set([
  ...compute,
  ...compute.flatMap(name => [`requests.${name}`, `limits.${name}`]),
  ...counted,
  'requests.storage',
]);

/** Whether the server knows it without a domain. */
export function isStandard(name: string): boolean {
  return name === 'storage' || isStandardForQuota(name);
}

export function isStandardForContainer(name: string): boolean {
  return compute.includes(name) || isHugePages(name);
}

export function isStandardForQuota(name: string): boolean {
  return quota.has(name) || isHugePages(name) || name.startsWith('requests.hugepages-');
}

export function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** Kubernetes' own: without a domain, or of kubernetes.io. */
export function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

/** Of a device that something other than Kubernetes counts. */
export function isExtended(name: string): boolean {
  return !isNative(name) && !name.startsWith('requests.') && labelKeyErrors(`requests.${name}`).length === 0;
}

/** What can't be had in parts. */
export function isWhole(name: string): boolean {
  return counted.includes(name) || isExtended(name);
}

/** Whether more may be allowed than is reserved. */
export function canBeOvercommitted(name: string): boolean {
  return isNative(name) && !isHugePages(name);
}
