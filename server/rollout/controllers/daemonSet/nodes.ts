import type { ApiObject } from '../../../kubernetes/apiObject';
import { objectsAt } from '../../../kubernetes/apiObject';
import { isDown, type Node } from '../../../kubernetes/node';
import { isRequiredNode, type RequiredNodes, requiredNodesOf } from '../../../kubernetes/pods/nodeSelector';
import { type Toleration, tolerationOf, untoleratedTaint } from '../../../kubernetes/pods/tolerates';
import { isIn } from '../../../kubernetes/labelSelector';
import type { PodTemplateSpec } from '../../../kubernetes/pods/pod';
import type { Template } from '../../cluster/templates';
import type { PodInfo } from '../../scheduler/podInfo';

/** What a template says of the nodes that its pods may run on. */
interface Wanted {
  /** Empty: any. */
  readonly nodeName: string;
  readonly nodes: RequiredNodes;
  readonly tolerations: readonly Toleration[];
}

const wanted = new WeakMap<PodTemplateSpec, Wanted>();

/** What the controller lets every pod tolerate (util.AddOrUpdateDaemonPodTolerations). */
const added: readonly Toleration[] = [
  ...['not-ready', 'unreachable'].map(key => nodeToleration(key, 'NoExecute')),
  ...['disk-pressure', 'memory-pressure', 'pid-pressure', 'unschedulable'].map(key => nodeToleration(key, 'NoSchedule')),
];
const ofHostNetwork = nodeToleration('network-unavailable', 'NoSchedule');

function nodeToleration(key: string, effect: string): Toleration {
  return { key: `node.kubernetes.io/${key}`, operator: 'Exists', value: '', effect };
}

function wantedBy(podTemplate: PodTemplateSpec): Wanted {
  const known = wanted.get(podTemplate);
  if (known !== undefined) return known;
  const spec = podTemplate.spec as ApiObject;
  const own: Wanted = {
    nodeName: podTemplate.spec.nodeName ?? '',
    nodes: requiredNodesOf(spec),
    tolerations: [
      ...objectsAt(spec, 'tolerations').map(tolerationOf),
      ...added,
      ...(podTemplate.spec['hostNetwork'] === true ? [ofHostNetwork] : []),
    ],
  };
  wanted.set(podTemplate, own);
  return own;
}

/** Whether the pods of two templates may run on the same nodes, whichever these are. */
export function wantSameNodes(one: PodTemplateSpec, other: PodTemplateSpec): boolean {
  return one === other || JSON.stringify(wantedBy(one)) === JSON.stringify(wantedBy(other));
}

/** The pod for a node, as the scheduler sees it: it may go there only (util.ReplaceDaemonSetPodNodeNameNodeAffinity), whatever keeps others away. */
export function onNode(info: PodInfo, node: string, { podTemplate }: Pick<Template, 'podTemplate'>): PodInfo {
  const fields = [isIn('metadata.name', node)];
  const terms = (info.nodes.terms ?? [{ expressions: [], fields: [] }]).map(({ expressions }) => ({ expressions, fields }));
  // What is remembered of a constraint holds for the nodes that its pod may go to.
  const spread = info.spread.map(constraint => ({ ...constraint }));
  return { ...info, spread, nodes: { ...info.nodes, terms }, tolerations: [...info.tolerations, ...wantedBy(podTemplate).tolerations] };
}

const nowhere = { run: false, stay: false };
const anywhere = { run: true, stay: true };

/**
 * NodeShouldRunDaemonPod: whether a pod is to run on the node, and whether one that runs there may stay. The controller looks neither at the node's
 * readiness nor at its room.
 */
export function placeOn(node: Node, { podTemplate }: Pick<Template, 'podTemplate'>): { readonly run: boolean; readonly stay: boolean } {
  const { nodeName, nodes, tolerations } = wantedBy(podTemplate);
  if ((nodeName !== '' && nodeName !== node.name) || !isRequiredNode(nodes, node)) return nowhere;
  if (node.taints.length === 0 || untoleratedTaint(node.taints, tolerations, ['NoSchedule', 'NoExecute']) === undefined) return anywhere;
  return { run: false, stay: untoleratedTaint(node.taints, tolerations, ['NoExecute']) === undefined };
}

/** On how many of the nodes a pod is to run. */
export function countRunning(nodes: readonly Node[], template: Pick<Template, 'podTemplate'>): number {
  return nodes.reduce((sum, node) => (placeOn(node, template).run ? sum + 1 : sum), 0);
}

/** The names of the nodes that are down. */
export function downNodes(nodes: readonly Node[]): ReadonlySet<string> {
  return new Set(nodes.filter(isDown).map(({ name }) => name));
}
