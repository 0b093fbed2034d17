import type { Detail } from '../validation/detail';
import { type ApiObject, labelsAt, numberAt, objectsAt, stringAt } from '../apiObject';
import { maxInt32 } from '../int32';
import { as, below, duplicate, type FieldError, invalids, oneOf, required, type Where } from '../validation/findings';
import { quoted } from '../../yaml/quoted';
import { dnsLabelErrors, dnsSubdomainErrors, labelKeyErrors, rangeErrors } from '../validation/formats';
import { validateLabels } from '../validation/metadata';
import { validateAffinity } from './affinity';
import { containerWithDefaults, type Pod, validateContainers } from './containers';
import { mapList, mapObject } from './defaulting';
import { validateEnvFiles } from './env';
import { validateDnsConfig, validateHostAliases, validateHostnameOverride, validateHostUsers } from './network';
import { claimNamesOf, validateOverhead, validatePodResources, validateResourceClaims } from './podResources';
import { validateHostNetworkPorts } from './ports';
import { resourcesWithDefaults, roundedAmounts } from './resources';
import { validatePodSecurityContext } from './securityContext';
import { validatePodTolerations } from './tolerations';
import { validateTopologySpread } from './topologySpread';
import { validateVolumes, volumeWithDefaults } from './volumes';
import { validateHostProcess, validateOs } from './windows';

/** The spec of a pod with the defaults of SetDefaults_PodSpec and of everything below. */
export function podSpecWithDefaults(spec: ApiObject): ApiObject {
  const serviceAccountName = stringAt(spec, 'serviceAccountName') || stringAt(spec, 'serviceAccount');
  const lists = ['containers', 'initContainers', 'ephemeralContainers'];
  const filled = lists.reduce((object, list) => mapList(object, list, containerWithDefaults), spec);
  return {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    terminationGracePeriodSeconds: 30,
    schedulerName: 'default-scheduler',
    securityContext: {},
    ...mapObject(resourcesWithDefaults(mapList(filled, 'volumes', volumeWithDefaults)), 'overhead', roundedAmounts),
    ...(serviceAccountName === '' ? {} : { serviceAccountName, serviceAccount: serviceAccountName }),
  };
}

