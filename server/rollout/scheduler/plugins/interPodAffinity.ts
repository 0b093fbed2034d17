import { own } from '../../../kubernetes/own';
import type { NodeState } from '../nodeState';
import { type AffinityTerm, type PodInfo, termMatches } from '../podInfo';
import { remembering } from './remembering';
import { type ClusterEvent, type Cycle, type Failure, failure, type Filter, opensNode, type Plugin } from './plugin';

const alone: Failure = { ...failure("node(s) didn't match pod affinity rules", false), alone: true };
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

/** Labels of nodes by their keys, those where pods matter. */
type Domains = Map<string, Set<string>>;

function affinityFilter({ pod, nodes }: Cycle): Filter | null {
  const guarded = guardedDomains(pod, nodes);
  if (guarded.size === 0 && pod.affinity.length + pod.antiAffinity.length === 0) return null;
  const near: Domains = new Map();
  addDomains(near, nodes, { of: pod.affinity, terms: pod.affinity, matches: info => matchesAll(pod.affinity, info) });
  const avoided: Domains = new Map();
  for (const term of pod.antiAffinity) addDomains(avoided, nodes, { of: term, terms: [term], matches: info => termMatches(term, info) });
  const isFirst = near.size === 0 && matchesAll(pod.affinity, pod);
  return state => {
    const { labels } = state.node;
    const isIn = (domains: Domains, key: string): boolean => domains.get(key)?.has(own(labels, key) ?? '') === true;
    if (!pod.affinity.every(({ topologyKey: key }) => own(labels, key) !== undefined && (isFirst || isIn(near, key)))) return alone;
    if (pod.antiAffinity.some(({ topologyKey: key }) => own(labels, key) !== undefined && isIn(avoided, key))) return tooNear;
    for (const key of guarded.keys()) if (own(labels, key) !== undefined && isIn(guarded, key)) return unwelcome;
    return null;
  };
}

/** Where pods are that keep this one off. */
function guardedDomains(pod: PodInfo, nodes: readonly NodeState[]): Domains {
  const domains: Domains = new Map();
  const keepingOff = remembering((info: PodInfo) => info.antiAffinity.filter(term => termMatches(term, pod)));
  for (const state of nodes) {
    if (!state.hasAntiAffinity) continue;
    const guards = state.remember('guards', pod, () => state.pods.flatMap(({ info, count }) => (count === 0 ? [] : keepingOff(info))));
    for (const term of guards) addTo(domains, term, state.node.labels);
  }
  return domains;
}

/** Where pods are that match the terms. `of`: what that is remembered for. */
function addDomains(
  domains: Domains,
  nodes: readonly NodeState[],
  { of, terms, matches }: { readonly of: object; readonly terms: readonly AffinityTerm[]; readonly matches: (pod: PodInfo) => boolean },
): void {
  if (terms.length === 0) return;
  const isMeant = remembering(matches);
  for (const state of nodes) {
    const meant = state.remember('number', of, () => state.pods.reduce((sum, { info, count }) => (isMeant(info) ? sum + count : sum), 0));
    if (meant > 0) for (const term of terms) addTo(domains, term, state.node.labels);
  }
}

function addTo(domains: Domains, { topologyKey }: AffinityTerm, labels: NodeState['node']['labels']): void {
  const value = own(labels, topologyKey);
  if (value === undefined) return;
  const values = domains.get(topologyKey);
  if (values === undefined) domains.set(topologyKey, new Set([value]));
  else values.add(value);
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
