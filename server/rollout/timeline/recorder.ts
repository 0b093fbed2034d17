import type { Action } from '../../protocol/scenario';
import type { Change, Step, TimelineEvent } from '../../protocol/timeline';
import { newGeneration, type Cluster, type ClusterChange, type Generation } from '../cluster/cluster';
import type { PodGroup } from '../cluster/podGroups';
import { podSuffix } from '../cluster/podSuffix';
import { countPods, podsByVersion, type Counts } from './counts';
import { EventLog } from './eventLog';
import { LaneLog } from './lanes';
import { NodeLog } from './nodeLog';
import { Totals } from './totals';
import type { VersionLog } from './versionLog';

/** The list of steps is not longer than that; the totals are those of the whole simulation all the same. */
const maxSteps = 600;

/** A change that still names its generation by the object. */
type RawChange = (indexOf: (generation: Generation) => number) => Change;

interface RawStep extends Pick<Step, 'atSeconds' | 'pods' | 'target' | 'status' | 'row'> {
  readonly change: RawChange;
  readonly counts: Counts;
}

/** Listens to a simulation and keeps what a timeline shows: steps, lanes, events and totals from its beginning on. */
export class Recorder {
  readonly steps: RawStep[] = [];
  readonly #events = new EventLog();
  readonly lanes = new LaneLog();
  readonly nodes = new NodeLog();
  readonly totals = new Totals();
  /** Generations that a step speaks of. */
  readonly mentioned = new Set<Generation>();
  /** When the first step that is not listed happened; null where all are. */
  cutAt: number | null = null;
  /** The floor before the timeline's first action. */
  floorBefore = 0;
  #cluster: Cluster | null = null;
  #began = 0;
  /** The last action, and the index of its step. */
  #acted: { readonly action: Action; readonly step: number } | null = null;
  readonly #generations = new Set<Generation>();

  constructor(private readonly versions: VersionLog) {}

