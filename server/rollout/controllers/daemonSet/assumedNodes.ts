/** Nodes where nobody says which there are: that a pod may run on them is all that is known of them. */
import type { ApiObject } from '../../../kubernetes/apiObject';
import type { Labels } from '../../../kubernetes/labelSelector';
import type { Node } from '../../../kubernetes/node';
import { matchingLabels } from '../../../kubernetes/pods/matchingLabels';
import { requiredNodesOf } from '../../../kubernetes/pods/nodeSelector';
import type { PodTemplateSpec } from '../../../kubernetes/pods/pod';
import { placeOn } from './nodes';

/** So many nodes for the pods of a template, or as many as it names. */
export function assumedNodes(count: number, podTemplate: PodTemplateSpec, first = 1): readonly Node[] {
  const names = namedBy(podTemplate) ?? Array.from({ length: count }, (_, index) => `node-${first + index}`);
  return names.slice(0, count).map(name => nodeOf(name, matchingLabels(requiredNodesOf(podTemplate.spec as ApiObject), name) ?? {}));
}

/** What is assumed of the nodes for new pods: the same as for those before, or, if none can be for both, others besides. */
export interface NodesForBoth {
  readonly nodes: readonly Node[];
  readonly same: boolean;
}

/** The nodes of the pods of one template, so that those of the next one have nodes, too. */
export function nodesForBoth(nodes: readonly Node[], count: number, before: PodTemplateSpec, next: PodTemplateSpec): NodesForBoth {
  const wanted = requiredNodesOf(next.spec as ApiObject);
  const both = nodes.map(node => nodeOf(node.name, matchingLabels(wanted, node.name, node.labels) ?? node.labels));
  if (both.every(node => [before, next].every(podTemplate => placeOn(node, { podTemplate }).run))) return { nodes: both, same: true };
  const there = nodes.filter(node => placeOn(node, { podTemplate: next }).run).length;
  const more = assumedNodes(count, next, nodes.length + 1).filter(({ name }) => nodes.every(node => node.name !== name));
  return { nodes: [...nodes, ...more.slice(0, Math.max(0, count - there))], same: false };
}

/** The nodes that a template names; null where it names none. */
function namedBy({ spec }: PodTemplateSpec): readonly string[] | null {
  if (spec.nodeName !== undefined && spec.nodeName !== '') return [spec.nodeName];
  const { terms } = requiredNodesOf(spec as ApiObject);
  const names = terms?.flatMap(({ fields }) => fields.flatMap(({ operator, values }) => (operator === 'In' ? values : []))) ?? [];
  return names.length === 0 ? null : names;
}

function nodeOf(name: string, labels: Labels): Node {
  return { name, labels, taints: [], unschedulable: false, allocatable: new Map() };
}
