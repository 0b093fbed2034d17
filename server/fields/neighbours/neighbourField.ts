import type { Labels } from '../../kubernetes/labelSelector';
import type { TimelineQuota } from '../../protocol/nodes';
import type { Path } from '../../yaml/find';
import type { LocatedMap } from '../../yaml/located';
import type { Explanation } from '../field';

/** A field of an object that bears on workloads, and what is to be said of it. */
export interface NeighbourField {
  /** What its object is, such as `v1/ResourceQuota`. */
  readonly types: readonly string[];
  /** Whether a path in the object is the field's. */
  readonly isAt: (path: Path) => boolean;
  readonly explain: (subject: NeighbourSubject) => Explanation;
}

/** Whose field it is, and of which workloads. */
export interface NeighbourSubject {
  readonly node: LocatedMap;
  readonly name: string;
  readonly path: Path;
  /** Those that the object may bear on. */
  readonly workloads: readonly ConcernedField[];
}

/** What a workload is as far as objects bear on it. */
export interface ConcernedField {
  readonly kind: string;
  readonly name: string;
  /** Of its pods. */
  readonly labels: Labels;
  readonly desired: number;
  /** How many old pods may be missing during a rollout. */
  readonly unavailable: number;
  /** How many pods there are at most during a rollout of so many. */
  readonly ceilingAt: (replicas: number) => number;
  /** The autoscaler that keeps their number; null: none. */
  readonly autoscaler: string | null;
  /** What quotas have room for beside its pods. */
  readonly quotas: readonly TimelineQuota[];
  /** Whether its pods are simulated on the object, if that is a node. */
  readonly isOnNodes: boolean;
}
