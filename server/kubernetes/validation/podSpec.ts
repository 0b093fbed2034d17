import type { Path } from '../../yaml/find';
import { type ApiObject, labelsAt, numberAt, objectAt, objectsAt, stringAt, stringsAt } from '../apiObject';
import { validateContainers } from './containers';
import { duplicate, type FieldError, invalid, invalids, required, unsupported } from './findings';
import { dnsLabelErrors, dnsSubdomainErrors } from './formats';
import { validateLabels } from './metadata';

const maxInt32 = 2 ** 31 - 1;

/** ValidatePodSpec (k8s.io/kubernetes/pkg/apis/core/validation), as far as it bears on a rollout or is often got wrong. */
export function validatePodSpec(spec: ApiObject, path: Path): FieldError[] {
  return [
    ...validateVolumes(spec, [...path, 'volumes']),
    ...validateContainers(spec, path),
    ...oneOf(spec, path, 'restartPolicy', ['Always', 'OnFailure', 'Never']),
    ...oneOf(spec, path, 'dnsPolicy', ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']),
    ...validateLabels(labelsAt(spec, 'nodeSelector'), [...path, 'nodeSelector']),
    ...validateHostNetwork(spec, path),
    ...validateImagePullSecrets(spec, [...path, 'imagePullSecrets']),
    ...validateDnsConfig(spec, [...path, 'dnsConfig']),
    ...validateNames(spec, path),
    ...validateActiveDeadline(spec, [...path, 'activeDeadlineSeconds']),
    ...invalidNames(spec, path, 'hostname', dnsLabelErrors),
    ...invalidNames(spec, path, 'subdomain', dnsLabelErrors),
    ...validateTolerations(spec, [...path, 'tolerations']),
    ...invalidNames(spec, path, 'priorityClassName', dnsSubdomainErrors),
    ...invalidNames(spec, path, 'runtimeClassName', dnsSubdomainErrors),
    ...oneOf(spec, path, 'preemptionPolicy', ['PreemptLowerPriority', 'Never']),
  ];
}

function oneOf(object: ApiObject, path: Path, field: string, supported: readonly string[]): FieldError[] {
  const value = stringAt(object, field);
  return object[field] === undefined || supported.includes(value)
    ? []
    : [unsupported({ code: 'pod/unsupported-value', path: [...path, field] }, value, supported)];
}

function invalidNames(object: ApiObject, path: Path, field: string, check: (name: string) => readonly string[]): FieldError[] {
  const name = stringAt(object, field);
  return name === '' ? [] : invalids({ code: 'pod/invalid-name', path: [...path, field] }, name, check(name));
}

function validateNames(spec: ApiObject, path: Path): FieldError[] {
  return [
    ...invalidNames(spec, path, 'serviceAccountName', dnsSubdomainErrors),
    ...invalidNames(spec, path, 'nodeName', dnsSubdomainErrors),
  ];
}

/** Names of volumes; what their sources need is not looked at. */
function validateVolumes(spec: ApiObject, path: Path): FieldError[] {
  const names = new Set<string>();
  return objectsAt(spec, 'volumes').flatMap((volume, index) => {
    const namePath = [...path, index, 'name'];
    const name = stringAt(volume, 'name');
    if (name === '') return [required({ code: 'pod/required', path: namePath })];
    const errors = invalids({ code: 'pod/invalid-name', path: namePath }, name, dnsLabelErrors(name));
    if (names.has(name)) errors.push(duplicate({ code: 'pod/duplicate', path: namePath }, name));
    names.add(name);
    return errors;
  });
}

/** On the node's own network a port of the node can only be the container's. */
function validateHostNetwork(spec: ApiObject, path: Path): FieldError[] {
  if (spec['hostNetwork'] !== true) return [];
  return objectsAt(spec, 'containers').flatMap((container, index) =>
    objectsAt(container, 'ports').flatMap((port, portIndex) => {
      const hostPort = numberAt(port, 'hostPort') ?? 0;
      if (hostPort === 0 || hostPort === (numberAt(port, 'containerPort') ?? 0)) return [];
      const portPath = [...path, 'containers', index, 'ports', portIndex];
      const where = { code: 'port/host-port-conflict', path: [...portPath, 'hostPort'], related: [...portPath, 'containerPort'] } as const;
      return [invalid(where, hostPort, 'must match `containerPort` when `hostNetwork` is true')];
    }),
  );
}

function validateImagePullSecrets(spec: ApiObject, path: Path): FieldError[] {
  return objectsAt(spec, 'imagePullSecrets').flatMap((secret, index) =>
    stringAt(secret, 'name') === '' ? [required({ code: 'pod/required', path: [...path, index, 'name'] })] : [],
  );
}

/** Without the cluster's name servers there have to be some. */
function validateDnsConfig(spec: ApiObject, path: Path): FieldError[] {
  if (stringAt(spec, 'dnsPolicy') !== 'None') return [];
  const dnsConfig = objectAt(spec, 'dnsConfig');
  const where = { code: 'pod/required', path, related: [...path.slice(0, -1), 'dnsPolicy'] } as const;
  if (dnsConfig === undefined) return [required(where, 'must provide `dnsConfig` when `dnsPolicy` is None')];
  if (stringsAt(dnsConfig, 'nameservers').length > 0) return [];
  return [required({ ...where, path: [...path, 'nameservers'] }, 'must provide at least one DNS nameserver when `dnsPolicy` is None')];
}

function validateActiveDeadline(spec: ApiObject, path: Path): FieldError[] {
  const value = numberAt(spec, 'activeDeadlineSeconds');
  if (value === undefined || (value >= 1 && value <= maxInt32)) return [];
  return [invalid({ code: 'pod/active-deadline', path }, value, `must be between 1 and ${maxInt32}, inclusive`)];
}

function validateTolerations(spec: ApiObject, path: Path): FieldError[] {
  return objectsAt(spec, 'tolerations').flatMap((toleration, index) => {
    const own = [...path, index];
    const key = stringAt(toleration, 'key');
    const operator = stringAt(toleration, 'operator') || 'Equal';
    const errors: FieldError[] = [];
    if (key === '' && operator !== 'Exists') {
      const detail = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
      errors.push(invalid({ code: 'pod/not-allowed', path: [...own, 'operator'] }, stringAt(toleration, 'operator'), detail));
    }
    if (toleration['tolerationSeconds'] !== undefined && stringAt(toleration, 'effect') !== 'NoExecute') {
      const detail = "effect must be 'NoExecute' when `tolerationSeconds` is set";
      errors.push(invalid({ code: 'pod/not-allowed', path: [...own, 'effect'] }, stringAt(toleration, 'effect'), detail));
    }
    return errors;
  });
}
