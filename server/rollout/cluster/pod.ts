import type { ControllerRevision } from '../controllers/controllerRevision';
import type { PodGroup } from './podGroups';

/** A pod that its controller knows by the place that it has: an ordinal, or the name of a node. Its state is that of a group of its own. */
export class Pod<Place = number | string> {
  #ended = false;

  constructor(
    readonly name: string,
    readonly place: Place,
    readonly revision: ControllerRevision,
    readonly group: PodGroup,
    /** Whether it has a node, whose kubelet has to end it. */
    public bound: boolean,
    /** Those that something may have to be done about, of which most large sets have few: all but those that are available and stay. */
    private readonly unsettled: Set<Pod<Place>>,
  ) {
    group.changed = () => this.#settle();
    this.#settle();
  }

  /** Whether it has failed or succeeded: there is nothing left for the kubelet to end. */
  get ended(): boolean {
    return this.#ended;
  }

  /** It fails, or succeeds. */
  finish(): void {
    this.#ended = true;
    this.#settle();
  }

  #settle(): void {
    if (this.group.state === 'available' && !this.#ended) this.unsettled.delete(this);
    else this.unsettled.add(this);
  }

  /** Since when its condition Ready is true, also while it terminates; null while it isn't. */
  get readySince(): number | null {
    return this.group.readySince;
  }

  get terminating(): boolean {
    return this.group.state === 'terminating';
  }

  get gone(): boolean {
    return this.group.state === 'gone';
  }
}

export function isReady({ readySince }: Pick<Pod, 'readySince'>): boolean {
  return readySince !== null;
}

export function isRunningAndReady(pod: Pick<Pod, 'ended' | 'readySince'>): boolean {
  return !pod.ended && isReady(pod);
}

/** Whether it has been ready for long enough (podutil.IsPodAvailable): the condition's time has whole seconds. */
export function isAvailable({ readySince }: Pick<Pod, 'readySince'>, minReadySeconds: number, now: number): boolean {
  if (readySince === null) return false;
  return minReadySeconds === 0 || Math.floor(readySince / 1000) * 1000 + minReadySeconds * 1000 <= now;
}
