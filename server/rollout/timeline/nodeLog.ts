import { untoleratedTaint } from '../../kubernetes/pods/tolerates';
import type { TimelineNodes, WaitingPods } from '../../protocol/nodes';
import type { Cluster, Generation } from '../cluster/cluster';
import { type PodGroup, podName } from '../cluster/podGroups';
import type { OtherPod } from '../cluster/surroundings';
import type { NodeState } from '../scheduler/nodeState';
import type { Placement } from '../scheduler/placement';
import type { PodInfo } from '../scheduler/podInfo';
import { keepingEffects } from '../scheduler/plugins/taintToleration';
import type { Scheduler } from '../scheduler/scheduler';
import { placeText } from '../surroundingWords';

/** More nodes than that are not shown: what is said of waiting pods is. */
const mostNodes = 200;

interface Taken {
  readonly step: number;
  readonly node: number;
  readonly requested: (resource: string) => number;
  readonly pods: ReadonlyMap<Generation, { readonly running: number; readonly terminating: number }>;
  readonly others: number;
  /** Who has a host port or a claim there. */
  readonly holders: ReadonlyMap<string, string>;
}

interface Waiting {
  readonly step: number;
  readonly pods: readonly { readonly generation: Generation; readonly count: number; readonly message: string }[];
}

/** Keeps who is on which node, by the steps at which that changes. Of a cluster whose nodes aren't known there is nothing to keep. */
export class NodeLog {
  readonly #taken: Taken[] = [];
  readonly #waiting: Waiting[] = [];
  readonly #seen = new Map<number, string>();
  readonly #changes: number[] = [];
  #lastWaiting = '[]';
  #waitingChanges = 0;

  /** The pods as they are at a step. */
  record(cluster: Cluster, step: number): void {
    const scheduler = knownNodes(cluster);
    if (scheduler === null) return;
    scheduler.nodes.forEach((state, node) => {
      if (this.#changes[node] === state.changes) return;
      this.#changes[node] = state.changes;
      const taken = takenOn(state, step, node);
      const key = JSON.stringify([[...taken.pods].map(([{ number }, pods]) => [number, pods]), taken.others]);
      const same = this.#seen.get(node) ?? '[[],0]';
      this.#seen.set(node, key);
      if (same !== key) replaceOrPush(this.#taken, taken, other => other.step === step && other.node === node);
    });
    if (this.#waitingChanges === scheduler.waitingChanges) return;
    this.#waitingChanges = scheduler.waitingChanges;
    const pods = waitingIn(scheduler);
    const key = JSON.stringify(pods.map(({ generation, count, message }) => [generation.number, count, message]));
    if (key === this.#lastWaiting) return;
    this.#lastWaiting = key;
    replaceOrPush(this.#waiting, { step, pods }, other => other.step === step);
  }

  /** null where there is nothing to show. */
  shown(cluster: Cluster, indexOf: (generation: Generation) => number): TimelineNodes | null {
    const scheduler = knownNodes(cluster);
    const pod = scheduler === null ? null : (cluster.surroundings?.existing(cluster.workload.template)?.info ?? null);
    if (scheduler === null || pod === null) return null;
    const asked = pod.requests.map(([name, amount]) => ({ name, asked: amount }));
    const sole = soleOf(pod);
    const resources = [{ name: 'pods', asked: 1 }, ...asked.sort((one, other) => rank(one.name) - rank(other.name))];
    return {
      resources,
      sole,
      nodes: scheduler.nodes.map(state => ({
        name: state.node.name,
        zone: state.node.labels['topology.kubernetes.io/zone'] ?? null,
        cordoned: state.node.unschedulable,
        tainted: untoleratedTaint(state.node.taints, pod.tolerations, keepingEffects) !== undefined,
        room: resources.map(({ name }) => state.allocatable(name)),
        reaches: sole.map(({ kind, name }) => kind === 'port' || scheduler.volumes.isReachable(name, state.node)),
      })),
      taken: this.#taken.map(({ step, node, requested, pods, others, holders }) => ({
        step,
        node,
        taken: resources.map(({ name }) => requested(name)),
        pods: [...pods].map(([generation, own]) => ({ generation: indexOf(generation), ...own })),
        others,
        holders: sole.map(({ kind, name }) => holders.get(keyOf(kind, name, pod)) ?? null),
      })),
      file: fileOf(cluster, scheduler),
      workloads: (cluster.surroundings?.workloads ?? []).map(({ workload: { kind, name, place }, pods, placed }) => ({
        kind,
        name,
        pods,
        placed,
        file: placeText(place),
      })),
      waiting: this.#waiting.map(({ step, pods }) => ({
        step,
        pods: pods.map(({ generation, count, message }): WaitingPods => ({ generation: indexOf(generation), count, message })),
      })),
    };
  }
}

