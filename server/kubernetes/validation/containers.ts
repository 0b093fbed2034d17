import type { Path } from '../../yaml/find';
import { type ApiObject, numberAt, objectAt, objectsAt, stringAt } from '../apiObject';
import { duplicate, type FieldError, forbidden, invalid, invalids, notFound, required, unsupported } from './findings';
import { dnsLabelErrors, portNameErrors, portNumberErrors } from './formats';
import { validateLifecycle, validateProbe } from './handlers';
import { validateResources } from './resources';

/** validateContainers and validateInitContainers of a pod's spec. */
export function validateContainers(spec: ApiObject, path: Path): FieldError[] {
  const containers = objectsAt(spec, 'containers');
  const containersPath = [...path, 'containers'];
  const pod: Pod = {
    volumes: new Set(
      objectsAt(spec, 'volumes')
        .map(volume => stringAt(volume, 'name'))
        .filter(name => dnsLabelErrors(name).length === 0),
    ),
    graceSeconds: numberAt(spec, 'terminationGracePeriodSeconds') ?? 0,
  };
  const errors = containers.length === 0 ? [required({ code: 'pod/no-containers', path: containersPath })] : [];
  const names = new Map<string, Path>();
  containers.forEach((container, index) => {
    errors.push(...validateContainer(container, [...containersPath, index], pod, names));
  });
  errors.push(...validateHostPorts(containers, containersPath));
  const initNames = new Map(names);
  const initPath = [...path, 'initContainers'];
  objectsAt(spec, 'initContainers').forEach((container, index) => {
    errors.push(...validateInitContainer(container, [...initPath, index], pod, initNames));
  });
  return errors;
}

/** What of a pod its containers depend on. */
interface Pod {
  readonly volumes: ReadonlySet<string>;
  readonly graceSeconds: number;
}

function validateContainer(container: ApiObject, path: Path, pod: Pod, names: Map<string, Path>): FieldError[] {
  return [
    ...validateAnyContainer(container, path, pod),
    ...validateUnique(container, path, names),
    ...validateLifecycle(objectAt(container, 'lifecycle'), [...path, 'lifecycle'], pod.graceSeconds),
    ...validateProbes(container, path),
    ...validateRestartPolicy(container, path),
  ];
}

function validateInitContainer(container: ApiObject, path: Path, pod: Pod, names: Map<string, Path>): FieldError[] {
  const errors = [
    ...validateAnyContainer(container, path, pod),
    ...validateRestartPolicy(container, path),
    ...validateUnique(container, path, names),
    ...validateHostPorts([container], path.slice(0, -1)).map(error => ({ ...error, at: [...path, ...error.path.slice(path.length)] })),
  ];
  if (stringAt(container, 'restartPolicy') === 'Always') {
    return [
      ...errors,
      ...validateLifecycle(objectAt(container, 'lifecycle'), [...path, 'lifecycle'], pod.graceSeconds),
      ...validateProbes(container, path),
    ];
  }
  const detail = 'may not be set for init containers without restartPolicy=Always';
  for (const field of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']) {
    const where = { code: 'container/not-allowed', path: [...path, field], onKey: true } as const;
    if (container[field] !== undefined) errors.push(forbidden(where, detail));
  }
  return errors;
}

/** validateContainerCommon */
function validateAnyContainer(container: ApiObject, path: Path, pod: Pod): FieldError[] {
  const name = stringAt(container, 'name');
  const namePath = [...path, 'name'];
  const errors =
    name === ''
      ? [required({ code: 'container/no-name', path: namePath })]
      : invalids({ code: 'container/invalid-name', path: namePath }, name, dnsLabelErrors(name));
  if (stringAt(container, 'image') === '') errors.push(required({ code: 'container/no-image', path: [...path, 'image'] }));
  errors.push(
    ...oneOf(container, path, 'terminationMessagePolicy', ['File', 'FallbackToLogsOnError']),
    ...validatePorts(objectsAt(container, 'ports'), [...path, 'ports']),
    ...validateEnv(objectsAt(container, 'env'), [...path, 'env']),
    ...validateVolumeMounts(objectsAt(container, 'volumeMounts'), [...path, 'volumeMounts'], pod),
    ...oneOf(container, path, 'imagePullPolicy', ['Always', 'IfNotPresent', 'Never']),
    ...validateResources(objectAt(container, 'resources'), [...path, 'resources']),
  );
  return errors;
}

function oneOf(object: ApiObject, path: Path, field: string, supported: readonly string[]): FieldError[] {
  const value = stringAt(object, field);
  return object[field] === undefined || supported.includes(value)
    ? []
    : [unsupported({ code: 'container/unsupported-value', path: [...path, field] }, value, supported)];
}

