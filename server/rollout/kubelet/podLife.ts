import type { PodNames } from '../../kubernetes/admission/podRefusal';
import type { Template } from '../cluster/templates';

/** How the pods of a template live: passed into a simulation, so that a preview and a recording can have different ones. */
export type PodPolicy = (template: Template) => PodLife;

export interface PodLife {
  /** The index-th change of the pod's state, in order of time; null where no more comes. */
  readonly change: (index: number) => PodChange | null;
  /** From the order to stop until the pod has gone, in milliseconds; 0: it vanishes at once. Infinity: it stays until somebody removes it. */
  readonly terminationMs: number;
  /** What the API server says when such a pod is to be created; absent: it has no objection to the pod itself. */
  readonly refused?: (pod: PodNames) => string;
}

export interface PodChange {
  /** Milliseconds since the pod was created. */
  readonly afterMs: number;
  readonly state: 'ready' | 'notReady' | 'imagePull' | 'crashLoop' | 'unschedulable';
  /** It has happened before and will happen again and again: nothing new comes of waiting for it. */
  readonly recurring: boolean;
}

/** A life with the changes given and none after them; those that never come (Infinity) are left out. */
export function lifeOf(changes: readonly PodChange[], terminationMs: number): PodLife {
  const finite = changes.filter(({ afterMs }) => Number.isFinite(afterMs));
  return { change: index => finite[index] ?? null, terminationMs };
}

/** A change that happens once. */
export function once(afterMs: number, state: PodChange['state']): PodChange {
  return { afterMs, state, recurring: false };
}
