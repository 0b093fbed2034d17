import type { ApiObject } from '../../../server/kubernetes/apiObject';
import type { Cluster, ClusterChange } from '../../../server/rollout/cluster/cluster';
import type { Pod } from '../../../server/rollout/cluster/pod';
import type { PodGroup } from '../../../server/rollout/cluster/podGroups';
import { deletePod, end, type PlacedCluster } from '../../../server/rollout/cluster/placedPods';
import { becomeReady } from '../../../server/rollout/cluster/pods';
import { advance, nextEventAt, settle } from '../../../server/rollout/cluster/simulate';
import { changeSpec, setTemplate } from '../../../server/rollout/kubectl/act';
import { createdSet, patchedSet, type StoredSet } from './recordedSet';
import { idOf, RevisionTags } from './revisionTags';
import type { PodOperation, RecordedPods, ReplayedSetStep, SetAction, SetRecord, SetRest } from './setRecord';

/** What passes between two steps. */
const pauseMs = 1000;
/** In `settle` time passes in such pieces, for at most so many. */
const settleMs = 1000;
const mostPieces = 1000;

/** Replays what was done to a recorded set, from its spec and what was done alone. */
export abstract class SetReplay<Place extends number | string> {
  protected abstract readonly cluster: PlacedCluster<Place>;
  protected readonly tags = new RevisionTags();
  #stored: StoredSet;
  #changed: PodOperation[] = [];
  readonly #unready = new Set<Pod<Place>>();
  readonly #seen = new Set<PodGroup>();
  /** Whether it is the recorder that changes pods now. */
  #byHand = false;

  constructor(
    protected readonly record: SetRecord,
    private readonly withDefaults: (object: ApiObject) => ApiObject,
  ) {
    this.#stored = createdSet(record, withDefaults);
  }

  protected abstract rest(): SetRest;
  protected abstract operation(sign: '+' | '-', group: PodGroup): PodOperation;
  /** The pods that a record means. */
  protected abstract find(pods: RecordedPods): readonly Pod<Place>[];
  /** The spec of a stored object. */
  protected abstract specOf(stored: StoredSet): Cluster['workload']['spec'];
  /** What only one kind knows. */
  protected abstract doOther(action: SetAction): void;
  /** What happens at the end of a step: pods get their nodes. */
  protected abstract bind(): boolean;

  protected get stored(): StoredSet {
    return this.#stored;
  }

  protected readonly observe = (change: ClusterChange): void => {
    if (change.kind !== 'pods') return;
    const { group } = change;
    const isStopped = group.state === 'terminating' || group.state === 'gone';
    const isKnown = this.#seen.has(group);
    if (isStopped ? isKnown : !isKnown) this.#note(isStopped ? '-' : '+', group);
  };

  #note(sign: '+' | '-', group: PodGroup): void {
    if (sign === '+') this.#seen.add(group);
    else this.#seen.delete(group);
    if (!this.#byHand) this.#changed.push(this.operation(sign, group));
  }

  step(action: SetAction): ReplayedSetStep {
    this.#changed = [];
    this.#byHand = true;
    this.#do(action);
    this.settle();
    if (this.bind()) this.settle();
    const replayed = { changed: this.#changed, rest: this.rest() };
    this.#advance(pauseMs);
    return replayed;
  }

  protected settle(): void {
    this.#byHand = false;
    settle(this.cluster);
    this.#byHand = true;
  }

  #advance(ms: number): void {
    this.#byHand = false;
    advance(this.cluster, this.cluster.now + ms);
    this.#byHand = true;
  }

