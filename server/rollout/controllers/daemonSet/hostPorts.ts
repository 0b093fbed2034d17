import type { PodTemplateSpec } from '../../../kubernetes/pods/pod';
import type { Template } from '../../cluster/templates';
import type { DaemonPod, DaemonSetCluster } from './daemonSet';

interface HostPort {
  readonly hostPort?: number;
  readonly containerPort?: number;
  readonly protocol?: string;
}

const known = new WeakMap<PodTemplateSpec, ReadonlySet<string>>();

/** The ports of its node that a pod takes, such as `8080/TCP`: those that it names, and in the node's own network every port that it opens. */
export function hostPortsOf(podTemplate: PodTemplateSpec): ReadonlySet<string> {
  const found = known.get(podTemplate) ?? readHostPorts(podTemplate);
  known.set(podTemplate, found);
  return found;
}

function readHostPorts({ spec }: PodTemplateSpec): ReadonlySet<string> {
  const ports = spec.containers.flatMap(({ ports: own }) => (Array.isArray(own) ? (own as readonly HostPort[]) : []));
  return new Set(
    ports.flatMap(({ hostPort, containerPort, protocol = 'TCP' }) => {
      const port = hostPort ?? (spec['hostNetwork'] === true ? containerPort : undefined);
      return port === undefined || port === 0 ? [] : [`${port}/${protocol}`];
    }),
  );
}

/** Whether no other pod of the set, terminating or not, has a port of the node that one of a template wants. */
export function isPortFree({ placed }: DaemonSetCluster, node: string, { podTemplate }: Template, except?: DaemonPod): boolean {
  const wanted = hostPortsOf(podTemplate);
  if (wanted.size === 0) return true;
  const others = placed.filter(pod => pod !== except && pod.bound && pod.place === node && !pod.gone);
  return !others.some(({ revision }) => [...hostPortsOf(revision.template.podTemplate)].some(port => wanted.has(port)));
}
