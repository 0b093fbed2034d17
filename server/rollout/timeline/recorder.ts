import type { Action } from '../../protocol/scenario';
import type { Change, Step, TimelineEvent } from '../../protocol/timeline';
import { findNewReplicaSet, type Cluster, type ClusterChange, type ReplicaSet } from '../cluster/cluster';
import { isComplete, progressDeadlineExceeded } from '../controllers/deployment/conditions';
import type { PodGroup } from '../cluster/podGroups';
import { EventCorrelator, type RawEvent, type SentEvent } from '../render/events';
import { podSuffix } from '../controllers/replicaSet';
import { countPods, statusOf, type Counts } from './counts';
import { LaneLog } from './lanes';
import { Totals } from './totals';

/** The list of steps is not longer than that; the totals are those of the whole simulation all the same. */
export const maxSteps = 600;

/** A change that still names its set by the object. */
type RawChange = (replicaSet: (set: ReplicaSet) => number) => Change;

interface RawStep extends Pick<Step, 'atSeconds' | 'status'> {
  readonly change: RawChange;
  readonly counts: Counts;
}

/** Listens to a simulation and keeps what a timeline shows: steps, lanes, events and totals from its beginning on. */
export class Recorder {
  readonly steps: RawStep[] = [];
  readonly #events: { readonly step: number; readonly sent: SentEvent }[] = [];
  /** The steps of those that are not sent. */
  readonly droppedEvents: number[] = [];
  readonly #correlator = new EventCorrelator();
  readonly lanes = new LaneLog();
  readonly totals = new Totals();
  /** Sets that a step speaks of. */
  readonly mentioned = new Set<ReplicaSet>();
  /** When the first step that is not listed happened; null where all are. */
  cutAt: number | null = null;
  /** The floor before the timeline's first action. */
  floorBefore = 0;
  #cluster: Cluster | null = null;
  #began = 0;
  readonly #sets = new Set<ReplicaSet>();

