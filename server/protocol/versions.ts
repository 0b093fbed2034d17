/** CONTRACT client ↔ server: the versions of the pod template in a timeline, and their pods. Plain data; counts are pods. */

/**
 * A distinct pod template, whatever revisions and objects keep it. Its place in `Timeline.versions` is by its first appearance in the whole chain of commands
 * and stays the same while that grows: 0 is what ran before the first of them.
 */
export interface Version {
  /** What tells it from the others: `1.28.4`, `nginx:1.27`, `env LOG_LEVEL=debug`, `revision 3`. */
  readonly name: string;
  /** Of its containers, then of its init containers. */
  readonly images: readonly string[];
}

/** Pods of a version at a step. All but the terminating ones count as CURRENT. */
export interface VersionPods {
  /** Index into `Timeline.versions`. */
  readonly version: number;
  readonly available: number;
  /** Ready, waiting for minReadySeconds. */
  readonly ready: number;
  readonly starting: number;
  /** Not ready any more, or never going to be. */
  readonly failing: number;
  /** Without a node. */
  readonly pending: number;
  readonly terminating: number;
}
