import { type ApiObject, objectAt, objectsAt, stringAt } from '../apiObject';
import { given } from '../validation/detail';
import { as, below, duplicate, type FieldError, forbidden, invalids, notFound, oneOf, required, type Where } from '../validation/findings';
import { dnsLabelErrors } from '../validation/formats';
import { validateImage } from '../validation/podCreation';
import { envWithDefaults, validateEnv } from './env';
import { handlerFields, handlersWithDefaults, validateHandlers } from './handlers';
import { defaultPullPolicy } from './images';
import { portsWithDefaults, validateHostPorts, validatePorts } from './ports';
import { resourcesWithDefaults, validateResources } from './resources';
import { validateInitResizePolicy, validateResizePolicy } from './resizePolicy';
import { validateRestartPolicy } from './restartRules';
import { validateSecurityContext } from './securityContext';
import { validateMounts, type Volumes } from './volumeMounts';

/** A container, of whatever sort, with its defaults. */
export function containerWithDefaults(container: ApiObject): ApiObject {
  return {
    imagePullPolicy: defaultPullPolicy(stringAt(container, 'image')),
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    ...handlersWithDefaults(resourcesWithDefaults(envWithDefaults(portsWithDefaults(container)))),
  };
}

/** What of a pod its containers depend on. */
export interface Pod {
  readonly volumes: Volumes;
  readonly claims: ReadonlySet<string>;
  readonly graceSeconds: number;
  readonly restartPolicy: string;
  /** Whether the users of its processes are those of the node. */
  readonly hostUsers: boolean;
}

/** validateContainers, validateInitContainers, validateEphemeralContainers of a pod's spec. */
export function validateContainers(spec: ApiObject, where: Where, pod: Pod): FieldError[] {
  return [
    ...validateRegular(objectsAt(spec, 'containers'), below(where, 'containers'), pod),
    ...validateInit(spec, below(where, 'initContainers'), pod),
    ...validateEphemeral(spec, below(where, 'ephemeralContainers'), pod),
  ];
}

type Names = Map<string, Where>;

function validateRegular(containers: readonly ApiObject[], where: Where, pod: Pod): FieldError[] {
  if (containers.length === 0) return [required(as(where, 'pod/no-containers'))];
  const names: Names = new Map();
  return [
    ...containers.flatMap((container, index) => {
      const own = below(where, index);
      return [
        ...validateAny(container, own, pod),
        ...onlyOnce(container, own, names),
        ...validateHandlers(container, own, pod.graceSeconds),
        ...validateRestartPolicy(container, own, false),
      ];
    }),
    ...validateHostPorts(containers, where),
  ];
}

function validateInit(spec: ApiObject, where: Where, pod: Pod): FieldError[] {
  const names = namesOf(spec, ['containers'], where);
  return objectsAt(spec, 'initContainers').flatMap((container, index) => {
    const own = below(where, index);
    const isUnnamed = stringAt(container, 'name') === '' && !names.has('');
    return [
      ...validateAny(container, own, pod),
      ...validateRestartPolicy(container, own, true),
      ...(isUnnamed ? [] : onlyOnce(container, own, names)),
      ...ownHostPorts(container, own, where),
      ...validateInitHandlers(container, own, pod),
      ...validateInitResizePolicy(container, own),
    ];
  });
}

/** Each init container is looked at as if it were the only one, and so the server names the first. */
function ownHostPorts(container: ApiObject, where: Where, list: Where): FieldError[] {
  return validateHostPorts([container], list).map(error => ({
    ...error,
    at: [...where.at, ...error.at.slice(where.at.length)],
    related: [...where.at, ...(error.related ?? []).slice(where.at.length)],
  }));
}

