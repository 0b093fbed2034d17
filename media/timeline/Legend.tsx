/** The looks of pods in this timeline, each with its number at the step. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { PodCounts, Step, Timeline } from '../../server/protocol/timeline';
import type { PodOutcome } from '../../server/protocol/scenario';
import type { Look } from './bands';
import { Swatch } from './Marks';
import { count } from './time';

interface Item {
  readonly look: Look;
  readonly keys: readonly (keyof PodCounts)[];
  readonly words: string;
}

export function Legend({ timeline, step }: { timeline: Timeline; step: Step }): VNode {
  const ever = (item: Item) => timeline.steps.some(each => sum(each.pods, item.keys) > 0);
  return (
    <ul class="legend" aria-label={l10n.t('Pods at this step')}>
      {items(timeline)
        .filter(ever)
        .map(item => {
          const number = sum(step.pods, item.keys);
          return (
            <li key={item.look} class={number === 0 ? 'zero' : undefined}>
              <Swatch look={item.look} />
              {item.words} <b>{count(number)}</b>
            </li>
          );
        })}
    </ul>
  );
}

function items(timeline: Timeline): readonly Item[] {
  return [
    { look: 'old', keys: ['oldAvailable'], words: l10n.t('old, available') },
    { look: 'oldUnavailable', keys: ['oldUnavailable'], words: l10n.t('old, unavailable') },
    { look: 'new', keys: ['newAvailable'], words: l10n.t('new, available') },
    { look: 'ready', keys: ['newReady'], words: l10n.t('new, ready') },
    { look: 'starting', keys: ['newStarting'], words: l10n.t('new, starting') },
    { look: 'failing', keys: ['newFailing'], words: failingWords(timeline.inputs.newPods) },
    { look: 'terminating', keys: ['oldTerminating', 'newTerminating'], words: l10n.t('terminating, not counted') },
  ];
}

function failingWords(outcome: PodOutcome): string {
  switch (outcome) {
    case 'imagePull':
      return l10n.t('new, can’t pull image');
    case 'crash':
    case 'crashAfterReady':
      return l10n.t('new, crash-looping');
    case 'unschedulable':
      return l10n.t('new, unschedulable');
    case 'neverReady':
    case 'unreadyLater':
    case 'readinessGate':
      return l10n.t('new, not ready');
    case 'ready':
    case 'quota':
    case 'slowStart':
      return l10n.t('new, failing');
  }
}

function sum(pods: PodCounts, keys: Item['keys']): number {
  return keys.reduce((total, key) => total + pods[key], 0);
}
