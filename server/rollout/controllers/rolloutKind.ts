import type { PodRefusal } from '../../kubernetes/admission/podRefusal';
import type { WorkloadObject } from '../../kubernetes/workloads/workloadObject';
import type { Counter } from '../../protocol/inputs';
import type { Described } from '../../protocol/kubectlTexts';
import type { Cluster, SimulatedWorkload } from '../cluster/cluster';
import type { Setting } from '../cluster/newCluster';
import type { Template } from '../cluster/templates';
import type { Action } from '../../protocol/scenario';
import type { Bounds } from '../bounds';
import type { PastRevision } from '../past';
import type { EditCondition } from './editCondition';

/** A cluster with such an object in it. */
export interface ClusterOf<O extends WorkloadObject> extends Cluster {
  readonly workload: SimulatedWorkload & { readonly spec: O['spec'] };
}

/** What the simulator needs to know of a kind of workload. */
export interface RolloutKind<O extends WorkloadObject = WorkloadObject> {
  readonly kind: string;
  /**
   * A cluster in which such an object came to rest long ago, with all pods available; paused or not. Without a past it is the first revision. The
   * object is one that the kind itself has read.
   */
  atRest(object: O, setting: Setting, past?: readonly PastRevision[]): ClusterOf<O>;
  /** The kind of the objects that keep the versions of its template. */
  readonly generations: string;
  /** The counters of a step that are shown of it. */
  readonly counters: readonly Counter[];
  /** The bounds that its rollout keeps to, with how they come about. */
  bounds(object: O): Bounds;
  /** Why the API server creates no pod of a template because of what the controller adds to it; absent: it takes whatever that is. */
  ownRefusal?(object: O, template: Pick<Template, 'podTemplate' | 'edits' | 'hash'>): PodRefusal | null;
  /** What an edit of it does beside the rollout, such as with other objects; absent: nothing. */
  editConditions?(before: O, after: O): readonly EditCondition[];
  /** How an object with another value of a field that can't be changed takes the place of one, whose pods stay; null or absent: it doesn't. */
  replacing?(object: Pick<SimulatedWorkload, 'name' | 'namespace'>, field: string): EditCondition | null;
  /** Up to how many pods a rollout is simulated in a few milliseconds. */
  readonly quickUpTo: number;
  /** Whether there is a pod on each node that may run one; absent: as many as the object says, wherever they find room. */
  readonly everywhere?: true;
  /** Whether an undo brings its annotations back with the template; absent: it leaves them as they are. */
  readonly restoresAnnotations?: true;
  /** What can be done to it. */
  readonly actions: readonly Action['kind'][];
  /** Of `kubectl get`. */
  readonly columns: readonly string[];
  /** What `kubectl describe` shows of a step. */
  described(): Described;
}
