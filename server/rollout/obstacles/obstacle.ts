import type { PodNames } from '../../kubernetes/admission/podRefusal';
import type { ProbeName } from '../../kubernetes/pods/pod';

/** What in a pod template keeps its pods from being created, placed, started, or ready, however long one waits. */
export type Obstacle = {
  /** The field at fault, in the pod: such as `spec.containers[0].image`. */
  readonly path: string;
  /** The container's name; empty where it is the pod's own. */
  readonly container: string;
} & (
  | { readonly kind: 'refused'; readonly message: (pod: PodNames) => string }
  | { readonly kind: 'schedulingGate'; readonly gate: string }
  | { readonly kind: 'imageName'; readonly image: string }
  | { readonly kind: 'tooLittleMemory'; readonly limit: string; readonly bytes: number }
  | { readonly kind: 'hookPort'; readonly port: string }
  | { readonly kind: 'probePort'; readonly probe: ProbeName; readonly port: string }
  | {
      readonly kind: 'probeKills';
      readonly probe: ProbeName;
      /** When the probe gives up, and when the application would be up; since the pod's creation. */
      readonly killedSeconds: number;
      readonly upSeconds: number;
      /** Whether the pod counts as ready until then: no probe says otherwise. */
      readonly seemsReady: boolean;
    }
);

/** What is assumed of the pods; milliseconds. */
export interface Timing {
  /** From a pod's creation until its application could answer. */
  readonly readyMs: number;
  readonly shutdownMs: number;
  /** Until gates open; absent: readiness gates at once, scheduling gates never. */
  readonly gateMs?: number;
}
