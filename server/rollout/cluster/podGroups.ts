import type { PodState } from '../../protocol/timeline';
import type { ReplicaSet } from './cluster';
import type { PodLife } from '../kubelet/podLife';

/** Pods of one ReplicaSet that nothing tells apart: created together, and the same has happened to them. */
export interface PodGroup {
  readonly id: number;
  count: number;
  state: PodState;
  readonly createdAt: number;
  /** When they became ready; null while they aren't. */
  readySince: number | null;
  everReady: boolean;
  readonly life: PodLife;
  /** Index of the next change of their life. */
  next: number;
  readonly replicaSet: ReplicaSet;
}

/** The pods of a ReplicaSet. Each change costs the same however many pods there are. */
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
    } else if (to !== this.#ready) group.readySince = null;
    if (from === to) return;
    if (from === null) this.#active += group.count;
    else remove(from, group);
    if (to === null) this.#active -= group.count;
    else to.push(group);
  }

  /** Takes pods out of a group; the new group has the same life so far. `count` is less than the group's. */
  split(group: PodGroup, count: number, id: number): PodGroup {
    const { state, createdAt, readySince, everReady, life, next, replicaSet } = group;
    const part: PodGroup = { id, count, state, createdAt, readySince, everReady, life, next, replicaSet };
    group.count -= count;
    const list = this.#listOf(group.state);
    if (list?.at(-1) === group) list.push(part);
    else list?.splice(list.indexOf(group) + 1, 0, part);
    return part;
  }

  /**
   * The group whose pods are deleted first (ActivePodsWithRanks): those without a node, then those never ready, then those no longer ready,
   * youngest first; then the ready ones, latest ready first. undefined where no pod is active.
   */
  firstToDelete(): PodGroup | undefined {
    let first: PodGroup | undefined;
    for (let index = this.#unready.length - 1; index >= 0; index--) {
      const group = this.#unready[index];
      if (group !== undefined && (first === undefined || rank(group) < rank(first))) first = group;
    }
    return first ?? this.#ready[this.#ready.length - 1];
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

function rank(group: PodGroup): number {
  if (group.state === 'unschedulable') return 0;
  return group.everReady ? 2 : 1;
}

function remove(list: PodGroup[], group: PodGroup): void {
  if (list[list.length - 1] === group) list.pop();
  else list.splice(list.indexOf(group), 1);
}
