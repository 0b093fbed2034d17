import type { PodOutcome } from '../../protocol/scenario';
import type { Obstacle } from './obstacle';
import type { Shortage } from './shortage';

/** What decides what becomes of the new pods: an outcome that is rehearsed, an obstacle in their template, or what there is around the workload. */
export type Cause = { readonly kind: PodOutcome } | Obstacle | Shortage;

/** Whether it is something around the workload, and not its own. */
export function isShortage(cause: Cause): cause is Shortage {
  return ['notPlaced', 'notAttached', 'nodeDown', 'notCreated', 'noRevision'].includes(cause.kind);
}

/** Both as far as they come: whatever a pod comes upon first decides, and of two at the same stage what is certain. */
export function causeOf(outcome: PodOutcome, obstacle: Obstacle | null): Exclude<Cause, Shortage> {
  return obstacle !== null && stages[obstacle.kind] <= stages[outcome] ? obstacle : { kind: outcome };
}

/** Whether no pod of this cause is ever available, not even for a while. */
export function neverServes(cause: Cause): boolean {
  switch (cause.kind) {
    case 'ready':
    case 'crash':
    case 'crashAfterReady':
    case 'unreadyLater':
    case 'slowStart':
    case 'notPlaced':
    case 'notAttached':
    case 'nodeDown':
    case 'notCreated':
    case 'noRevision':
      return false;
    case 'probeKills':
      return !cause.seemsReady;
    case 'refused':
    case 'quota':
    case 'schedulingGate':
    case 'unschedulable':
    case 'imageName':
    case 'imagePull':
    case 'tooLittleMemory':
    case 'hookPort':
    case 'probePort':
    case 'neverReady':
    case 'readinessGate':
      return true;
  }
}

/** In which a pod comes upon them: creation, placement, image, start, readiness. */
const stages: Readonly<Record<PodOutcome | Obstacle['kind'], number>> = {
  refused: 0,
  quota: 0,
  schedulingGate: 1,
  unschedulable: 1,
  imageName: 2,
  imagePull: 2,
  tooLittleMemory: 3,
  hookPort: 3,
  crash: 3,
  probePort: 4,
  probeKills: 4,
  neverReady: 4,
  slowStart: 4,
  readinessGate: 4,
  crashAfterReady: 4,
  unreadyLater: 4,
  ready: 5,
};
