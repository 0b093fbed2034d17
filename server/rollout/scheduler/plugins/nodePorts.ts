import type { HostPort, PodInfo } from '../podInfo';
import { failure, opensNode, type Plugin } from './plugin';

const refusal = failure("node(s) didn't have free ports for the requested pod ports", true);
const anyAddress = '0.0.0.0';

/** A port of the node is one pod's. */
export const nodePorts: Plugin = {
  name: 'NodePorts',
  isLocal: true,
  filter: ({ pod }) => (pod.ports.length === 0 ? null : node => (node.pods.some(({ info }) => clash(info, pod)) ? refusal : null)),
  wakes: (event, pod) => opensNode(event) || (event.kind === 'podGone' && clash(event.pod, pod)),
};

/** Whether pods can't be on the same node because of a port. */
export function clash(one: PodInfo, other: PodInfo): boolean {
  return one.ports.some(port => other.ports.some(wanted => samePort(port, wanted)));
}

function samePort(one: HostPort, other: HostPort): boolean {
  return (
    one.port === other.port &&
    one.protocol === other.protocol &&
    (one.address === other.address || one.address === anyAddress || other.address === anyAddress)
  );
}
