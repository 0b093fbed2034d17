/** What no manifest says, in sentences. */
import * as l10n from '@vscode/l10n';
import type { PodSpec } from '../kubernetes/pods/pod';
import { newestVersion, versionText } from '../kubernetes/kubernetesVersion';
import { readinessGates, schedulingGates } from '../kubernetes/gates';
import type { Facts } from './facts';
import { preStopTime } from './kubelet/preStop';
import { lastingContainers, sidecarsOf } from './kubelet/sidecars';
import type { Cause } from './obstacles/cause';
import { count, duration } from './words';

/** What sidecars, probes, gates, preStop and the grace period make of the assumptions; Infinity where it doesn't come to that. */
export interface AssumedSeconds {
  /** From a pod's creation until its sidecars let its containers start: 0 where they don't hold them back. */
  readonly heldSeconds: number;
  /** From a pod's creation until its application is up, and until it is ready. */
  readonly upSeconds: number;
  readonly readySeconds: number;
  /** Until the gates open; null: they aren't assumed to, or there are none. */
  readonly gateSeconds: number | null;
  /** From the order to stop until the pod has gone. */
  readonly goneSeconds: number;
}

/** `pod` is the new one, `old` the one that makes room for it. */
export function assumptionsOf(facts: Facts, assumed: AssumedSeconds, pod: PodSpec, old: PodSpec): readonly string[] {
  const { limits, summary, stopsOldFirst, cause } = facts;
  if (limits.desired === 0 || summary.outcome === 'paused' || summary.outcome === 'nothing') {
    return [l10n.t('Simulated from the manifest; nothing is applied to a cluster.')];
  }
  return [
    startSentence(cause, assumed, facts.changed.image),
    ...(becomesReady(cause) && Number.isFinite(assumed.readySeconds) ? readinessSentences(assumed, pod) : []),
    ...hookSentences(old),
    ...versionSentences(facts),
    ...(stopsOldFirst ? [l10n.t('New pods are created only after the last old pod has terminated.')] : []),
    ...(summary.peakPodsWithTerminating > limits.ceiling
      ? [l10n.t('Including terminating pods, up to {0} exist at the same time.', count(summary.peakPodsWithTerminating))]
      : []),
    ...facts.floorRises.map(({ command, from, to }) =>
      command === null
        ? l10n.t('The edit raises the lower limit from {0} to {1}.', count(from), count(to))
        : l10n.t('Command {2} raises the lower limit from {0} to {1}.', count(from), count(to), command),
    ),
  ];
}

/** Of another Kubernetes than the newest. */
function versionSentences({ server, minReadySeconds, oneTimer }: Facts): string[] {
  if (server === newestVersion) return [];
  return [
    l10n.t('Simulates the controllers of Kubernetes {0}.', versionText(server)),
    ...(minReadySeconds > 0 && oneTimer !== null
      ? [
          l10n.t(
            'Before Kubernetes {0}, pods can count as available later than minReadySeconds says: their {1} has one timer for all of them.',
            versionText(oneTimer.before),
            oneTimer.of,
          ),
        ]
      : []),
  ];
}

function readinessSentences({ heldSeconds, upSeconds, readySeconds, gateSeconds }: AssumedSeconds, pod: PodSpec): string[] {
  const gates = readinessGates(pod);
  const opened = gates.length === 0 ? 0 : (gateSeconds ?? 0);
  const found = readySeconds - opened;
  const holding = sidecarsOf(pod)
    .filter(({ startupProbe }) => startupProbe !== undefined)
    .at(-1);
  return [
    ...(heldSeconds > 0 && holding !== undefined
      ? [
          l10n.t(
            'The containers start after {0}: the startup probe of the sidecar {1} holds them back.',
            duration(heldSeconds),
            holding.name,
          ),
        ]
      : []),
    ...(found > upSeconds
      ? [l10n.t('The application responds after {0}; its probes detect that after {1}.', duration(upSeconds), duration(found))]
      : []),
    ...gates.map(gate => readinessGateSentence(gate, opened)),
    ...schedulingGates(pod).map(gate =>
      l10n.t('The scheduling gate {0} is assumed to be removed {1} after a pod is created.', gate, duration(gateSeconds ?? 0)),
    ),
  ];
}

