/** The commands of a timeline: where each was given, and which version it leads to. */
import * as l10n from '@vscode/l10n';
import type { Action } from '../../server/protocol/scenario';
import type { Timeline } from '../../server/protocol/timeline';
import { remembered } from './remembered';
import { count } from './time';
import { versionLabel } from './versions';

export interface CommandInTimeline {
  /** Its step, from 1. */
  readonly step: number;
  readonly action: Action;
  /** The versions that the template has before and after it. */
  readonly before: number;
  readonly target: number;
}

/** In the order in which they are given; those that kubectl skipped aren't there. */
export const commandsOf = remembered(({ steps, initial }: Timeline): readonly CommandInTimeline[] => {
  return steps.flatMap(({ change, number, target }, index) => {
    if (change.kind !== 'action' || change.skipped === true) return [];
    return [{ step: number, action: change.action, before: steps[index - 1]?.target ?? initial, target }];
  });
});

/** A command in a word or two, without what it is given. */
export function commandWords(action: Action): string {
  switch (action.kind) {
    case 'apply':
      return l10n.t('changed pod template');
    case 'setImage':
      return 'set image';
    case 'undo':
      return action.toRevision === 0 ? l10n.t('roll back') : l10n.t('roll back to revision {0}', action.toRevision);
    case 'scale':
      return l10n.t('scale to {0}', count(action.replicas));
    case 'pause':
    case 'resume':
    case 'restart':
      return action.kind;
  }
}

/** A command on the band above the chart. */
export function bandWords(timeline: Timeline, { action, target }: CommandInTimeline): string {
  const version = versionLabel(timeline, target);
  switch (action.kind) {
    case 'apply':
      return version;
    case 'setImage':
      return `set image ${version}`;
    case 'undo':
      return l10n.t('roll back to {0}', version);
    default:
      return commandWords(action);
  }
}

/** All commands in a line: `1.28.4 → 1.29, roll back to 1.28.4`. */
export function whatText(timeline: Timeline): string {
  return commandsOf(timeline)
    .map((command, index) =>
      index === 0 && command.before !== command.target
        ? `${versionLabel(timeline, command.before)} → ${versionLabel(timeline, command.target)}`
        : bandWords(timeline, command),
    )
    .join(', ');
}

/** The number of each of the last commands of the scenario on the band above the chart; null where kubectl skipped it. Empty where there is no band. */
export function numbersOf(timeline: Timeline): readonly (string | null)[] {
  if (commandsOf(timeline).length < 2) return [];
  let number = 0;
  return timeline.steps.flatMap(({ change }) =>
    change.kind === 'action' ? [change.skipped === true ? null : circled((number += 1))] : [],
  );
}

/** ① to ⑳, then (21). */
export function circled(number: number): string {
  return number <= 20 ? String.fromCharCode(0x245f + number) : `(${number})`;
}