/** ValidatePodSpec (k8s.io/kubernetes/pkg/apis/core/validation) of a pod template: what the server would refuse, in its order. */
export function validatePodSpec(spec: ApiObject, where: Where): FieldError[] {
  const { errors, volumes } = validateVolumes(spec, where);
  const pod: Pod = {
    volumes,
    claims: claimNamesOf(spec),
    graceSeconds: numberAt(spec, 'terminationGracePeriodSeconds') ?? 0,
    restartPolicy: stringAt(spec, 'restartPolicy'),
    hostUsers: spec['hostUsers'] !== false,
  };
  return [
    ...errors,
    ...validateResourceClaims(spec, where),
    ...validateContainers(spec, where, pod),
    ...validatePodResources(spec, where),
    ...validateHostNetworkPorts(spec, where),
    ...choice(spec, 'restartPolicy', where, ['Always', 'OnFailure', 'Never']),
    ...choice(spec, 'dnsPolicy', where, ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']),
    ...validateLabels(labelsAt(spec, 'nodeSelector'), as(below(where, 'nodeSelector'), 'metadata/invalid-label')),
    ...validatePodSecurityContext(spec, where),
    ...validateAffinity(spec, where),
    ...validateDnsConfig(spec, where),
    ...validateGates(spec, where),
    ...validateTopologySpread(spec, where),
    ...validateHostProcess(spec, where),
    ...validateHostUsers(spec, where),
    ...validateHostnameOverride(spec, where),
    ...validateNames(spec, where, ['serviceAccountName', 'nodeName'], dnsSubdomainErrors),
    ...validateActiveDeadline(spec, where),
    ...validateNames(spec, where, ['hostname', 'subdomain'], dnsLabelErrors),
    ...validatePodTolerations(spec, where),
    ...validateHostAliases(spec, where),
    ...validateNames(spec, where, ['priorityClassName'], dnsSubdomainErrors),
    ...validateRuntimeClass(spec, where),
    ...validatePreemptionPolicy(spec, where),
    ...validateOverhead(spec, where),
    ...validateOs(spec, where),
    ...validateEnvFiles(spec, where),
  ];
}

function choice(object: ApiObject, field: string, where: Where, supported: readonly string[]): FieldError[] {
  return oneOf(as(below(where, field), 'pod/unsupported-value'), stringAt(object, field), supported);
}

function validateNames(spec: ApiObject, where: Where, fields: readonly string[], errorsOf: (name: string) => Detail[]): FieldError[] {
  return fields.flatMap(field => {
    const name = stringAt(spec, field);
    return name === '' ? [] : invalids(as(below(where, field), 'pod/invalid-name'), name, errorsOf(name));
  });
}

/** An empty name is none, either. */
function validateRuntimeClass(spec: ApiObject, where: Where): FieldError[] {
  const name = spec['runtimeClassName'];
  return typeof name === 'string' ? invalids(as(below(where, 'runtimeClassName'), 'pod/invalid-name'), name, dnsSubdomainErrors(name)) : [];
}

function validatePreemptionPolicy(spec: ApiObject, where: Where): FieldError[] {
  if (spec['preemptionPolicy'] === undefined) return [];
  const value = stringAt(spec, 'preemptionPolicy');
  const own = below(where, 'preemptionPolicy');
  if (value === '') return [required(as(own, 'pod/required'))];
  return oneOf(as(own, 'pod/unsupported-value'), value, ['PreemptLowerPriority', 'Never']);
}

function validateActiveDeadline(spec: ApiObject, where: Where): FieldError[] {
  const value = numberAt(spec, 'activeDeadlineSeconds');
  if (value === undefined) return [];
  return invalids(as(below(where, 'activeDeadlineSeconds'), 'pod/active-deadline'), value, rangeErrors(value, 1, maxInt32));
}

/** Conditions and gates are named as labels are; the server says of the item what is wrong with the name of a scheduling gate. */
function validateGates(spec: ApiObject, where: Where): FieldError[] {
  const own = as(where, 'pod/invalid-name');
  const seen = new Set<string>();
  return [
    ...objectsAt(spec, 'readinessGates').flatMap((gate, index) => {
      const name = stringAt(gate, 'conditionType');
      return invalids(below(own, 'readinessGates', index, 'conditionType'), name, labelKeyErrors(name));
    }),
    ...objectsAt(spec, 'schedulingGates').flatMap((gate, index) => {
      const name = stringAt(gate, 'name');
      const at = { ...below(own, 'schedulingGates', index), at: [...own.at, 'schedulingGates', index, 'name'] };
      const errors = invalids(at, name, labelKeyErrors(name));
      if (seen.has(name)) errors.push(duplicate(as(at, 'pod/duplicate'), name));
      seen.add(name);
      return errors;
    }),
  ];
}

/** What the server warns of: names of pull secrets that are there twice, or empty. */
export function pullSecretWarnings(spec: ApiObject, where: Where): FieldError[] {
  const names = objectsAt(spec, 'imagePullSecrets').map(secret => stringAt(secret, 'name'));
  const at = (index: number): Where => below(as(where, 'pod/pull-secret-name'), 'imagePullSecrets', index, 'name');
  return [
    ...names.flatMap((name, index) => (names.indexOf(name) < index ? [{ ...at(index), message: `duplicate name ${quoted(name)}` }] : [])),
    ...names.flatMap((name, index) => (name === '' ? [{ ...at(index), message: 'invalid empty name ""' }] : [])),
  ];
}

export function gracePeriodWarnings(spec: ApiObject, where: Where): FieldError[] {
  if ((numberAt(spec, 'terminationGracePeriodSeconds') ?? 0) >= 0) return [];
  const own = below(as(where, 'pod/negative-grace-period'), 'terminationGracePeriodSeconds');
  return [{ ...own, message: 'must be >= 0; negative values are invalid and will be treated as 1' }];
}
