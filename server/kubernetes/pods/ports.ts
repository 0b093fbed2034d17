import { type ApiObject, numberAt, objectsAt, stringAt } from '../apiObject';
import type { Detail } from '../validation/detail';
import { as, below, duplicate, type FieldError, invalid, invalids, oneOf, required, type Where } from '../validation/findings';
import { portNameErrors, portNumberErrors } from '../validation/formats';
import { quoted } from '../../yaml/quoted';
import type { ContainerAt } from './containersOf';
import { mapList } from './defaulting';

/** A container whose ports have their protocol. */
export function portsWithDefaults(container: ApiObject): ApiObject {
  return mapList(container, 'ports', port => ({ protocol: 'TCP', ...port }));
}

/** validateContainerPorts */
export function validatePorts(ports: readonly ApiObject[], where: Where): FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const own = as(below(where, index), 'port/out-of-range');
    const hostPort = numberAt(port, 'hostPort') ?? 0;
    return [
      ...validateName(stringAt(port, 'name'), as(below(own, 'name'), 'port/invalid-name'), names),
      ...validateNumber(numberAt(port, 'containerPort') ?? 0, below(own, 'containerPort')),
      ...(hostPort === 0 ? [] : invalids(below(own, 'hostPort'), hostPort, portNumberErrors(hostPort))),
      ...oneOf(as(below(own, 'protocol'), 'container/unsupported-value'), stringAt(port, 'protocol'), ['SCTP', 'TCP', 'UDP']),
    ];
  });
}

function validateName(name: string, where: Where, names: Set<string>): FieldError[] {
  if (name === '') return [];
  const errors = invalids(where, name, portNameErrors(name));
  if (errors.length > 0) return errors;
  if (names.has(name)) return [duplicate(as(where, 'port/duplicate-name'), name)];
  names.add(name);
  return [];
}

function validateNumber(number: number, where: Where): FieldError[] {
  return number === 0 ? [required(as(where, 'port/no-number'))] : invalids(where, number, portNumberErrors(number));
}

/** checkHostPortConflicts: no two ports of the containers on one port of the node. */
export function validateHostPorts(containers: readonly ApiObject[], where: Where): FieldError[] {
  const taken = new Map<string, Where>();
  return containers.flatMap((container, index) =>
    objectsAt(container, 'ports').flatMap((port, portIndex) => {
      const hostPort = numberAt(port, 'hostPort') ?? 0;
      if (hostPort === 0) return [];
      const host = `${stringAt(port, 'protocol')}/${stringAt(port, 'hostIP')}/${hostPort}`;
      const own = as(below(where, index, 'ports', portIndex, 'hostPort'), 'port/host-port-conflict');
      const other = taken.get(host);
      if (other !== undefined) return [duplicate({ ...own, related: other.at }, host)];
      taken.set(host, own);
      return [];
    }),
  );
}

/** validatePodHostNetworkDeps: on the node's own network a port of the node can only be the container's. Init containers are not looked at. */
export function validateHostNetworkPorts(spec: ApiObject, where: Where): FieldError[] {
  if (spec['hostNetwork'] !== true) return [];
  return objectsAt(spec, 'containers').flatMap((container, index) =>
    objectsAt(container, 'ports').flatMap((port, portIndex) => {
      const hostPort = numberAt(port, 'hostPort') ?? 0;
      if (hostPort === 0 || hostPort === (numberAt(port, 'containerPort') ?? 0)) return [];
      const own = below(as(where, 'port/host-port-conflict'), 'containers', index, 'ports', portIndex);
      const related = [...own.at, 'containerPort'];
      return [invalid({ ...below(own, 'hostPort'), related }, hostPort, notContainerPort)];
    }),
  );
}

const notContainerPort: Detail = {
  words: 'must match `containerPort` when `hostNetwork` is true',
  reason: 'notContainerPort',
  given: ['hostNetwork'],
};

interface Port {
  readonly where: Where;
  readonly name: string;
  readonly number: number;
  readonly hostPort: number;
  readonly protocol: string;
  readonly hostIp: string;
}

/** What the server warns of: ports of all containers that are or may be the same. */
export function portWarnings(containers: readonly ContainerAt[]): FieldError[] {
  const ports = containers.flatMap(({ container, where }) =>
    objectsAt(container, 'ports').map((port, index): Port => ({
      where: below(where, 'ports', index),
      name: stringAt(port, 'name'),
      number: numberAt(port, 'containerPort') ?? 0,
      hostPort: numberAt(port, 'hostPort') ?? 0,
      protocol: stringAt(port, 'protocol'),
      hostIp: stringAt(port, 'hostIP'),
    })),
  );
  return [...ports.flatMap((port, index) => definitionWarnings(port, ports.slice(0, index))), ...nameWarnings(ports)];
}

function definitionWarnings(port: Port, earlier: readonly Port[]): FieldError[] {
  const { name, number, hostPort, protocol, hostIp } = port;
  const own = as(port.where, 'port/duplicate-definition');
  const warnings: FieldError[] = [];
  if (hostIp !== '' && hostPort === 0) {
    const printed = `{Name:${name} HostPort:${hostPort} ContainerPort:${number} Protocol:${protocol} HostIP:${hostIp}}`;
    warnings.push({ ...as(port.where, 'port/host-ip-without-host-port'), message: `hostIP set without hostPort: ${printed}` });
  }
  for (const other of earlier) {
    if (other.number !== number || other.protocol !== protocol) continue;
    const word = likeness(port, other);
    if (word !== undefined) warnings.push({ ...own, related: other.where.at, message: `${word} port definition with ${other.where.path}` });
  }
  return warnings;
}

function likeness(port: Port, other: Port): string | undefined {
  if (port.hostIp === other.hostIp && port.hostPort === other.hostPort) return 'duplicate';
  if (port.hostPort === 0 || other.hostPort === 0) return 'overlapping';
  return port.hostPort === other.hostPort && (port.hostIp === '' || other.hostIp === '') ? 'dangerously ambiguous' : undefined;
}

function nameWarnings(ports: readonly Port[]): FieldError[] {
  const first = new Map<string, Where>();
  return ports.flatMap(({ name, where }) => {
    if (where.server < 33) return [];
    const other = first.get(name);
    if (name !== '' && other === undefined) first.set(name, where);
    if (name === '' || other === undefined) return [];
    const rest = `services and probes that select ports by name will use ${other.path}`;
    const message = `duplicate port name ${quoted(name)} with ${other.path}, ${rest}`;
    return [{ ...as(where, 'port/ambiguous-name'), related: other.at, message }];
  });
}
