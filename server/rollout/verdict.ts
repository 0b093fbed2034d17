/** The words for what a rollout comes to: the line above the workload, the banner, and what is assumed. */
import * as l10n from '@vscode/l10n';
import type { Banner, Limits, Summary, Verdict } from '../protocol/timeline';
import type { PodOutcome, StrategyType } from '../protocol/scenario';
import { commandOf } from './kubectl/commands';
import { floorWords } from './floorWords';
import type { AssumedSeconds } from './summary';
import { count, duration, podCount } from './words';

/** All that the words depend on. */
export interface Facts {
  readonly name: string;
  readonly namespace: string | null;
  readonly strategy: StrategyType;
  readonly limits: Limits;
  readonly summary: Summary;
  /** Where a command raises the floor, so that it stands above what is available for a while. */
  readonly floorRises: readonly FloorRise[];
  readonly newPods: PodOutcome;
  readonly availableAtEnd: number;
  /** null: none (2147483647). */
  readonly progressDeadlineSeconds: number | null;
}

/** `command` counts from 1. */
export interface FloorRise {
  readonly command: number;
  readonly from: number;
  readonly to: number;
}

export function verdictOf(facts: Facts): Verdict {
  const { limits, summary, strategy } = facts;
  const pods = podCount(limits.desired);
  if (summary.outcome === 'nothing' || limits.desired === 0) return { tone: 'info', parts: [pods, l10n.t('nothing to replace')] };
  if (summary.outcome === 'paused') return { tone: 'info', parts: [pods, l10n.t('paused'), l10n.t('nothing changes until it is resumed')] };
  const atMost = mostPart(facts);
  const ends = endsPart(facts);
  if (isDown(facts)) {
    return {
      tone: 'error',
      parts: [l10n.t('Down to {0} of {1} available', count(summary.lowestAvailable), count(limits.desired)), atMost, ends],
    };
  }
  if (summary.outcome === 'stalls') {
    const stuck = l10n.t('Stuck at {0} of {1} updated', count(summary.stall?.updated ?? 0), count(limits.desired));
    return { tone: 'error', parts: [stuck, atMost, floorWords(summary, limits).verdict, ends] };
  }
  const least = floorWords(summary, limits).verdict;
  if (!summary.floorKept) return { tone: 'warning', parts: [least, atMost, ends] };
  const sameLength = strategy === 'Recreate' && summary.secondsWithoutAvailable === summary.completeSeconds;
  const parts = sameLength ? [pods, atMost, least] : [pods, atMost, least, ends];
  if (summary.outcome === 'cut') return { tone: 'info', parts };
  const warn = summary.secondsWithoutAvailable > 0 || summary.deadlineSeconds !== null;
  return { tone: warn ? 'warning' : 'ok', parts };
}

export function bannerOf(facts: Facts): Banner | null {
  const { summary, limits } = facts;
  if (summary.outcome === 'paused') return pausedBanner(facts);
  if (summary.outcome === 'cut') return cutBanner(summary);
  if (limits.desired === 0 || summary.outcome === 'nothing') return null;
  if (summary.outcome === 'stalls' || isDown(facts)) return failureBanner(facts);
  if (summary.deadlineSeconds !== null) {
    return {
      tone: 'warning',
      title: l10n.t('The progress deadline passes before the rollout completes.'),
      sentences: [
        l10n.t(
          'After {0} kubectl rollout status fails, though the controller goes on and completes. progressDeadlineSeconds should be larger.',
          duration(summary.deadlineSeconds),
        ),
      ],
      command: null,
    };
  }
  return summary.cut === null ? null : listCutBanner(summary.cut);
}