/** What else of a node, or for one, a pod asks for. */
function soleOf({ ports, claims }: PodInfo): TimelineNodes['sole'] {
  const numbers = [...new Set(ports.map(({ port }) => String(port)))];
  return [...numbers.map(name => ({ kind: 'port' as const, name })), ...claims.map(name => ({ kind: 'claim' as const, name }))];
}

/** Claims of the same name in another namespace are others. */
function keyOf(kind: 'port' | 'claim', name: string, { namespace }: PodInfo): string {
  return kind === 'port' ? `port ${name}` : `claim ${namespace} ${name}`;
}

function holdersOn(state: NodeState<Placement>): ReadonlyMap<string, string> {
  return new Map(
    state.pods.flatMap(({ info, pods }) => {
      const had = [
        ...info.ports.map(({ port }) => keyOf('port', String(port), info)),
        ...info.claims.map(name => keyOf('claim', name, info)),
      ];
      const name = had.length === 0 ? '' : 'generation' in pods ? podName(pods as PodGroup) : (pods as OtherPod).name;
      return had.map(key => [key, name] as const);
    }),
  );
}

/** Where the first node is written. */
function fileOf({ surroundings }: Cluster, { nodes }: Scheduler): string | null {
  return surroundings?.placeOf('Node', nodes[0]?.node.name ?? '') ?? null;
}

/** The usual ones come first. */
function rank(resource: string): number {
  const at = ['cpu', 'memory'].indexOf(resource);
  return at < 0 ? 2 : at;
}

function knownNodes({ surroundings }: Cluster): Scheduler | null {
  const scheduler = surroundings?.scheduler ?? null;
  return scheduler === null || !scheduler.knowsNodes || scheduler.nodes.length > mostNodes ? null : scheduler;
}

function takenOn(state: NodeState<Placement>, step: number, node: number): Taken {
  const pods = new Map<Generation, { running: number; terminating: number }>();
  let others = 0;
  for (const { pods: kept, terminating, count } of state.pods) {
    if (!('generation' in kept)) {
      others += count;
      continue;
    }
    const { generation } = kept as PodGroup;
    const own = pods.get(generation) ?? { running: 0, terminating: 0 };
    pods.set(generation, terminating ? { ...own, terminating: own.terminating + count } : { ...own, running: own.running + count });
  }
  const podCount = state.podCount;
  const amounts = new Map(state.requestedAmounts);
  return {
    step,
    node,
    requested: name => (name === 'pods' ? podCount : (amounts.get(name) ?? 0)),
    pods,
    others,
    holders: holdersOn(state),
  };
}

function waitingIn({ waiting }: Scheduler): Waiting['pods'] {
  const found = new Map<string, { generation: Generation; count: number; message: string }>();
  for (const { pods, message, count } of waiting) {
    if (message === null || !('generation' in pods)) continue;
    const { generation } = pods as PodGroup;
    const key = `${generation.number} ${message}`;
    found.set(key, { generation, message, count: (found.get(key)?.count ?? 0) + count });
  }
  return [...found.values()];
}

function replaceOrPush<Entry>(list: Entry[], entry: Entry, isSame: (other: Entry) => boolean): void {
  // Of the same step are only the last ones.
  let at = list.length - 1;
  while (at >= 0 && list.length - at <= mostNodes) {
    const other = list[at];
    if (other !== undefined && isSame(other)) {
      list[at] = entry;
      return;
    }
    at--;
  }
  list.push(entry);
}
