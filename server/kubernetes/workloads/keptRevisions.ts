import type { LocatedMap } from '../../yaml/located';
import type { KubernetesVersion } from '../kubernetesVersion';
import type { PodTemplateSpec } from '../pods/pod';

/** How a cluster keeps the revisions of a kind of workload: each in an object that the workload owns. */
export interface KeptRevisions {
  /** What these objects are, such as `apps/v1/ReplicaSet`. */
  readonly type: string;
  /** What `kubectl get` prints them and their owners by: `rs,deploy`. */
  readonly resources: string;
  /** What one of these objects keeps; undefined where it keeps no template. */
  read(object: LocatedMap, server?: KubernetesVersion): KeptRevision | undefined;
}

/** What such an object keeps of a revision. */
export interface KeptRevision {
  /** 0 where the object has no number, as kubectl has it. */
  readonly revision: number;
  /** Numbers that the same template had before, ascending. */
  readonly formerRevisions: readonly number[];
  /** As the API server stores it, without the label by which the controller tells its pods from others. */
  readonly template: PodTemplateSpec;
  readonly annotations: Readonly<Record<string, string>>;
  /** How many pods it is to have; null where such an object doesn't say it. */
  readonly replicas: number | null;
  /** The hash that the controller has put into its name, behind that of the owner; empty where it isn't known. */
  readonly hash: string;
}
