import type { KubernetesVersion } from '../../kubernetes/kubernetesVersion';
import type { Hold, Limits, RolloutStatus } from '../../protocol/timeline';
import type { Action, UpdateStrategyType } from '../../protocol/scenario';
import type { CreateError } from '../../protocol/obstacle';
import type { Cluster, Generation } from '../cluster/cluster';
import type { Reply } from '../kubectl/reply';
import type { Counts, ShownCounts } from '../timeline/counts';

/**
 * Whatever keeps the pods of a kind of workload as they are wanted, and what kubectl says to it. It keeps nothing itself: all that it knows is in the
 * cluster that it is handed, which is one that its own kind has made.
 */
export interface Controller<C extends Cluster = Cluster> {
  /** Takes a look at what has changed and does what follows. Answers whether that may have led to something else to look at. */
  sync(cluster: C): boolean;
  /** When it looks again by itself though nothing has happened; Infinity where it doesn't. */
  nextDue(cluster: C): number;
  /** That time has come. */
  wake(cluster: C): void;
  /** Whether what happens over and over puts off for good what is due next. */
  isPutOff(cluster: C): boolean;
  /** Whether it can create no pod as a claim of it is refused; absent: it creates no claims. */
  lacksClaims?(cluster: C): boolean;
  /** Whether it sees pods that become ready at the same moment one after the other. */
  seesOneByOne(cluster: C): boolean;
  /** Before which Kubernetes it has one timer for all pods of an object, so that they count as available late, and what that object is; null: never. */
  readonly oneTimer: { readonly before: KubernetesVersion; readonly of: string } | null;
  /** Pods of a generation have become ready that aren't available yet; absent: that is nothing to it before they are. */
  noticeReady?(cluster: C, generation: Generation): void;
  /** Does what the user has typed, or answers why it fails or has nothing to do, in kubectl's words. It looks at what has changed later. */
  act(cluster: C, action: Action): Reply;
  /** Whether it takes the rollout for complete. */
  isComplete(cluster: C): boolean;
  /** What keeps the new template from being rolled out by itself; null: nothing. */
  holds(cluster: C): Hold | null;
  /** Why the API server lets no further revision be, in the controller's words; null: nothing was refused. */
  revisionRefusal(cluster: C): CreateError | null;
  /** `spec.strategy.type`, or what the kind has in its place. */
  strategy(cluster: C): UpdateStrategyType;
  /** Whether old pods have all to be gone before new ones are created. */
  stopsOldFirst(cluster: C): boolean;
  /** The bounds that it keeps to with such a spec. */
  limits(spec: C['workload']['spec']): Limits;
  /** The seconds without progress after which `kubectl rollout status` fails; null: it never does. */
  deadlineSeconds(cluster: C): number | null;
  /** Whether its deadline runs, or will. */
  isWatched(cluster: C): boolean;
  /** Whether `kubectl rollout undo` has another template to bring back. */
  isUndoable(cluster: C): boolean;
  /** What its status will say of the pods as they are now, where that isn't how many there are; absent: it is. */
  counted?(cluster: C): ShownCounts;
  /** Whether pods are updated from the highest place down; absent: in the order of their places. */
  readonly fromHighest?: true;
  /** What is said between the pods of two places, if they are listed in the order of these. */
  placeMark?(cluster: C): PlaceMark | null;
  /** `kubectl rollout status`, word for word. `acting`: right after an action, which the controller may not have seen yet. */
  rolloutStatus(cluster: C, counts: Counts, acting: boolean): RolloutStatus;
  /** How many pods wait for ports of their nodes, where only that is known of nodes, and which ports; null or absent: none does. */
  waitsForPorts?(cluster: C): { readonly pods: number; readonly ports: readonly number[] } | null;
  /** A node that is down with a pod on it that isn't available; null or absent: there is none. */
  downNode?(cluster: C): string | null;
  /** The pod that it waits for in vain, and that an undo doesn't replace; null or absent: there is none. */
  waitsFor?(cluster: C): string | null;
  /** What the rollout is of, such as `3 nodes assumed`; absent: its pods. */
  size?(cluster: C): string;
  /** How long it takes where the seconds of what is simulated don't say it, such as `about 8 s per node`; null: they do. */
  takes?(cluster: C, seconds: number): string | null;
  /** What it assumes that no manifest says, in sentences; absent: nothing. */
  assumes?(cluster: C): readonly string[];
  /** What `kubectl get` prints in the columns of the kind; AGE isn't known. */
  row(cluster: C, counts: Counts): readonly string[];
}

/** Stands above the pod at a place. */
export interface PlaceMark {
  readonly place: string;
  readonly label: string;
}
