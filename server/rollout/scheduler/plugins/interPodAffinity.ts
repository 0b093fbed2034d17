import { own } from '../../../kubernetes/own';
import type { NodeState } from '../nodeState';
import { type AffinityTerm, type PodInfo, termMatches } from '../podInfo';
import { remembering } from './remembering';
import { type ClusterEvent, type Cycle, failure, type Filter, opensNode, type Plugin } from './plugin';

const alone = failure("node(s) didn't match pod affinity rules", false);
const tooNear = failure("node(s) didn't match pod anti-affinity rules", true);
const unwelcome = failure("node(s) didn't satisfy existing pods anti-affinity rules", true);

/** Required affinity and anti-affinity to other pods, and the anti-affinity of those that are there. Terminating ones count. */
export const interPodAffinity: Plugin = {
  name: 'InterPodAffinity',
  filter: affinityFilter,
  wakes: (event, pod) => {
    switch (event.kind) {
      case 'podBound':
        return matchesAll(pod.affinity, event.pod);
      case 'podGone':
        return matchesAll(pod.antiAffinity, event.pod) || matchesAll(event.pod.antiAffinity, pod);
      case 'nodeAdded':
        return true;
      case 'nodeUpdated':
        return opensNode(event) || changesDomain(event, pod);
      case 'nodeRemoved':
      case 'volumesChanged':
        return false;
    }
  },
};

/** Labels of nodes as `key=value`, with how many pods there matter. */
type Domains = Map<string, number>;

function affinityFilter({ pod, nodes }: Cycle): Filter | null {
  const guarded = guardedDomains(pod, nodes);
  if (guarded.size === 0 && pod.affinity.length + pod.antiAffinity.length === 0) return null;
  const near = domainsOf(nodes, pod.affinity, info => matchesAll(pod.affinity, info));
  const avoided: Domains = new Map();
  for (const term of pod.antiAffinity) domainsOf(nodes, [term], info => termMatches(term, info), avoided);
  const isFirst = near.size === 0 && matchesAll(pod.affinity, pod);
  return state => {
    const { labels } = state.node;
    const domainOf = ({ topologyKey }: AffinityTerm) => domain(topologyKey, own(labels, topologyKey));
    if (!pod.affinity.every(term => own(labels, term.topologyKey) !== undefined && (isFirst || near.has(domainOf(term))))) return alone;
    if (pod.antiAffinity.some(term => avoided.has(domainOf(term)))) return tooNear;
    return guarded.size > 0 && Object.entries(labels).some(([key, value]) => guarded.has(domain(key, value))) ? unwelcome : null;
  };
}

/** Where pods are that keep this one off. */
function guardedDomains(pod: PodInfo, nodes: readonly NodeState[]): Domains {
  const domains: Domains = new Map();
  const keepingOff = remembering((info: PodInfo) => info.antiAffinity.filter(term => termMatches(term, pod)));
  for (const { hasAntiAffinity, pods, node } of nodes) {
    if (!hasAntiAffinity) continue;
    for (const { info, count } of pods) {
      for (const term of keepingOff(info)) addTo(domains, term, node.labels, count);
    }
  }
  return domains;
}

function domainsOf(
  nodes: readonly NodeState[],
  terms: readonly AffinityTerm[],
  matches: (pod: PodInfo) => boolean,
  domains: Domains = new Map(),
): Domains {
  if (terms.length === 0) return domains;
  const isMeant = remembering(matches);
  for (const { pods, node } of nodes) {
    for (const { info, count } of pods) {
      if (isMeant(info)) for (const term of terms) addTo(domains, term, node.labels, count);
    }
  }
  return domains;
}

function addTo(domains: Domains, { topologyKey }: AffinityTerm, labels: NodeState['node']['labels'], count: number): void {
  const value = own(labels, topologyKey);
  if (value === undefined || count === 0) return;
  const key = domain(topologyKey, value);
  domains.set(key, (domains.get(key) ?? 0) + count);
}

function domain(key: string, value: string | undefined): string {
  return `${key}=${value ?? ''}`;
}

/** One pod has to meet all the terms together; no terms are met by none. */
function matchesAll(terms: readonly AffinityTerm[], pod: PodInfo): boolean {
  return terms.length > 0 && terms.every(term => termMatches(term, pod));
}

function changesDomain(event: Extract<ClusterEvent, { kind: 'nodeUpdated' }>, pod: PodInfo): boolean {
  return [...pod.affinity, ...pod.antiAffinity].some(
    ({ topologyKey }) => own(event.before.labels, topologyKey) !== own(event.node.labels, topologyKey),
  );
}
