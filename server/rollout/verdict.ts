/** The line above a workload: what a rollout comes to. */
import * as l10n from '@vscode/l10n';
import type { Verdict } from '../protocol/timeline';
import { isDown, type Facts } from './facts';
import { floorWords } from './floorWords';
import { isShortage } from './obstacles/cause';
import { shortageWords } from './obstacles/shortageWords';
import { count, duration } from './words';

export function verdictOf(facts: Facts): Verdict {
  const { limits, summary, stopsOldFirst } = facts;
  const pods = facts.size;
  if (summary.outcome === 'nothing' || limits.desired === 0) return { tone: 'info', parts: [pods, l10n.t('nothing to replace')] };
  if (summary.outcome === 'paused') return { tone: 'info', parts: [pods, ...holdParts(facts)] };
  const atMost = mostPart(facts);
  const ends = endsPart(facts);
  if (isDown(facts)) {
    return {
      tone: 'error',
      parts: [l10n.t('Down to {0} of {1} available', count(summary.lowestAvailable), count(limits.desired)), atMost, ends],
    };
  }
  const least = floorWords(summary, limits).verdict;
  if (summary.outcome === 'stalls')
    return { tone: facts.doubt !== null ? 'warning' : 'error', parts: [stuckPart(facts), atMost, least, ends] };
  if (!summary.floorKept) return { tone: 'warning', parts: [least, atMost, ends] };
  const sameLength = stopsOldFirst && summary.secondsWithoutAvailable === summary.completeSeconds;
  const parts = sameLength ? [pods, atMost, least] : [pods, atMost, least, ends];
  if (summary.outcome === 'cut') return { tone: 'info', parts };
  const [need] = facts.needs;
  if (need !== undefined && facts.changed.template) {
    return { tone: 'warning', parts: [l10n.t('May not finish: {0}', need.words), atMost, least, ends] };
  }
  if (facts.evicts > 0) {
    const evicts = facts.evicts === 1 ? l10n.t('evicts 1 pod of others') : l10n.t('evicts {0} pods of others', count(facts.evicts));
    return { tone: 'warning', parts: [pods, atMost, least, evicts, ends] };
  }
  const warn = summary.secondsWithoutAvailable > 0 || summary.deadlineSeconds !== null;
  return { tone: warn ? 'warning' : 'ok', parts };
}

/** Why nothing is rolled out by itself. */
function holdParts({ hold }: Facts): readonly string[] {
  switch (hold) {
    case 'onDelete':
      return ['OnDelete', l10n.t('replaced only when deleted')];
    case 'partition':
      return [l10n.t('partition covers all pods'), l10n.t('nothing is replaced')];
    default:
      return [l10n.t('paused'), l10n.t('no rollout until resumed')];
  }
}

function stuckPart({ limits, summary: { stall }, changed, cause, doubt }: Facts): string {
  if (isShortage(cause))
    return doubt !== null ? l10n.t('May not finish: {0}', shortageWords(cause)) : l10n.t('Can’t finish: {0}', shortageWords(cause));
  return changed.template
    ? l10n.t('Stuck at {0} of {1} updated', count(stall?.updated ?? 0), count(limits.desired))
    : l10n.t('Stuck at {0} of {1} available', count(stall?.available ?? 0), count(limits.desired));
}

function mostPart({ limits, summary }: Facts): string {
  return summary.peakPods > limits.ceiling ? l10n.t('up to {0}', count(summary.peakPods)) : l10n.t('at most {0}', count(limits.ceiling));
}

function endsPart(facts: Facts): string {
  const { summary, progressDeadlineSeconds } = facts;
  if (summary.outcome === 'cut' && summary.cut !== null) {
    const { afterSteps } = summary.cut;
    return afterSteps === 1 ? l10n.t('first step only') : l10n.t('first {0} steps only', count(afterSteps));
  }
  if (summary.completeSeconds !== null) {
    const time = duration(summary.completeSeconds);
    if (isDown(facts)) return l10n.t('seems complete after {0}', time);
    // A controller that doesn't wait for minReadySeconds has done its part before its only pod is available.
    if (summary.secondsWithoutAvailable > summary.completeSeconds) return l10n.t('complete after {0}', time);
    return facts.takes ?? l10n.t('about {0}', time);
  }
  if (summary.deadlineSeconds !== null) return l10n.t('fails after {0}', duration(summary.deadlineSeconds - 1));
  return progressDeadlineSeconds === null ? l10n.t('no progress deadline') : l10n.t('progress deadline never passes');
}
