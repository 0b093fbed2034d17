import { own } from '../../../kubernetes/own';
import type { NodeState } from '../nodeState';
import { type AffinityTerm, type PodInfo, termMatches } from '../podInfo';
import { Domains, type Share } from '../tally';
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

function affinityFilter(cycle: Cycle): Filter | null {
  const { pod } = cycle;
  const guarded = guardedDomains(cycle);
  if (guarded.total === 0 && pod.affinity.length + pod.antiAffinity.length === 0) return null;
  const near = domainsOf(cycle, pod.affinity, pod.affinity, info => matchesAll(pod.affinity, info));
  const avoided = pod.antiAffinity.map(term => domainsOf(cycle, term, [term], info => termMatches(term, info)));
  const isFirst = near.total === 0 && matchesAll(pod.affinity, pod);
  const guardedKeys = [...guarded.keys];
  return state => {
    const { labels } = state.node;
    const isIn = (domains: Domains, key: string): boolean => {
      const value = own(labels, key);
      return value !== undefined && domains.amountIn(key, value) > 0;
    };
    if (!pod.affinity.every(({ topologyKey: key }) => own(labels, key) !== undefined && (isFirst || isIn(near, key)))) return alone;
    if (pod.antiAffinity.some(({ topologyKey: key }) => avoided.some(domains => isIn(domains, key)))) return tooNear;
    return guardedKeys.some(key => isIn(guarded, key)) ? unwelcome : null;
  };
}

/** Where pods are that keep this one off. */
function guardedDomains({ pod, tallies, instead }: Cycle): Domains {
  const keepingOff = remembering((info: PodInfo) => info.antiAffinity.filter(term => termMatches(term, pod)));
  const sharesOf = (state: NodeState): readonly Share[] =>
    state.hasAntiAffinity
      ? state.pods.flatMap(({ info, count }) => (count === 0 ? [] : sharesIn(state.node.labels, keepingOff(info), count)))
      : [];
  return tallies.domains(guards, pod.affinity, { instead, sharesOf });
}

/** What is asked of pods that are there, whatever their terms. */
const guards = {};

/** Where pods are that match the terms. `of`: what that is asked for. */
function domainsOf(
  { pod, tallies, instead }: Cycle,
  of: object,
  terms: readonly AffinityTerm[],
  matches: (pod: PodInfo) => boolean,
): Domains {
  if (terms.length === 0) return new Domains();
  const isMeant = remembering(matches);
  const sharesOf = ({ node, pods }: NodeState): readonly Share[] => {
    const meant = pods.reduce((sum, { info, count }) => (isMeant(info) ? sum + count : sum), 0);
    return meant > 0 ? sharesIn(node.labels, terms, meant) : [];
  };
  return tallies.domains(of, pod.affinity, { instead, sharesOf });
}

function sharesIn(labels: NodeState['node']['labels'], terms: readonly AffinityTerm[], amount: number): readonly Share[] {
  return terms.flatMap(({ topologyKey: key }) => {
    const value = own(labels, key);
    return value === undefined ? [] : [{ key, value, amount }];
  });
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
