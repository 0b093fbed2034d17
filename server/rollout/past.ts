import type { PodTemplateSpec } from '../kubernetes/pods/pod';

/** A revision that was there before the simulation begins: what an old ReplicaSet keeps of it. */
export interface PastRevision {
  readonly revision: number;
  /** Former numbers, ascending. */
  readonly formerRevisions: readonly number[];
  readonly template: PodTemplateSpec;
  /** Without those that the controllers and kubectl keep for themselves. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Its place in what the client handed over. */
  readonly index: number;
}
