/** What keeps new pods from serving, in words. */
import * as l10n from '@vscode/l10n';
import type { ProbeName } from '../../kubernetes/pods/pod';
import type { PodOutcome } from '../../protocol/scenario';
import { duration } from '../words';
import type { Cause } from './cause';
import type { Obstacle } from './obstacle';
import type { Shortage } from './shortage';
import { shortageSentence } from './shortageWords';

/** A sentence without a full stop. `newImage`: whether the pods run an image that wasn't there before. */
export function causeSentence(cause: Cause, newImage: boolean): string {
  switch (cause.kind) {
    case 'imagePull':
      return newImage ? l10n.t('The new image can’t be pulled') : l10n.t('The image can’t be pulled');
    case 'ready':
    case 'neverReady':
    case 'crash':
    case 'crashAfterReady':
    case 'unreadyLater':
    case 'unschedulable':
    case 'quota':
    case 'slowStart':
    case 'readinessGate':
      return outcomeSentence(cause.kind);
    case 'refused':
    case 'schedulingGate':
    case 'imageName':
    case 'tooLittleMemory':
    case 'hookPort':
    case 'probePort':
    case 'probeKills':
      return obstacleSentence(cause);
    case 'notPlaced':
    case 'notAttached':
    case 'nodeDown':
    case 'notCreated':
    case 'noRevision':
      return shortageSentence(cause);
  }
}

function outcomeSentence(outcome: Exclude<PodOutcome, 'imagePull'>): string {
  switch (outcome) {
    case 'neverReady':
      return l10n.t('The new pods start but never become ready');
    case 'crash':
      return l10n.t('The new pods crash when they start');
    case 'crashAfterReady':
      return l10n.t('The new pods crash after becoming ready');
    case 'unreadyLater':
      return l10n.t('The new pods stop being ready');
    case 'unschedulable':
      return l10n.t('The new pods can’t be scheduled');
    case 'quota':
      return l10n.t('The namespace quota leaves no room for new pods');
    case 'slowStart':
      return l10n.t('The probes restart the new pods before they are up');
    case 'readinessGate':
      return l10n.t('The readiness gates of the new pods never become true');
    case 'ready':
      return l10n.t('The new pods don’t become available');
  }
}

/** What an obstacle does, in a sentence without a full stop. */
export function obstacleSentence(obstacle: Obstacle): string {
  const { container } = obstacle;
  switch (obstacle.kind) {
    case 'refused':
      return l10n.t('The API server rejects every new pod');
    case 'schedulingGate':
      return l10n.t('No new pod is scheduled until its scheduling gate {0} is removed', obstacle.gate);
    case 'imageName':
      return l10n.t('The image of {0} isn’t a valid image reference', container);
    case 'tooLittleMemory':
      return container === ''
        ? l10n.t('No pod can start with a memory limit of {0}', obstacle.limit)
        : l10n.t('{0} can’t start with a memory limit of {1}', container, obstacle.limit);
    case 'hookPort':
      return l10n.t('{0} is killed at every start: its postStart hook uses port {1}, which it doesn’t have', container, obstacle.port);
    case 'probePort':
      return obstacle.probe === 'startupProbe'
        ? l10n.t('{0} never counts as started: its startup probe uses port {1}, which it doesn’t have', container, obstacle.port)
        : l10n.t('{0} never becomes ready: its readiness probe uses port {1}, which it doesn’t have', container, obstacle.port);
    case 'probeKills':
      return killSentence(container, obstacle.probe, obstacle.killedSeconds, obstacle.upSeconds);
  }
}

function killSentence(container: string, probe: ProbeName, killed: number, up: number): string {
  return probe === 'startupProbe'
    ? l10n.t('The startup probe restarts {0} after {1}, {2} before it is up', container, duration(killed), duration(up - killed))
    : l10n.t('The liveness probe restarts {0} after {1}, {2} before it is up', container, duration(killed), duration(up - killed));
}

/** What the API server answers to the creation of a pod of this workload, word for word; null where it creates them. */
export function answerOf(cause: Cause, deployment: string): string | null {
  switch (cause.kind) {
    case 'refused':
      return cause.message({ generateName: `${deployment}-…-`, name: `${deployment}-…` });
    case 'notCreated':
      return cause.message;
    default:
      return null;
  }
}

/** The STATUS that `kubectl get pods` shows of such pods; where there are none, the reason of the event. */
export function shownOf({ kind }: Obstacle | Shortage): string {
  switch (kind) {
    case 'refused':
    case 'notCreated':
      return 'FailedCreate';
    case 'notPlaced':
      return 'Pending';
    case 'nodeDown':
      return 'Terminating';
    case 'noRevision':
      return 'ReplicaSetCreateError';
    case 'schedulingGate':
      return 'SchedulingGated';
    case 'imageName':
      return 'InvalidImageName';
    case 'tooLittleMemory':
    case 'notAttached':
      return 'ContainerCreating';
    case 'hookPort':
      return 'PostStartHookError, CrashLoopBackOff';
    case 'probePort':
      return 'Running';
    case 'probeKills':
      return 'Running, CrashLoopBackOff';
  }
}