  readonly observe = (change: ClusterChange): void => {
    if (change.kind === 'event' && this.cutAt === null) this.#events.add(change, this.#cluster === null ? 0 : this.steps.length);
    const cluster = this.#cluster;
    if (cluster === null) return;
    switch (change.kind) {
      case 'pods':
        this.lanes.changed(change.group, this.#nextStep);
        return;
      case 'split':
        this.lanes.split(change.from, change.to);
        return;
      case 'created': {
        const { generation, size } = change;
        this.#generations.add(generation);
        this.#add(cluster, indexOf => ({ kind: 'created', generation: indexOf(generation), size }), generation);
        return;
      }
      case 'scaled': {
        const { generation, from, to } = change;
        this.#add(cluster, indexOf => ({ kind: 'scaled', generation: indexOf(generation), from, to }), generation);
        return;
      }
      case 'podsChanged':
        this.#addPods(cluster, change.generation, change.groups);
        return;
      case 'createFailed': {
        const { generation, error } = change;
        this.#add(cluster, indexOf => ({ kind: 'createFailed', generation: indexOf(generation), ...error }), generation);
        return;
      }
      case 'condition': {
        if (!change.deadline) return;
        const { type, status, reason, message } = change.condition;
        this.totals.deadlineExceeded(this.#elapsed(cluster));
        this.#add(cluster, () => ({ kind: 'condition', type, status, reason, message }));
        return;
      }
      case 'settled':
        this.#settled(cluster);
        return;
      case 'objectEvent':
        if (this.cutAt === null) this.#events.addOther(change, cluster.now);
        return;
      case 'event':
      case 'deleted':
        return;
    }
  };

  /** The events as they are sent, timed from the timeline's beginning. */
  get events(): readonly TimelineEvent[] {
    const times = this.steps.map(({ atSeconds }) => atSeconds);
    return this.#events.listed(this.#began, times, `${(this.#cluster?.workload.kind ?? '').toLowerCase()}-controller`);
  }

  /** The steps of the workload's events that are not sent. */
  get droppedEvents(): readonly number[] {
    return this.#events.dropped;
  }

  /** From here on steps are kept: the moment of the timeline's first action, before it is done. */
  begin(cluster: Cluster): void {
    this.#cluster = cluster;
    this.#began = cluster.now;
    for (const generation of cluster.generations) this.#generations.add(generation);
    this.lanes.begin(cluster);
    this.nodes.record(cluster, 1);
    const counts = this.#counts(cluster);
    this.floorBefore = counts.floor;
    this.totals.count(0, counts);
  }

  /** An action has been done (or `skipped`, as there was nothing to do), and the controller has not seen it yet. */
  acted(cluster: Cluster, action: Action, skipped: boolean): void {
    if (this.#cluster === null) return;
    if (!skipped) this.totals.acted();
    this.#acted = { action, step: this.steps.length };
    this.#add(cluster, () => ({ kind: 'action', action, ...(skipped ? { skipped } : {}) }), undefined, true);
  }

  /** The last action gave the revision of the template another number. */
  renumbered(renumbered: readonly [was: number, now: number]): void {
    if (this.#acted === null) return;
    const { action, step: index } = this.#acted;
    const step = this.steps[index];
    if (step !== undefined) this.steps[index] = { ...step, change: () => ({ kind: 'action', action, renumbered }) };
  }

  /** Nothing more happens in this moment: the last step says what kubectl would show while the controller waits. */
  #settled(cluster: Cluster): void {
    const counts = this.#counts(cluster);
    this.totals.count(this.#elapsed(cluster), counts);
    if (cluster.controller.isComplete(cluster)) this.totals.complete(this.#elapsed(cluster));
    const last = this.steps.at(-1);
    if (this.cutAt === null) this.nodes.record(cluster, Math.max(1, this.steps.length));
    if (this.cutAt !== null || last?.atSeconds !== seconds(this.#elapsed(cluster)) || last.status.state === 'done') return;
    this.steps[this.steps.length - 1] = this.#step(cluster, last.atSeconds, last.change, counts, false);
  }

  get #nextStep(): number {
    return this.steps.length + 1;
  }

  #elapsed(cluster: Cluster): number {
    return cluster.now - this.#began;
  }

  #add(cluster: Cluster, change: RawChange, generation?: Generation, acting = false): void {
    const counts = this.#counts(cluster);
    this.totals.count(this.#elapsed(cluster), counts);
    if (this.steps.length >= maxSteps) {
      this.cutAt ??= this.#elapsed(cluster);
      this.lanes.freeze();
      return;
    }
    if (generation !== undefined) this.mentioned.add(generation);
    this.nodes.record(cluster, this.#nextStep);
    this.steps.push(this.#step(cluster, seconds(this.#elapsed(cluster)), change, counts, acting));
  }

  #counts(cluster: Cluster): Counts {
    const newest = newGeneration(cluster);
    // Of the revisions of a set no change tells.
    if (newest !== null) this.#generations.add(newest);
    return countPods(cluster, this.#generations);
  }

  #step(cluster: Cluster, atSeconds: number, change: RawChange, pods: Counts, acting: boolean): RawStep {
    const counted = cluster.controller.counted?.(cluster);
    const counts = counted === undefined ? pods : { ...pods, ...counted };
    return {
      atSeconds,
      change,
      counts,
      pods: podsByVersion(this.#generations, this.versions),
      target: this.versions.indexOf(cluster.workload.template),
      status: cluster.controller.rolloutStatus(cluster, counts, acting),
      row: cluster.controller.row(cluster, counts),
    };
  }

  /** A step for each state that the pods have come to. */
  #addPods(cluster: Cluster, generation: Generation, groups: readonly PodGroup[]): void {
    const [first] = groups;
    if (first === undefined) return;
    if (groups.every(({ state }) => state === first.state)) {
      this.#addPodsOf(cluster, generation, first, groups);
      return;
    }
    this.#addPodsOf(
      cluster,
      generation,
      first,
      groups.filter(({ state }) => state === first.state),
    );
    this.#addPods(
      cluster,
      generation,
      groups.filter(({ state }) => state !== first.state),
    );
  }

  #addPodsOf(cluster: Cluster, generation: Generation, { id, state, place }: PodGroup, same: readonly PodGroup[]): void {
    if (state === 'gone' && generation !== newGeneration(cluster)) this.totals.oldPodsGone(this.#elapsed(cluster));
    const count = same.reduce((sum, group) => sum + group.count, 0);
    const change = (indexOf: (generation: Generation) => number): Change => {
      return {
        kind: 'pods',
        generation: indexOf(generation),
        count,
        state,
        pod: count === 1 ? (place ?? podSuffix(generation.name, id)) : null,
      };
    };
    this.#add(cluster, change, generation);
  }
}

function seconds(ms: number): number {
  return ms / 1000;
}
