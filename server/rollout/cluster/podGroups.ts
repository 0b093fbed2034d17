import type { PodState } from '../../protocol/timeline';
import type { QuotaCharge } from '../admission/quotaCharge';
import type { Placement } from '../scheduler/placement';
import type { Generation } from './cluster';
import type { PodLife } from '../kubelet/podLife';
import { podSuffix } from './podSuffix';

/** Pods of one generation that nothing tells apart: created together, and the same has happened to them. */
export interface PodGroup {
  readonly id: number;
  count: number;
  state: PodState;
  readonly createdAt: number;
  /** When they got a node, from which their life counts; NaN while they wait for one. */
  startedAt: number;
  /** When they became ready, also of those that terminate; null while they aren't. */
  readySince: number | null;
  everReady: boolean;
  readonly life: PodLife;
  /** Index of the next change of their life. */
  next: number;
  readonly generation: Generation;
  /** Where they are; null where nodes aren't simulated. */
  placement: Placement<PodGroup> | null;
  /** What quotas count of each; null where they aren't simulated. */
  charge: QuotaCharge | null;
  /** What tells the pod from the others of its workload: an ordinal, a node; absent: nothing. */
  readonly place?: string;
  /** The pod's name; absent: one that is made of its generation's. */
  readonly name?: string;
  /** Told of each change of its state; absent: nobody asks. */
  changed?: () => void;
}

/** The name of the pod, or of one of several. */
export function podName({ name, generation, id }: PodGroup): string {
  return name ?? `${generation.name}-${podSuffix(generation.name, id)}`;
}

/** Pods that have just come into being. */
export function newGroup(group: Pick<PodGroup, 'id' | 'count' | 'createdAt' | 'life' | 'generation'> & Partial<PodGroup>): PodGroup {
  return {
    state: 'starting',
    startedAt: group.createdAt,
    readySince: null,
    everReady: false,
    next: 0,
    placement: null,
    charge: null,
    ...group,
  };
}

/** The pods of a generation. Each change costs the same however many pods there are. */
export class PodGroups {
  /** Never ready, or not ready any more; in the order of their creation. */
  readonly #unready: PodGroup[] = [];
  /** In the order in which they became ready. */
  readonly #ready: PodGroup[] = [];
  readonly #counts: Record<PodState, number> = {
    starting: 0,
    ready: 0,
    available: 0,
    notReady: 0,
    imagePull: 0,
    crashLoop: 0,
    unschedulable: 0,
    terminating: 0,
    gone: 0,
  };

  #active = 0;

  /** Pods that the controllers count: neither terminating nor gone. */
  get active(): number {
    return this.#active;
  }

  /** Ready pods, available or not. */
  get ready(): number {
    return this.#counts.ready + this.#counts.available;
  }

  get starting(): number {
    return this.#counts.starting;
  }

  get available(): number {
    return this.#counts.available;
  }

  get unschedulable(): number {
    return this.#counts.unschedulable;
  }

  get terminating(): number {
    return this.#counts.terminating;
  }

  /** The groups that are not ready, oldest first. */
  get unreadyGroups(): readonly PodGroup[] {
    return this.#unready;
  }

  /** The ready groups, longest ready first. */
  get readyGroups(): readonly PodGroup[] {
    return this.#ready;
  }

  add(group: PodGroup): void {
    const list = this.#listOf(group.state);
    this.#counts[group.state] += group.count;
    if (list !== null) this.#active += group.count;
    list?.push(group);
  }

  /** More pods that nothing tells apart from those of the group. */
  extend(group: PodGroup, count: number): void {
    group.count += count;
    this.#counts[group.state] += count;
    if (this.#listOf(group.state) !== null) this.#active += count;
  }

  /** Moves a group to another state and keeps the counts and orders true. */
  setState(group: PodGroup, state: PodState, now: number): void {
    const from = this.#listOf(group.state);
    const to = this.#listOf(state);
    this.#counts[group.state] -= group.count;
    this.#counts[state] += group.count;
    group.state = state;
    if (to === this.#ready && from !== to) {
      group.readySince = now;
      group.everReady = true;
    } else if (to === this.#unready) group.readySince = null;
    group.changed?.();
    if (from === to) return;
    if (from === null) this.#active += group.count;
    else remove(from, group);
    if (to === null) this.#active -= group.count;
    else to.push(group);
  }

  /** Takes pods out of a group; the new group has the same life so far. `count` is less than the group's. */
  split(group: PodGroup, count: number, id: number): PodGroup {
    const part: PodGroup = { ...group, id, count, placement: null };
    part.placement = group.placement?.of(part) ?? null;
    group.count -= count;
    const list = this.#listOf(group.state);
    if (list?.at(-1) === group) list.push(part);
    else list?.splice(list.indexOf(group) + 1, 0, part);
    return part;
  }

  /** Pods of one group become some of another one, which is in the state `starting`. */
  move(from: PodGroup, to: PodGroup, count: number): void {
    from.count -= count;
    this.#counts[from.state] -= count;
    to.count += count;
    this.#counts[to.state] += count;
  }

  /**
   * The group whose pods are deleted first (ActivePodsWithRanks): those without a node, then those never ready, then those no longer ready, then the
   * ready ones. Of these first those whose node has most pods of the workload, then the youngest, or latest ready. undefined where no pod is active.
   */
  firstToDelete(): PodGroup | undefined {
    let first: PodGroup | undefined;
    for (let index = this.#unready.length - 1; index >= 0; index--) {
      const group = this.#unready[index];
      if (group !== undefined && (first === undefined || goesBefore(group, first))) first = group;
    }
    if (first !== undefined) return first;
    const last = this.#ready[this.#ready.length - 1];
    return last?.placement == null ? last : mostTogether(this.#ready, last);
  }

  #listOf(state: PodState): PodGroup[] | null {
    switch (state) {
      case 'ready':
      case 'available':
        return this.#ready;
      case 'terminating':
      case 'gone':
        return null;
      case 'starting':
      case 'notReady':
      case 'imagePull':
      case 'crashLoop':
      case 'unschedulable':
        return this.#unready;
    }
  }
}

function goesBefore(one: PodGroup, other: PodGroup): boolean {
  const difference = rank(one) - rank(other);
  return difference === 0 ? together(one) > together(other) : difference < 0;
}

/** Of groups whose nodes are known the last of those whose node has most pods. */
function mostTogether(groups: readonly PodGroup[], last: PodGroup): PodGroup {
  let first = last;
  let most = together(first);
  for (let index = groups.length - 2; index >= 0; index--) {
    const group = groups[index];
    const pods = group === undefined ? 0 : together(group);
    if (group === undefined || pods <= most) continue;
    first = group;
    most = pods;
  }
  return first;
}

/** How many pods of the workload, of any revision, are on a pod's node; those that terminate don't count. */
function together({ placement }: PodGroup): number {
  let pods = 0;
  for (const other of placement?.node?.pods ?? []) {
    if (other.info.app === placement?.info.app && !other.terminating) pods += other.count;
  }
  return pods;
}

function rank(group: PodGroup): number {
  if (group.state === 'unschedulable' || group.placement?.node === null) return 0;
  return group.everReady ? 2 : 1;
}

function remove(list: PodGroup[], group: PodGroup): void {
  if (list[list.length - 1] === group) list.pop();
  else list.splice(list.indexOf(group), 1);
}
