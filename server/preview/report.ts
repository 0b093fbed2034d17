import * as l10n from '@vscode/l10n';
import { code, fenced, prose } from '../escapes/markdown';
import type { WorkloadResult } from '../protocol';
import type { ScenarioAction } from '../protocol/scenario';
import type { Timeline } from '../protocol/timeline';
import { simulatedSentence } from '../changes/undoSentences';
import { count, duration } from '../rollout/words';
import { chartOf } from './reportChart';
import { restsTable, triedSentence, valuesTable } from './reportTables';

/** Of more changes of an edit only the number is said. */
const mostChanges = 12;

/** What becomes of a workload as Markdown, for a chat or a ticket; empty where there is no rollout. */
export function reportOf(result: WorkloadResult, context: ReportContext): string {
  switch (result.state) {
    case 'timeline':
      return reportText(result.timeline, context);
    case 'unknown':
      return unknownText(result);
    case 'invalid':
    case 'refused':
      return '';
  }
}

/** Where a workload stands, in a file called so (lines count from 1), and what is done to it. */
export interface ReportContext {
  readonly file: string;
  readonly line: number;
  /** The scenario's. */
  readonly actions: readonly ScenarioAction[];
}

/** A rollout as Markdown: where from, the verdict, the values and which are tried, the states in which it waits, a Mermaid chart of them, and the commands. */
function reportText(timeline: Timeline, context: ReportContext): string {
  const { verdict, banner, assumptions, commands } = timeline;
  const rests = timeline.steps.filter(({ rests: quiet }) => quiet);
  return [
    `### ${l10n.t('Rollout of {0}', code(timeline.name))}${changeOf(timeline)}`,
    placeOf(timeline, context),
    editSentence(timeline),
    `**${prose(verdict.parts.join(' · '))}**`,
    ...(banner === null ? [] : [`> **${prose(banner.title)}** ${banner.sentences.map(prose).join(' ')}`]),
    triedSentence(timeline),
    valuesTable(timeline),
    restsTable(timeline, rests),
    ...chartOf(rests, timeline.counters),
    fenced('sh', commands.flatMap((command, index) => [...whenOf(context.actions[index], index), command]).join('\n')),
    [...assumptions, ...simulatedOf(timeline, context)].map(sentence => `- ${prose(sentence)}`).join('\n'),
    l10n.t('Simulated from the manifest; nothing was applied to a cluster.'),
  ]
    .filter(paragraph => paragraph !== '')
    .join('\n\n')
    .concat('\n');
}

/** What is said in place of a report where the rollout isn't known. */
function unknownText({ name, parts }: { readonly name: string; readonly parts: readonly string[] }): string {
  const text = [
    `### ${l10n.t('Rollout of {0}', code(name))}`,
    code(parts.join(' · ')),
    l10n.t('No rollout is simulated until the values are known.'),
  ];
  return `${text.join('\n\n')}\n`;
}

/** The images that it leads to, one after the other where several commands change them. */
function changeOf({ trigger, initial, steps, versions }: Timeline): string {
  if (trigger.to.length === 0) return '';
  const images = (list: readonly string[]): string => list.map(code).join(', ');
  const targets = [initial, ...steps.map(({ target }) => target)].filter((target, index, all) => target !== all[index - 1]);
  const chain = targets.map(target => images(versions[target]?.images ?? [])).filter((text, index, all) => text !== all[index - 1]);
  if (chain.length > 2) return `: ${chain.join(' → ')}`;
  return trigger.from.join() === trigger.to.join() ? `: ${images(trigger.to)}` : `: ${images(trigger.from)} → ${images(trigger.to)}`;
}

function placeOf({ kind, name, namespace }: Timeline, { file, line }: ReportContext): string {
  const from = [code(file), line] as const;
  return namespace === null
    ? l10n.t('{0} {1}, no namespace set, from {2}, line {3}', kind, code(name), ...from)
    : l10n.t('{0} {1} in namespace {2}, from {3}, line {4}', kind, code(name), code(namespace), ...from);
}

/** When a command is given, as a comment before it; the first one begins. */
function whenOf(action: ScenarioAction | undefined, index: number): readonly string[] {
  if (action === undefined || index === 0) return [];
  return [`# ${action.at === 'rest' ? l10n.t('then') : l10n.t('at {0}', duration(action.at))}`];
}

/** What an edit changes, in the order of the timeline; the first of many. */
function editSentence({ edit = null }: Timeline): string {
  if (edit === null || edit.changes.length === 0) return '';
  const changes = edit.changes
    .slice(0, mostChanges)
    .map(({ field, values }) => (values === '' ? code(field) : `${code(field)} ${code(values)}`));
  const more = edit.changes.length - changes.length;
  const all = [...changes, ...(more === 0 ? [] : [l10n.t('{0} more', count(more))])].join(', ');
  return l10n.t('Changed since {0}: {1}.', code(edit.ref), all);
}

/** Which of the revisions that the commands name no cluster has. */
function simulatedOf({ former }: Timeline, { actions }: ReportContext): readonly string[] {
  const named = new Set(actions.flatMap(({ action }) => (action.kind === 'undo' ? action.toRevision : [])));
  return [...named].filter(number => former.every(({ revision }) => revision < number)).map(simulatedSentence);
}