  readonly observe = (change: ClusterChange): void => {
    if (change.kind === 'event') this.#addEvent(change);
    const cluster = this.#cluster;
    if (cluster === null) return;
    switch (change.kind) {
      case 'pods':
        this.lanes.changed(change.group, this.#nextStep);
        return;
      case 'split':
        this.lanes.split(change.from, change.to);
        return;
      case 'replicaSetCreated': {
        const { replicaSet } = change;
        const { size } = replicaSet;
        this.#sets.add(replicaSet);
        this.#add(cluster, index => ({ kind: 'created', replicaSet: index(replicaSet), size }), replicaSet);
        return;
      }
      case 'replicaSetScaled': {
        const { replicaSet, from, to } = change;
        this.#add(cluster, index => ({ kind: 'scaled', replicaSet: index(replicaSet), from, to }), replicaSet);
        return;
      }
      case 'podsChanged':
        this.#addPods(cluster, change.replicaSet, change.groups);
        return;
      case 'createFailed': {
        const { replicaSet, message } = change;
        this.#add(cluster, index => ({ kind: 'createFailed', replicaSet: index(replicaSet), message }), replicaSet);
        return;
      }
      case 'condition': {
        const { type, status, reason, message } = change.condition;
        if (reason !== progressDeadlineExceeded) return;
        this.totals.deadlineExceeded(this.#elapsed(cluster));
        this.#add(cluster, () => ({ kind: 'condition', type, status, reason, message }));
        return;
      }
      case 'settled':
        this.#settled(cluster);
        return;
      case 'event':
      case 'replicaSetDeleted':
        return;
    }
  };

  /** The events as they are sent, timed from the timeline's beginning. */
  get events(): readonly TimelineEvent[] {
    const before = new Set(this.#events.filter(({ step }) => step === 0).map(({ sent }) => sent.entry));
    return this.#events.map(({ step, sent: { type, reason, message, entry, count, firstMs } }) => {
      const firstSeconds = before.has(entry) || firstMs < this.#began ? null : seconds(firstMs - this.#began);
      return { step, type, reason, message, entry, count, firstSeconds };
    });
  }

  /** From here on steps are kept: the moment of the timeline's first action, before it is done. */
  begin(cluster: Cluster): void {
    this.#cluster = cluster;
    this.#began = cluster.now;
    for (const replicaSet of cluster.replicaSets) this.#sets.add(replicaSet);
    this.lanes.begin(cluster);
    const counts = countPods(cluster, this.#sets);
    this.floorBefore = counts.floor;
    this.totals.count(0, counts);
  }

  /** An action has been done (or `skipped`, as there was nothing to do), and the controller has not seen it yet. */
  acted(cluster: Cluster, action: Action, skipped: boolean): void {
    if (this.#cluster === null) return;
    if (!skipped) this.totals.acted();
    this.#add(cluster, () => ({ kind: 'action', action, ...(skipped ? { skipped } : {}) }), undefined, true);
  }

  /** Nothing more happens in this moment: the last step says what kubectl would show while the controller waits. */
  #settled(cluster: Cluster): void {
    const counts = countPods(cluster, this.#sets);
    this.totals.count(this.#elapsed(cluster), counts);
    if (isComplete(cluster.deployment, cluster.deployment.status)) this.totals.complete(this.#elapsed(cluster));
    const last = this.steps.at(-1);
    if (this.cutAt !== null || last?.atSeconds !== seconds(this.#elapsed(cluster)) || last.status.state === 'done') return;
    this.steps[this.steps.length - 1] = { atSeconds: last.atSeconds, change: last.change, counts, status: statusOf(cluster, counts) };
  }

  get #nextStep(): number {
    return this.steps.length + 1;
  }

  #elapsed(cluster: Cluster): number {
    return cluster.now - this.#began;
  }

  #add(cluster: Cluster, change: RawChange, replicaSet?: ReplicaSet, acting = false): void {
    const counts: Counts = countPods(cluster, this.#sets);
    this.totals.count(this.#elapsed(cluster), counts);
    if (this.steps.length >= maxSteps) {
      this.cutAt ??= this.#elapsed(cluster);
      this.lanes.freeze();
      return;
    }
    if (replicaSet !== undefined) this.mentioned.add(replicaSet);
    this.steps.push({ atSeconds: seconds(this.#elapsed(cluster)), change, counts, status: statusOf(cluster, counts, acting) });
  }

  /** A step for each state that the pods have come to. */
  #addPods(cluster: Cluster, replicaSet: ReplicaSet, groups: readonly PodGroup[]): void {
    const [first] = groups;
    if (first === undefined) return;
    if (groups.every(({ state }) => state === first.state)) {
      this.#addPodsOf(cluster, replicaSet, first, groups);
      return;
    }
    this.#addPodsOf(
      cluster,
      replicaSet,
      first,
      groups.filter(({ state }) => state === first.state),
    );
    this.#addPods(
      cluster,
      replicaSet,
      groups.filter(({ state }) => state !== first.state),
    );
  }

  #addPodsOf(cluster: Cluster, replicaSet: ReplicaSet, { id, state }: PodGroup, same: readonly PodGroup[]): void {
    if (state === 'gone' && replicaSet !== findNewReplicaSet(cluster)) this.totals.oldPodsGone(this.#elapsed(cluster));
    const count = same.reduce((sum, group) => sum + group.count, 0);
    const change = (index: (set: ReplicaSet) => number): Change => {
      return { kind: 'pods', replicaSet: index(replicaSet), count, state, pod: count === 1 ? podSuffix(replicaSet.name, id) : null };
    };
    this.#add(cluster, change, replicaSet);
  }

  #addEvent(event: RawEvent): void {
    if (this.cutAt !== null) return;
    const step = this.#cluster === null ? 0 : this.steps.length;
    const sent = this.#correlator.send(event);
    if (sent === null) this.droppedEvents.push(step);
    else this.#events.push({ step, sent });
  }
}

function seconds(ms: number): number {
  return ms / 1000;
}