/** What no manifest says, in sentences. `readySeconds` and `shutdownSeconds` are what the probes, preStop and the grace period make of them. */
export function assumptionsOf(facts: Facts, assumed: AssumedSeconds): readonly string[] {
  const { limits, summary, strategy, newPods } = facts;
  if (limits.desired === 0 || summary.outcome === 'paused' || summary.outcome === 'nothing') {
    return [l10n.t('Simulated from the manifest; nothing is applied to a cluster.')];
  }
  const sentences = [startSentence(newPods, assumed)];
  if (assumed.readySeconds > assumed.upSeconds && becomesReady.has(newPods)) {
    sentences.push(
      l10n.t(
        'The application answers after {0}; its probes find that out after {1}.',
        duration(assumed.upSeconds),
        duration(assumed.readySeconds),
      ),
    );
  }
  if (strategy === 'Recreate') sentences.push(l10n.t('New pods are created only when the last old one is gone.'));
  if (summary.peakPodsWithTerminating > limits.ceiling) {
    sentences.push(l10n.t('Counting terminating pods, up to {0} exist at once.', count(summary.peakPodsWithTerminating)));
  }
  sentences.push(
    ...facts.floorRises.map(({ command, from, to }) =>
      l10n.t('The floor rises from {0} to {1} with command {2}.', count(from), count(to), command),
    ),
  );
  return sentences;
}

const becomesReady: ReadonlySet<PodOutcome> = new Set<PodOutcome>(['ready', 'slowStart', 'crashAfterReady', 'unreadyLater', 'quota']);

/** Pods that served were lost: the controller had done its part by then. */
function isDown({ limits, summary, newPods, availableAtEnd }: Facts): boolean {
  if (newPods !== 'crashAfterReady' && newPods !== 'unreadyLater') return false;
  return !summary.floorKept || (summary.outcome === 'completes' && availableAtEnd < limits.desired);
}

function mostPart({ limits, summary }: Facts): string {
  return summary.peakPods > limits.ceiling ? l10n.t('up to {0}', count(summary.peakPods)) : l10n.t('at most {0}', count(limits.ceiling));
}

function endsPart(facts: Facts): string {
  const { summary, progressDeadlineSeconds } = facts;
  if (summary.outcome === 'cut' && summary.cut !== null) return l10n.t('cut after {0} steps', count(summary.cut.afterSteps));
  if (summary.completeSeconds !== null) {
    const time = duration(summary.completeSeconds);
    return isDown(facts) ? l10n.t('seems complete after {0}', time) : l10n.t('about {0}', time);
  }
  if (summary.deadlineSeconds !== null) return l10n.t('fails after {0}', duration(summary.deadlineSeconds - 1));
  return progressDeadlineSeconds === null ? l10n.t('no deadline') : l10n.t('its deadline never passes');
}

function pausedBanner({ name, namespace }: Facts): Banner {
  return {
    tone: 'info',
    title: l10n.t('This Deployment is paused.'),
    sentences: [l10n.t('The new template waits; kubectl rollout undo and restart are refused until it is resumed.')],
    command: commandOf({ kind: 'resume' }, name, namespace),
  };
}

function cutBanner({ cut }: Summary): Banner {
  return {
    tone: 'info',
    title: l10n.t('Cut after {0} steps, at {1}.', count(cut?.afterSteps ?? 0), duration(cut?.atSeconds ?? 0)),
    sentences: [
      l10n.t('The rest goes on in the same way; the limits hold to the end. Larger maxSurge or maxUnavailable means fewer, bigger steps.'),
    ],
    command: null,
  };
}

function listCutBanner(cut: { readonly afterSteps: number; readonly atSeconds: number }): Banner {
  return {
    tone: 'info',
    title: l10n.t('Only the first {0} steps are listed, up to {1}.', count(cut.afterSteps), duration(cut.atSeconds)),
    sentences: [l10n.t('The rest goes on in the same way; the numbers above are those of the whole rollout.')],
    command: null,
  };
}

