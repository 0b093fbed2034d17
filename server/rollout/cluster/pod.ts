import type { ControllerRevision } from '../controllers/controllerRevision';
import type { PodChange, PodLife } from '../kubelet/podLife';

/** A pod that is simulated by itself, because it has a place of its own: an ordinal, or the name of a node. */
export interface Pod<Place = number | string> {
  /** From 1, in the order of creation. */
  readonly id: number;
  readonly name: string;
  readonly place: Place;
  readonly revision: ControllerRevision;
  readonly createdAt: number;
  readonly life: PodLife;
  /** The index of the next change of its life. */
  next: number;
  phase: 'Pending' | 'Running' | 'Failed' | 'Succeeded';
  /** What keeps it from being ready, if it isn't. */
  unready: 'starting' | Exclude<PodChange['state'], 'ready'>;
  /** Since when its condition Ready is true; null while it isn't. */
  readySince: number | null;
  /** Whether it has a node, whose kubelet has to end it. */
  bound: boolean;
  terminating: boolean;
  gone: boolean;
}

export function isReady({ readySince }: Pick<Pod, 'readySince'>): boolean {
  return readySince !== null;
}

export function isRunningAndReady(pod: Pick<Pod, 'phase' | 'readySince'>): boolean {
  return pod.phase === 'Running' && isReady(pod);
}

/** Whether it has failed or succeeded: the kubelet has nothing to end any more. */
export function isTerminal({ phase }: Pick<Pod, 'phase'>): boolean {
  return phase === 'Failed' || phase === 'Succeeded';
}

/** Since when it is, or from when on it will be available (podutil.IsPodAvailable): the condition's time has whole seconds. Infinity while it isn't ready. */
export function availableAt({ readySince }: Pick<Pod, 'readySince'>, minReadySeconds: number): number {
  if (readySince === null) return Number.POSITIVE_INFINITY;
  return minReadySeconds === 0 ? readySince : Math.floor(readySince / 1000) * 1000 + minReadySeconds * 1000;
}

export function isAvailable(pod: Pick<Pod, 'readySince'>, minReadySeconds: number, now: number): boolean {
  return availableAt(pod, minReadySeconds) <= now;
}
