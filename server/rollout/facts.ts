import type { KubernetesVersion } from '../kubernetes/kubernetesVersion';
import type { Hold, Limits, Summary } from '../protocol/timeline';
import type { Controller } from './controllers/controller';
import type { Cause } from './obstacles/cause';
import type { Doubt } from './obstacles/certainty';
import type { Need } from './obstacles/needs';

/** All that the words of a verdict depend on. */
export interface Facts {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  /** Whether old pods have all to be gone before new ones are created. */
  readonly stopsOldFirst: boolean;
  readonly limits: Limits;
  readonly summary: Summary;
  /** Where a command raises the floor, so that it stands above what is available for a while. */
  readonly floorRises: readonly FloorRise[];
  /** The Kubernetes that is simulated. */
  readonly server: KubernetesVersion;
  readonly minReadySeconds: number;
  /** Which object has one timer for when its pods become available, and until which Kubernetes; null: each pod has its own. */
  readonly oneTimer: Controller['oneTimer'];
  /** What becomes of the new pods. */
  readonly cause: Cause;
  /** What nobody knows and it hangs on that what is around the workload keeps it from completing; null: on nothing. */
  readonly doubt: Doubt | null;
  /** Pods of others that are evicted for its own. */
  readonly evicts: number;
  /** A container whose image can be set: the one at fault, or else the first. */
  readonly container: string;
  readonly availableAtEnd: number;
  /** null: none (2147483647). */
  readonly progressDeadlineSeconds: number | null;
  readonly changed: Changed;
  /** What keeps the new template from being rolled out by itself; null: nothing. */
  readonly hold: Hold | null;
  /** The pod that the controller waits for in vain, and that an undo doesn't replace; null: there is none. */
  readonly waitsFor: string | null;
  /** What the rollout is of, such as `3 pods`. */
  readonly size: string;
  /** How long it takes, where the summary's seconds don't say it, such as `about 8 s per node`; null: they do. */
  readonly takes: string | null;
  /** What the new pods need of nodes that aren't known, while all old ones stay; empty where old ones may go first. */
  readonly needs: readonly Need[];
}

/** `command` counts from 1; null: an edit of the manifest. */
export interface FloorRise {
  readonly command: number | null;
  readonly from: number;
  readonly to: number;
}

/** What the timeline's actions changed. */
export interface Changed {
  /** Whether the new pods run another template; otherwise there are only more of them, or fewer. */
  readonly template: boolean;
  /** Whether they run another image. */
  readonly image: boolean;
  /** The pods that were wanted before. */
  readonly replicasBefore: number;
  /** Whether `kubectl rollout undo` has another template to bring back. */
  readonly undoable: boolean;
  /** Whether the controller judges the progress: it doesn't from a complete rollout to the next one (Progressing stays NewReplicaSetAvailable). */
  readonly watched: boolean;
}

/** Pods that served were lost: the controller had done its part by then. */
export function isDown({ limits, summary, cause, availableAtEnd }: Facts): boolean {
  if (!ceases(cause)) return false;
  return !summary.floorKept || (summary.outcome === 'completes' && availableAtEnd < limits.desired);
}

/** Whether pods may be available for a while and then not any more. */
function ceases(cause: Cause): boolean {
  switch (cause.kind) {
    case 'crashAfterReady':
    case 'unreadyLater':
    case 'slowStart':
      return true;
    case 'probeKills':
      return cause.seemsReady;
    default:
      return false;
  }
}
