import type { WorkloadObject } from '../../kubernetes/workloads/workloadObject';
import type { Generation } from '../cluster/cluster';
import type { Setting } from '../cluster/newCluster';
import type { ClusterOf } from './rolloutKind';

/** How the controller of a kind numbers templates that are applied one after the other. */
export interface Numbering<O extends WorkloadObject = WorkloadObject> {
  /** An object of which nothing but what bears on the numbers is as it was applied; it has one pod. */
  applied(manifest: AppliedManifest): O;
  /** A cluster with an object that the controller has not seen yet. */
  create(object: O, setting: Setting): ClusterOf<O>;
  /** The numbers that a generation of such a cluster had before, ascending. */
  formerRevisions(generation: Generation): readonly number[];
}

/** What of a manifest bears on the numbers of its revisions. */
export interface AppliedManifest {
  /** The same for templates that the controller takes for the same. */
  readonly digest: string;
  readonly paused: boolean;
  readonly revisionHistoryLimit: number;
}