  #do(action: SetAction): void {
    const { cluster } = this;
    switch (action.do) {
      case 'create':
        return;
      case 'setImage':
        cluster.controller.act(cluster, { kind: 'setImage', images: { app: `registry.example/app:${action.image}` } });
        return;
      case 'restart':
        cluster.controller.act(cluster, { kind: 'restart' });
        return;
      case 'undo':
        cluster.controller.act(cluster, { kind: 'undo', toRevision: action.to });
        return;
      case 'scale':
        this.#patch({ replicas: action.replicas });
        return;
      case 'patch':
        this.#patch(action.patch.spec ?? {});
        return;
      case 'wait':
        this.#advance(action.seconds * 1000);
        return;
      case 'settle':
        this.#settleAll(new Set(action.never));
        return;
      case 'ready':
      case 'unready':
      case 'gone':
      case 'delete':
      case 'fail':
        for (const pod of this.find(action.pods)) this.#change(action.do, pod);
        return;
      default:
        this.doOther(action);
    }
  }

  #change(to: 'ready' | 'unready' | 'gone' | 'delete' | 'fail', pod: Pod<Place>): void {
    const { cluster } = this;
    const { group, revision } = pod;
    cluster.workload.dirty = true;
    switch (to) {
      case 'ready':
        this.#unready.delete(pod);
        if (pod.terminating) group.readySince ??= cluster.now;
        else if (pod.readySince === null) becomeReady(cluster, group);
        return;
      case 'unready':
        this.#unready.add(pod);
        if (pod.terminating) group.readySince = null;
        else revision.pods.setState(group, 'notReady', cluster.now);
        return;
      case 'gone':
        end(cluster, pod);
        return;
      case 'delete':
        deletePod(cluster, pod);
        return;
      case 'fail':
        pod.finish();
        return;
    }
  }

  /** A patch of the stored object, whose template is that of the simulated one; one that is refused changes nothing, one that changes nothing wakes nobody. */
  #patch(patch: object): void {
    const { workload: set } = this.cluster;
    const { template, ...others } = patch as {
      readonly template?: { readonly spec?: { readonly containers?: readonly { readonly image?: string }[] } };
    };
    const next = patchedSet(this.#stored, others, this.record.kind, this.withDefaults);
    if (next === undefined) return;
    const image = template?.spec?.containers?.[0]?.image;
    if (image !== undefined) {
      const { podTemplate, edits } = set.template;
      const containers = podTemplate.spec.containers.map(container => ({ ...container, image }));
      setTemplate(this.cluster, this.cluster.templates.intern({ ...podTemplate, spec: { ...podTemplate.spec, containers } }, edits));
    }
    if (JSON.stringify(next.object) === JSON.stringify(this.#stored.object)) return;
    this.#stored = next;
    changeSpec(this.cluster, { ...this.specOf(next), template: set.spec.template });
  }

  /** Until nothing moves any more every pod ends or becomes ready that may. */
  #settleAll(never: ReadonlySet<string>): void {
    for (let left = mostPieces; left > 0; left--) {
      this.settle();
      const before = this.#picture();
      for (const pod of this.cluster.placed) if (pod.terminating) end(this.cluster, pod);
      this.settle();
      this.bind();
      this.settle();
      for (const pod of this.cluster.placed) if (this.#becomesReady(pod, never)) this.#change('ready', pod);
      this.settle();
      this.#advance(settleMs);
      if (before === this.#picture() && !Number.isFinite(nextEventAt(this.cluster))) return;
    }
  }

  #becomesReady(pod: Pod<Place>, never: ReadonlySet<string>): boolean {
    if (pod.readySince !== null || pod.terminating || pod.ended || pod.gone || this.#unready.has(pod)) return false;
    const image = pod.revision.template.podTemplate.spec.containers[0]?.image ?? '';
    return !never.has(image.slice(image.lastIndexOf(':') + 1));
  }

  #picture(): string {
    return JSON.stringify([this.rest(), this.cluster.nextGroup]);
  }
}

/** `r1 ready terminating` */
export function podState({ revision, ended, readySince, terminating }: Pod): string {
  const state = ended ? 'failed' : readySince === null ? 'unready' : 'ready';
  return `${idOf(revision)} ${state}${terminating ? ' terminating' : ''}`;
}
