import { maxInt32 } from '../../../kubernetes/int32';
import { own } from '../../../kubernetes/own';
import type { Node } from '../../../kubernetes/node';
import { type Labels, matchesLabels } from '../../../kubernetes/labelSelector';
import { isRequiredNode } from '../../../kubernetes/pods/nodeSelector';
import { untoleratedTaint } from '../../../kubernetes/pods/tolerates';
import type { NodeState } from '../nodeState';
import type { PodInfo, SpreadConstraint } from '../podInfo';
import { type Domains, domainsIn, type Share } from '../tally';
import { namedBy } from './nodeAffinity';
import { type ClusterEvent, type Cycle, failure, type Filter, opensNode, type Plugin } from './plugin';
import { remembering } from './remembering';
import { keepingEffects } from './taintToleration';

const uneven = failure("node(s) didn't match pod topology spread constraints", true);
const withoutKey = failure("node(s) didn't match pod topology spread constraints (missing required label)", false);

/** No domain may have more than maxSkew pods more than the emptiest one. Terminating pods don't count. */
export const podTopologySpread: Plugin = {
  name: 'PodTopologySpread',
  filter: cycle => (cycle.pod.spread.length === 0 ? null : spreadFilter(cycle)),
  wakes: (event, pod) => {
    switch (event.kind) {
      case 'podBound':
      case 'podGone':
        return event.pod.namespace === pod.namespace && pod.spread.some(({ selector }) => matchesLabels(selector, event.pod.labels));
      case 'nodeAdded':
      case 'nodeRemoved':
        return hasKeys(event.node.labels, pod);
      case 'nodeUpdated':
        return changesDomain(event, pod);
      case 'volumesChanged':
        return false;
    }
  },
};

function spreadFilter(cycle: Cycle): Filter {
  const { pod } = cycle;
  const domains = pod.spread.map(constraint => domainsOf(constraint, cycle));
  const least = pod.spread.map(({ topologyKey, minDomains }, index) => leastOf(domains[index]?.amounts(topologyKey) ?? [], minDomains));
  const self = pod.spread.map(({ selector }) => (matchesLabels(selector, pod.labels) ? 1 : 0));
  return ({ node }) => {
    for (const [index, { topologyKey, maxSkew }] of pod.spread.entries()) {
      const domain = own(node.labels, topologyKey);
      if (domain === undefined) return withoutKey;
      if ((domains[index]?.amountIn(topologyKey, domain) ?? 0) + (self[index] ?? 0) - (least[index] ?? 0) > maxSkew) return uneven;
    }
    return null;
  };
}

/** How many pods that count there are in each domain. */
function domainsOf(constraint: SpreadConstraint, { pod, nodes, tallies, instead }: Cycle): Domains {
  const counts = remembering((info: PodInfo) => info.namespace === pod.namespace && matchesLabels(constraint.selector, info.labels));
  const sharesOf = ({ node, pods }: NodeState): readonly Share[] => {
    const value = own(node.labels, constraint.topologyKey);
    if (value === undefined || !hasKeys(node.labels, pod) || !isIncluded(constraint, pod, node)) return [];
    let amount = 0;
    for (const { info, terminating, count } of pods) if (!terminating && counts(info)) amount += count;
    return [{ key: constraint.topologyKey, value, amount }];
  };
  const names = constraint.honorsAffinity ? namedBy(pod.nodes) : null;
  if (names === null) return tallies.domains(constraint, pod.nodes, { instead, sharesOf });
  // Where there is one pod for each node, each names another node, and no other one counts.
  const named = nodes.filter(({ node }) => names.has(node.name)).map(state => (state === instead?.was ? instead.now : state));
  return domainsIn(named, sharesOf);
}

/** matchNodeInclusionPolicies */
function isIncluded({ honorsAffinity, honorsTaints }: SpreadConstraint, pod: PodInfo, node: Node): boolean {
  if (honorsAffinity && !isRequiredNode(pod.nodes, node)) return false;
  return !honorsTaints || untoleratedTaint(node.taints, pod.tolerations, keepingEffects) === undefined;
}

function leastOf(amounts: readonly number[], minDomains: number): number {
  return amounts.length < minDomains ? 0 : amounts.reduce((least, amount) => Math.min(least, amount), maxInt32);
}

function hasKeys(labels: Labels, { spread }: PodInfo): boolean {
  return spread.every(({ topologyKey }) => Object.hasOwn(labels, topologyKey));
}

function changesDomain(event: Extract<ClusterEvent, { kind: 'nodeUpdated' }>, pod: PodInfo): boolean {
  const [had, has] = [hasKeys(event.before.labels, pod), hasKeys(event.node.labels, pod)];
  if (had !== has) return true;
  if (!has) return false;
  return (
    opensNode(event) || pod.spread.some(({ topologyKey }) => own(event.before.labels, topologyKey) !== own(event.node.labels, topologyKey))
  );
}
