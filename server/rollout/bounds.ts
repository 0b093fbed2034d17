import type { Limits } from '../protocol/timeline';

/** The bounds of a rollout in pods (deployment/util: ResolveFenceposts, MaxSurge, MaxUnavailable, NewRSNewReplicas). */
export interface Bounds {
  readonly maxSurge: Resolved;
  readonly maxUnavailable: Resolved;
  /** replicas + surge: the controller never asks for more pods. */
  readonly ceiling: number;
  /** replicas − unavailable: the controller never takes away a pod below that. */
  readonly floor: number;
}

export interface Resolved {
  readonly value: number;
  /** How the value comes about, such as `25% of 10 = 2.5, rounded up: 3`; null where there is nothing to work out. */
  readonly working: string | null;
}

/** Bounds that are numbers of pods from the start. */
export function boundsOf({ surge, unavailable, ceiling, floor }: Limits): Bounds {
  return { maxSurge: { value: surge, working: null }, maxUnavailable: { value: unavailable, working: null }, ceiling, floor };
}