function readinessGateSentence(gate: string, seconds: number): string {
  return seconds === 0
    ? l10n.t(
        'New pods wait for the readiness gate {0}, which another controller sets: it is assumed to be true as soon as their containers are ready.',
        gate,
      )
    : l10n.t(
        'New pods wait for the readiness gate {0}, which another controller sets: it is assumed to be true {1} after their containers are ready.',
        gate,
        duration(seconds),
      );
}

/** The hooks of the pods that terminate whose time can't be told. */
function hookSentences(old: PodSpec): string[] {
  return lastingContainers(old).flatMap(container => {
    const { seconds, known } = preStopTime(container);
    if (known) return [];
    return seconds === 0
      ? [l10n.t('How long the preStop hook of {0} takes isn’t known; it counts as 0 s.', container.name)]
      : [
          l10n.t(
            'How long the preStop hook of {0} takes isn’t known; it counts as {1}, the part that is.',
            container.name,
            duration(seconds),
          ),
        ];
  });
}

function becomesReady(cause: Cause): boolean {
  switch (cause.kind) {
    case 'ready':
    case 'slowStart':
    case 'crashAfterReady':
    case 'unreadyLater':
    case 'quota':
    case 'notPlaced':
    case 'notAttached':
    case 'nodeDown':
    case 'notCreated':
    case 'noRevision':
      return true;
    default:
      return false;
  }
}

function startSentence(cause: Cause, { upSeconds, readySeconds, goneSeconds }: AssumedSeconds, newImage: boolean): string {
  const ready = duration(readySeconds);
  const gone = duration(goneSeconds);
  if (becomesReady(cause) && !Number.isFinite(readySeconds)) return upSentence(upSeconds, goneSeconds);
  switch (cause.kind) {
    case 'ready':
    case 'notPlaced':
    case 'notAttached':
    case 'nodeDown':
    case 'notCreated':
    case 'noRevision':
      return l10n.t('Assumes that new pods are ready {0} after creation and that old pods take {1} to terminate.', ready, gone);
    case 'slowStart':
      return l10n.t(
        'Assumes that new pods start slowly, needing {0} to become ready, and that old pods take {1} to terminate.',
        ready,
        gone,
      );
    case 'neverReady':
      return l10n.t('Assumes that new pods start but never become ready and that old pods take {0} to terminate.', gone);
    case 'imagePull':
      return newImage
        ? l10n.t('Assumes that the new image can’t be pulled and that old pods take {0} to terminate.', gone)
        : l10n.t('Assumes that the image can’t be pulled and that old pods take {0} to terminate.', gone);
    case 'crash':
      return l10n.t('Assumes that new pods crash when they start and that old pods take {0} to terminate.', gone);
    case 'crashAfterReady':
      return l10n.t(
        'Assumes that new pods are ready after {0} and crash 10 s later, and that old pods take {1} to terminate.',
        ready,
        gone,
      );
    case 'unreadyLater':
      return l10n.t(
        'Assumes that new pods are ready after {0} and stop responding 10 s later, and that old pods take {1} to terminate.',
        ready,
        gone,
      );
    case 'unschedulable':
      return l10n.t('Assumes that new pods can’t be scheduled and that old pods take {0} to terminate.', gone);
    case 'quota':
      return l10n.t(
        'Assumes that the namespace quota is used up, that new pods are ready after {0}, and that old pods take {1} to terminate.',
        ready,
        gone,
      );
    case 'readinessGate':
      return l10n.t('Assumes that the readiness gates of new pods never become true and that old pods take {0} to terminate.', gone);
    case 'probeKills':
      return upSentence(cause.upSeconds, goneSeconds);
    case 'refused':
    case 'schedulingGate':
    case 'imageName':
    case 'tooLittleMemory':
    case 'hookPort':
    case 'probePort':
      return upSentence(null, goneSeconds);
  }
}

/** `upSeconds`: null where it doesn't matter, Infinity where it doesn't come to that. */
function upSentence(upSeconds: number | null, goneSeconds: number): string {
  const gone = duration(goneSeconds);
  return upSeconds === null || !Number.isFinite(upSeconds)
    ? l10n.t('Assumes that old pods take {0} to terminate.', gone)
    : l10n.t(
        'Assumes that the application is up {0} after a pod is created and that old pods take {1} to terminate.',
        duration(upSeconds),
        gone,
      );
}
