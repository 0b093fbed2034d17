/** CONTRACT client ↔ server: the lives of pods, side by side. Plain data. */
import type { PodState } from './timeline';

/** The life of a pod, of several that share it to the second, or of a place that pods take in turn. */
export interface Lane {
  /** The one that its pods belong to; null where pods of several take the place in turn. */
  readonly generation: number | null;
  /** Such as a pod's name behind its generation's, or that of the place; null where the lane stands for several. */
  readonly pod: string | null;
  readonly count: number;
  /** From which step on the pods are in which state, and of which generation they are then; steps ascending. */
  readonly states: readonly { readonly step: number; readonly state: PodState; readonly generation: number }[];
}

/** Stands above the lane of that index, such as `partition 3: web-0, web-1, and web-2 stay as they are`. */
export interface LaneMark {
  readonly lane: number;
  readonly label: string;
}