function validateUnique(container: ApiObject, path: Path, names: Map<string, Path>): FieldError[] {
  const name = stringAt(container, 'name');
  const own = [...path, 'name'];
  const related = names.get(name);
  if (related !== undefined) return [duplicate({ code: 'container/duplicate-name', path: own, related }, name)];
  names.set(name, own);
  return [];
}

/** Before 1.35 the server refused any on a container that is no init container. */
function validateRestartPolicy(container: ApiObject, path: Path): FieldError[] {
  return oneOf(container, path, 'restartPolicy', ['Always', 'Never', 'OnFailure']);
}

function validateProbes(container: ApiObject, path: Path): FieldError[] {
  return (['livenessProbe', 'readinessProbe', 'startupProbe'] as const).flatMap(kind =>
    validateProbe(kind, objectAt(container, kind), [...path, kind]),
  );
}

function validatePorts(ports: readonly ApiObject[], path: Path): FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const own = [...path, index];
    const name = stringAt(port, 'name');
    const nameErrors = name === '' ? [] : portNameErrors(name);
    const errors = invalids({ code: 'port/invalid-name', path: [...own, 'name'] }, name, nameErrors);
    if (names.has(name)) errors.push(duplicate({ code: 'port/duplicate-name', path: [...own, 'name'] }, name));
    if (name !== '' && nameErrors.length === 0) names.add(name);
    const number = numberAt(port, 'containerPort') ?? 0;
    if (number === 0) errors.push(required({ code: 'port/no-number', path: [...own, 'containerPort'] }));
    else errors.push(...invalids({ code: 'port/out-of-range', path: [...own, 'containerPort'] }, number, portNumberErrors(number)));
    const hostPort = numberAt(port, 'hostPort') ?? 0;
    if (hostPort !== 0)
      errors.push(...invalids({ code: 'port/out-of-range', path: [...own, 'hostPort'] }, hostPort, portNumberErrors(hostPort)));
    return [...errors, ...oneOf(port, own, 'protocol', ['SCTP', 'TCP', 'UDP'])];
  });
}

/** checkHostPortConflicts: no two ports of the containers on one port of the node. Init containers are checked one by one, each as the first. */
function validateHostPorts(containers: readonly ApiObject[], path: Path): FieldError[] {
  const taken = new Map<string, Path>();
  return containers.flatMap((container, index) =>
    objectsAt(container, 'ports').flatMap((port, portIndex) => {
      const hostPort = numberAt(port, 'hostPort') ?? 0;
      if (hostPort === 0) return [];
      const host = `${stringAt(port, 'protocol')}/${stringAt(port, 'hostIP')}/${hostPort}`;
      const own = [...path, index, 'ports', portIndex, 'hostPort'];
      const related = taken.get(host);
      if (related !== undefined) return [duplicate({ code: 'port/host-port-conflict', path: own, related }, host)];
      taken.set(host, own);
      return [];
    }),
  );
}

/** From 1.34 on a name is any printable ASCII but `=`; only its absence is told here. */
function validateEnv(variables: readonly ApiObject[], path: Path): FieldError[] {
  return variables.flatMap((variable, index) => {
    const own = [...path, index];
    const errors = stringAt(variable, 'name') === '' ? [required({ code: 'container/required', path: [...own, 'name'] })] : [];
    if (Object.keys(objectAt(variable, 'valueFrom') ?? {}).length > 0 && stringAt(variable, 'value') !== '') {
      const where = { code: 'container/not-allowed', path: [...own, 'valueFrom'], onKey: true, related: [...own, 'value'] } as const;
      errors.push(invalid(where, '', 'may not be specified when `value` is not empty'));
    }
    return errors;
  });
}

function validateVolumeMounts(mounts: readonly ApiObject[], path: Path, pod: Pod): FieldError[] {
  const mountPaths = new Set<string>();
  return mounts.flatMap((mount, index) => {
    const namePath = [...path, index, 'name'];
    const mountPathPath = [...path, index, 'mountPath'];
    const name = stringAt(mount, 'name');
    const mountPath = stringAt(mount, 'mountPath');
    const errors: FieldError[] = [];
    if (name === '') errors.push(required({ code: 'container/required', path: namePath }));
    if (!pod.volumes.has(name)) errors.push(notFound({ code: 'pod/not-found', path: namePath }, name));
    if (mountPath === '') errors.push(required({ code: 'container/required', path: mountPathPath }));
    if (mountPaths.has(mountPath)) errors.push(invalid({ code: 'pod/duplicate', path: mountPathPath }, mountPath, 'must be unique'));
    mountPaths.add(mountPath);
    return errors;
  });
}