/** Only an init container that goes on running is watched. */
function validateInitHandlers(container: ApiObject, where: Where, pod: Pod): FieldError[] {
  if (stringAt(container, 'restartPolicy') === 'Always') return validateHandlers(container, where, pod.graceSeconds);
  const own = as(where, 'container/not-allowed');
  const detail = given('may not be set for init containers without restartPolicy=Always', 'restartPolicy');
  return handlerFields.filter(field => container[field] !== undefined).map(field => forbidden(below(own, field), detail));
}

/** In the order of EphemeralContainerCommon; what is left is allowed. */
const notEphemeral = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
];

function validateEphemeral(spec: ApiObject, where: Where, pod: Pod): FieldError[] {
  const names = namesOf(spec, ['containers', 'initContainers'], where);
  const targets = new Set(names.keys());
  return objectsAt(spec, 'ephemeralContainers').flatMap((container, index) => {
    const own = below(where, index);
    const target = stringAt(container, 'targetContainerName');
    const errors = [
      ...validateAny(container, own, pod),
      ...validateImage(stringAt(container, 'image'), below(own, 'image')),
      ...onlyOnce(container, own, names),
    ];
    if (target !== '' && !targets.has(target)) errors.push(notFound(as(below(own, 'targetContainerName'), 'pod/not-found'), target));
    return [...errors, ...notForEphemeral(container, as(own, 'container/not-allowed'))];
  });
}

function notForEphemeral(container: ApiObject, where: Where): FieldError[] {
  const detail = 'cannot be set for an Ephemeral Container';
  return [
    ...notEphemeral.filter(field => container[field] !== undefined).map(field => forbidden(below(where, field), detail)),
    ...objectsAt(container, 'volumeMounts').flatMap((mount, index) =>
      ['subPath', 'subPathExpr']
        .filter(field => stringAt(mount, field) !== '')
        .map(field => forbidden(below(where, 'volumeMounts', index, field), detail)),
    ),
  ];
}

/** The names of other containers; `where` is one of the lists beside theirs. */
function namesOf(spec: ApiObject, lists: readonly string[], where: Where): Names {
  const parent = { ...where, at: where.at.slice(0, -1) };
  return new Map(
    lists.flatMap(list =>
      objectsAt(spec, list).map((container, index) => [stringAt(container, 'name'), below(parent, list, index, 'name')] as const),
    ),
  );
}

function onlyOnce(container: ApiObject, where: Where, names: Names): FieldError[] {
  const name = stringAt(container, 'name');
  const own = as(below(where, 'name'), 'container/duplicate-name');
  const other = names.get(name);
  if (other !== undefined) return [duplicate({ ...own, related: other.at }, name)];
  names.set(name, own);
  return [];
}

/** validateContainerCommon */
function validateAny(container: ApiObject, where: Where, pod: Pod): FieldError[] {
  const name = stringAt(container, 'name');
  const nameAt = below(where, 'name');
  const choice = as(where, 'container/unsupported-value');
  const resources = objectAt(container, 'resources');
  return [
    ...(name === ''
      ? [required(as(nameAt, 'container/no-name'))]
      : invalids(as(nameAt, 'container/invalid-name'), name, dnsLabelErrors(name))),
    ...(stringAt(container, 'image') === '' ? [required(as(below(where, 'image'), 'container/no-image'))] : []),
    ...oneOf(below(choice, 'terminationMessagePolicy'), stringAt(container, 'terminationMessagePolicy'), ['File', 'FallbackToLogsOnError']),
    ...validatePorts(objectsAt(container, 'ports'), below(where, 'ports')),
    ...validateEnv(container, where),
    ...validateMounts(container, where, pod.volumes),
    ...oneOf(below(choice, 'imagePullPolicy'), stringAt(container, 'imagePullPolicy'), ['Always', 'IfNotPresent', 'Never']),
    ...validateResources(resources, as(below(where, 'resources'), 'container/invalid-resources'), pod.claims),
    ...validateResizePolicy(container, where, pod.restartPolicy),
    ...validateSecurityContext(container, where, pod.hostUsers),
  ];
}
