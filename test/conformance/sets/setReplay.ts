import type { ApiObject } from '../../../server/kubernetes/apiObject';
import type { Pod } from '../../../server/rollout/cluster/pod';
import { changed, end, enter, terminate, type PodCluster } from '../../../server/rollout/cluster/podCluster';
import { advance, settle } from '../../../server/rollout/cluster/simulatePods';
import { actOnSet, setTemplate, type RevisedSet } from '../../../server/rollout/kubectl/actOnSet';
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
  protected abstract readonly cluster: PodCluster<Place> & { readonly set: RevisedSet };
  protected readonly tags = new RevisionTags();
  #stored: StoredSet;
  #changed: PodOperation[] = [];
  readonly #unready = new Set<Pod<Place>>();

  constructor(
    protected readonly record: SetRecord,
    private readonly withDefaults: (object: ApiObject) => ApiObject,
  ) {
    this.#stored = createdSet(record, withDefaults);
  }

  protected abstract rest(): SetRest;
  /** The pods that a record means. */
  protected abstract find(pods: RecordedPods): readonly Pod<Place>[];
  /** The spec of the stored object becomes the simulated set's, without its template. */
  protected abstract setSpec(stored: StoredSet): void;
  /** What only one kind knows. */
  protected abstract doOther(action: SetAction): void;
  /** What happens at the end of a step: pods get their nodes. */
  protected abstract bind(): boolean;

  protected get stored(): StoredSet {
    return this.#stored;
  }

  protected note(operation: PodOperation): void {
    this.#changed.push(operation);
  }

  step(action: SetAction): ReplayedSetStep {
    this.#changed = [];
    this.#do(action);
    this.settle();
    if (this.bind()) this.settle();
    const replayed = { changed: this.#changed, rest: this.rest() };
    this.#advance(pauseMs);
    return replayed;
  }

  protected settle(): void {
    settle(this.cluster);
  }

  #advance(ms: number): void {
    advance(this.cluster, this.cluster.now + ms);
  }

  #do(action: SetAction): void {
    const { cluster } = this;
    switch (action.do) {
      case 'create':
        return;
      case 'setImage':
        actOnSet(cluster, { kind: 'setImage', images: { app: `registry.example/app:${action.image}` } });
        return;
      case 'restart':
        actOnSet(cluster, { kind: 'restart' });
        return;
      case 'undo':
        actOnSet(cluster, { kind: 'undo', toRevision: action.to });
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
    switch (to) {
      case 'ready':
        this.#unready.delete(pod);
        enter(this.cluster, pod, 'ready');
        return;
      case 'unready':
        this.#unready.add(pod);
        enter(this.cluster, pod, 'notReady');
        return;
      case 'gone':
        end(this.cluster, pod);
        return;
      case 'delete':
        terminate(this.cluster, pod);
        return;
      case 'fail':
        pod.phase = 'Failed';
        changed(this.cluster, pod);
        return;
    }
  }

  /** A patch of the stored object, whose template is that of the simulated one; one that is refused changes nothing, one that changes nothing wakes nobody. */
  #patch(patch: object): void {
    const { set } = this.cluster;
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
    this.setSpec(next);
    set.generation++;
    this.cluster.woken = true;
  }

  /** Until nothing moves any more every pod ends or becomes ready that may. */
  #settleAll(never: ReadonlySet<string>): void {
    for (let left = mostPieces; left > 0; left--) {
      this.settle();
      const before = this.#picture();
      for (const pod of this.cluster.pods) if (pod.terminating) end(this.cluster, pod);
      this.settle();
      this.bind();
      this.settle();
      for (const pod of this.cluster.pods) if (this.#becomesReady(pod, never)) enter(this.cluster, pod, 'ready');
      this.settle();
      this.#advance(settleMs);
      if (before === this.#picture() && !Number.isFinite(this.cluster.timers.nextAt)) return;
    }
  }

  #becomesReady(pod: Pod<Place>, never: ReadonlySet<string>): boolean {
    if (pod.readySince !== null || pod.terminating || pod.phase === 'Failed' || this.#unready.has(pod)) return false;
    const image = pod.revision.template.podTemplate.spec.containers[0]?.image ?? '';
    return !never.has(image.slice(image.lastIndexOf(':') + 1));
  }

  #picture(): string {
    return JSON.stringify([this.rest(), this.cluster.nextPod]);
  }
}

/** `r1 ready terminating` */
export function podState({ revision, phase, readySince, terminating }: Pod): string {
  const state = phase === 'Failed' ? 'failed' : readySince === null ? 'unready' : 'ready';
  return `${idOf(revision)} ${state}${terminating ? ' terminating' : ''}`;
}