function failureBanner(facts: Facts): Banner {
  const { name, namespace, limits, summary } = facts;
  const stalls = summary.outcome === 'stalls';
  const why = failureOf(facts.newPods);
  const sentences = [
    isDown(facts)
      ? l10n.t(
          'Ready pods were counted and old ones stopped before that: only {0} of {1} stay available. A readiness probe that fails early, or a larger minReadySeconds, would have stopped it sooner.',
          count(summary.lowestAvailable),
          count(limits.desired),
        )
      : keptSentence(summary.stall?.oldAvailable ?? 0, limits.floor),
  ];
  sentences.push(stalls ? deadlineSentence(facts) : l10n.t('Kubernetes does not go back by itself.'));
  return {
    tone: 'error',
    title: stalls ? l10n.t('{0}, so the rollout stops here.', why) : l10n.t('{0}, when the rollout seemed complete.', why),
    sentences,
    command: commandOf({ kind: 'undo', toRevision: 0 }, name, namespace),
  };
}

function deadlineSentence({ summary, progressDeadlineSeconds }: Facts): string {
  if (progressDeadlineSeconds === null)
    return l10n.t('There is no progress deadline, so nothing reports it. Kubernetes does not go back by itself.');
  if (summary.deadlineSeconds === null) {
    return l10n.t(
      'Each pod that becomes ready again counts as progress, so the progress deadline never passes. Kubernetes does not go back by itself.',
    );
  }
  return l10n.t(
    'After {0} without progress kubectl rollout status fails. Kubernetes does not go back by itself.',
    duration(progressDeadlineSeconds),
  );
}

function keptSentence(oldAvailable: number, floor: number): string {
  if (oldAvailable === 0) return l10n.t('No old pod is left to serve.');
  return l10n.t(
    'The controller keeps {0} serving: stopping one more would leave fewer than {1} available.',
    oldAvailable === 1 ? l10n.t('1 old pod') : l10n.t('{0} old pods', count(oldAvailable)),
    count(floor),
  );
}

function failureOf(newPods: PodOutcome): string {
  switch (newPods) {
    case 'neverReady':
      return l10n.t('The new pods start but never become ready');
    case 'imagePull':
      return l10n.t('The new image cannot be pulled');
    case 'crash':
      return l10n.t('The new pods crash when they start');
    case 'crashAfterReady':
      return l10n.t('The new pods crash after becoming ready');
    case 'unreadyLater':
      return l10n.t('The new pods stop being ready');
    case 'unschedulable':
      return l10n.t('The new pods cannot be scheduled');
    case 'quota':
      return l10n.t('The quota of the namespace leaves no room for new pods');
    case 'slowStart':
      return l10n.t('The probes have the new pods restarted before they are up');
    case 'ready':
      return l10n.t('The new pods do not become available');
  }
}

function startSentence(newPods: PodOutcome, { readySeconds, goneSeconds }: AssumedSeconds): string {
  const ready = duration(readySeconds);
  const gone = duration(goneSeconds);
  switch (newPods) {
    case 'ready':
      return l10n.t('Assumes that new pods are ready {0} after creation and old ones take {1} to terminate.', ready, gone);
    case 'slowStart':
      return l10n.t(
        'Assumes that new pods start slowly, would be ready {0} after creation, and old ones take {1} to terminate.',
        ready,
        gone,
      );
    case 'neverReady':
      return l10n.t('Assumes that new pods start but never become ready and old ones take {0} to terminate.', gone);
    case 'imagePull':
      return l10n.t('Assumes that the new image cannot be pulled and old ones take {0} to terminate.', gone);
    case 'crash':
      return l10n.t('Assumes that new pods crash when they start and old ones take {0} to terminate.', gone);
    case 'crashAfterReady':
      return l10n.t('Assumes that new pods are ready after {0} and crash 10 s later, and old ones take {1} to terminate.', ready, gone);
    case 'unreadyLater':
      return l10n.t('Assumes that new pods are ready after {0} and fail 10 s later, and old ones take {1} to terminate.', ready, gone);
    case 'unschedulable':
      return l10n.t('Assumes that new pods find no node and old ones take {0} to terminate.', gone);
    case 'quota':
      return l10n.t(
        'Assumes that the quota of the namespace is used up, new pods are ready after {0}, and old ones take {1} to terminate.',
        ready,
        gone,
      );
  }
}
