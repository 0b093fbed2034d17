/** How pods look in this timeline, each look with its number at the step. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { PodOutcome } from '../../server/protocol/scenario';
import type { Step, Timeline } from '../../server/protocol/timeline';
import { WaitSwatch, waitWord } from './ChartBands';
import { Swatch } from './Marks';
import { count, duration } from './time';
import { podsAt, seriesOf, terminatingAt, versionLabel, type PodLook } from './versions';
import { waitsOf, waitSums } from './waits';

export function Legend({ timeline, step }: { timeline: Timeline; step: Step }): VNode {
  return (
    <ul class="legend" aria-label={l10n.t('Pods at this step')}>
      {legendOf(timeline).map(({ versions, look, words }) => {
        const number = versions.reduce((sum, version) => sum + podsAt(step, version, look), 0);
        return (
          <li key={`${look} ${versions.join()}`} class={number === 0 ? 'zero' : undefined}>
            {versions.map(version => (
              <Swatch key={version} version={version} look={look} />
            ))}
            {words} <b>{count(look === 'terminating' ? terminatingAt(step) : number)}</b>
          </li>
        );
      })}
      {isMoved(timeline) ? (
        <li>
          <svg class="swatch" viewBox="0 0 12 10" aria-hidden="true">
            <path class="limit desired" d="M0 5h12" />
          </svg>
          {l10n.t('desired')} <b>{count(step.desired)}</b>
        </li>
      ) : null}
      {waitSums(waitsOf(timeline)).map(({ what, seconds }) => (
        <li key={what}>
          <WaitSwatch what={what} />
          {waitWord(what)} <b>{duration(seconds)}</b>
        </li>
      ))}
    </ul>
  );
}

/** Whether a command changes how many pods are desired. */
function isMoved({ steps }: Timeline): boolean {
  return steps.some(({ desired }) => desired !== steps[0]?.desired);
}

/** An entry: pods of these versions that look so. */
export interface LegendEntry {
  readonly versions: readonly number[];
  readonly look: PodLook;
  readonly words: string;
}

/** By versions, each with its looks; terminating pods of all versions are one entry, the last one. */
export function legendOf(timeline: Timeline): readonly LegendEntry[] {
  const series = seriesOf(timeline);
  const ends = series.filter(({ look }) => look === 'terminating').map(({ version }) => version);
  const others = series.filter(({ look }) => look !== 'terminating').sort((one, other) => one.version - other.version);
  return [
    ...others.map(({ version, look }) => ({ versions: [version], look, words: lookWords(timeline, version, look) })),
    ...(ends.length === 0 ? [] : [{ versions: ends, look: 'terminating' as const, words: l10n.t('terminating, not counted') }]),
  ];
}

function lookWords(timeline: Timeline, version: number, look: PodLook): string {
  const name = versionLabel(timeline, version);
  switch (look) {
    case 'available':
      return l10n.t('{0} available', name);
    case 'ready':
      return l10n.t('{0} ready', name);
    case 'starting':
      return l10n.t('{0} starting', name);
    case 'pending':
      return l10n.t('{0} Pending', name);
    case 'failing':
      return failingWords(timeline.inputs.newPods, name);
    case 'terminating':
      return l10n.t('{0} terminating', name);
  }
}

function failingWords(outcome: PodOutcome, name: string): string {
  switch (outcome) {
    case 'imagePull':
      return l10n.t('{0}: can’t pull image', name);
    case 'crash':
    case 'crashAfterReady':
      return l10n.t('{0} crash-looping', name);
    case 'neverReady':
    case 'unreadyLater':
    case 'readinessGate':
      return l10n.t('{0} not ready', name);
    case 'unschedulable':
    case 'ready':
    case 'quota':
    case 'slowStart':
      return l10n.t('{0} failing', name);
  }
}
