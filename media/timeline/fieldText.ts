/** The words of *What if* and *Compare strategies*. Field names are Kubernetes' own. */
import * as l10n from '@vscode/l10n';
import type { ComparisonRow, Own } from '../../server/protocol';
import type { Summary, Timeline } from '../../server/protocol/timeline';
import type { PodOutcome } from '../../server/protocol/scenario';
import { inputOf, isAssumedField, manifestInput, type FieldName } from './fields';
import { pods } from './text';
import { count, duration } from './time';

/** A field's label, which is also its accessible name. */
export function fieldLabel(field: FieldName): string {
  if (!isAssumedField(field)) return field;
  switch (field) {
    case 'readySeconds':
      return l10n.t('Seconds until ready');
    case 'shutdownSeconds':
      return l10n.t('Seconds to shut down');
    case 'gateSeconds':
      return l10n.t('Seconds until gates open');
    case 'newPods':
      return l10n.t('New pods');
  }
}

/** What `kubectl get pods` shows of such pods: READY, STATUS; of a quota, what `kubectl describe` shows of the set. */
function shownByKubectl(outcome: PodOutcome): string {
  switch (outcome) {
    case 'ready':
      return '1/1 Running';
    case 'neverReady':
      return '0/1 Running';
    case 'imagePull':
      return '0/1 ErrImagePull, ImagePullBackOff';
    case 'crash':
      return '0/1 Error, CrashLoopBackOff';
    case 'crashAfterReady':
      return '1/1 Running → 0/1 CrashLoopBackOff';
    case 'unreadyLater':
      return '1/1 Running → 0/1 Running';
    case 'unschedulable':
      return '0/1 Pending';
    case 'quota':
      return 'FailedCreate: exceeded quota';
    case 'slowStart':
      return '0/1 Running → 1/1 Running';
    case 'readinessGate':
      return '1/1 Running, 0/1 READINESS GATES';
  }
}

/** Where a value comes from, what it was, or what kubectl would show of it; empty where a line says it. */
export function originText(timeline: Timeline, field: FieldName, changed: boolean): string {
  const { inputs, obstacle } = timeline;
  const { newPods } = inputs;
  if (field === 'newPods' && obstacle !== null) return l10n.t('kubectl: {0}', obstacle.shown);
  if (field === 'newPods') return newPods === 'ready' ? l10n.t('or simulate a failure') : l10n.t('kubectl: {0}', shownByKubectl(newPods));
  const input = inputOf(inputs, field);
  if (changed && input.own != null) return l10n.t('was {0}', input.own);
  if (changed) return l10n.t('changed');
  switch (input.source) {
    case 'default':
      return (manifestInput(timeline, field)?.type === 'number' ? input.resolved : null) ?? l10n.t('default');
    case 'assumed':
      return l10n.t('assumed');
    case 'placeholder':
      return l10n.t('default of {0}', input.placeholder ?? '');
    case 'manifest':
    case 'whatIf':
      return '';
  }
}

/** What a percentage comes to, as `→ 3, rounded up`; empty for anything else. */
export function resolvedText(timeline: Timeline, field: FieldName): string {
  const { rounded, unused } = manifestInput(timeline, field) ?? {};
  if (rounded === undefined || unused !== undefined) return '';
  return rounded.direction === 'up' ? l10n.t('→ {0}, rounded up', count(rounded.pods)) : l10n.t('→ {0}, rounded down', count(rounded.pods));
}

/** How the rollout differs from the manifest's own, as `+1 pod, 40 s faster`. */
export function differenceText(own: Own, timeline: Timeline): string {
  const { limits, summary } = timeline;
  const parts: string[] = [];
  const peak = limits.ceiling - own.limits.ceiling;
  if (peak !== 0) parts.push(l10n.t('maximum {0}', `${peak > 0 ? '+' : '−'}${pods(Math.abs(peak))}`));
  const lowest = summary.lowestAvailable - own.summary.lowestAvailable;
  if (lowest !== 0) parts.push(l10n.t('lowest available {0}', `${lowest > 0 ? '+' : '−'}${pods(Math.abs(lowest))}`));
  parts.push(...timeDifference(own.summary.completeSeconds, summary.completeSeconds));
  return parts.length === 0 ? l10n.t('no difference from the manifest') : parts.join(', ');
}

/** How long no pod is available under a row's strategy. */
export function noneAvailableText({ summary }: ComparisonRow): string {
  if (summary.stall?.noneForGood === true) return l10n.t('permanently');
  return summary.secondsWithoutAvailable > 0 ? duration(summary.secondsWithoutAvailable) : '–';
}

/** How long a rollout takes, or that it doesn't end. */
export function takesText({ summary }: Pick<ComparisonRow, 'summary'>): string {
  const { outcome, hold, completeSeconds, endSeconds } = summary;
  if (completeSeconds !== null) return duration(completeSeconds);
  switch (outcome) {
    case 'cut':
      return l10n.t('more than {0}', duration(endSeconds));
    case 'paused':
      return holdText(hold);
    case 'nothing':
      return duration(0);
    case 'completes':
    case 'stalls':
      return l10n.t('fails');
  }
}

/** Why nothing is replaced by itself. */
function holdText(hold: Summary['hold']): string {
  switch (hold) {
    case 'onDelete':
      return l10n.t('replaced only when deleted');
    case 'partition':
      return l10n.t('nothing is replaced');
    case 'paused':
    case null:
      return l10n.t('paused');
  }
}

function timeDifference(before: number | null, now: number | null): string[] {
  if (before === null && now === null) return [];
  if (before === null) return [l10n.t('completes')];
  if (now === null) return [l10n.t('never completes')];
  if (before === now) return [];
  return [now < before ? l10n.t('{0} faster', duration(before - now)) : l10n.t('{0} slower', duration(now - before))];
}
