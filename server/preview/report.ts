import * as l10n from '@vscode/l10n';
import { cell, code, fenced, prose } from '../escapes/markdown';
import type { WorkloadResult } from '../protocol';
import type { ScenarioAction } from '../protocol/scenario';
import type { Input, Inputs, ManifestInput, Step, Timeline } from '../protocol/timeline';
import { simulatedSentence } from '../changes/undoSentences';
import { floorWords } from '../rollout/floorWords';
import { count, duration } from '../rollout/words';
import { thinned } from './thinned';

const mostRows = 40;

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
  const rests = thinned(
    timeline.steps.filter(({ rests: quiet }) => quiet),
    mostRows,
  );
  return [
    `### ${l10n.t('Rollout of {0}', code(timeline.name))}${changeOf(timeline)}`,
    placeOf(timeline, context),
    `**${prose(verdict.parts.join(' · '))}**`,
    ...(banner === null ? [] : [`> **${prose(banner.title)}** ${banner.sentences.map(prose).join(' ')}`]),
    inputsOf(timeline),
    tableOf(timeline, rests),
    chartOf(rests),
    fenced('sh', commands.join('\n')),
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

function changeOf({ trigger }: Timeline): string {
  if (trigger.to.length === 0) return '';
  const images = (list: readonly string[]): string => list.map(code).join(', ');
  return trigger.from.join() === trigger.to.join() ? `: ${images(trigger.to)}` : `: ${images(trigger.from)} → ${images(trigger.to)}`;
}

function placeOf({ kind, name, namespace }: Timeline, { file, line }: ReportContext): string {
  const from = [code(file), line] as const;
  return namespace === null
    ? l10n.t('{0} {1}, no namespace set, from {2}, line {3}', kind, code(name), ...from)
    : l10n.t('{0} {1} in namespace {2}, from {3}, line {4}', kind, code(name), code(namespace), ...from);
}

/** Which of the revisions that the commands name no cluster has. */
function simulatedOf({ former }: Timeline, { actions }: ReportContext): readonly string[] {
  const named = new Set(actions.flatMap(({ action }) => (action.kind === 'undo' ? action.toRevision : [])));
  return [...named].filter(number => former.every(({ revision }) => revision < number)).map(simulatedSentence);
}

function inputsOf(timeline: Timeline): string {
  const { inputs, limits, summary } = timeline;
  const row = (name: string, input: Input): readonly string[] => [name, valueOf(input), originOf(input)];
  const assumed: readonly (readonly [string, Input])[] = [
    [l10n.t('Seconds until ready'), inputs.readySeconds],
    [l10n.t('Seconds to shut down'), inputs.shutdownSeconds],
    ...(inputs.gateSeconds === undefined ? [] : [[l10n.t('Seconds until gates open'), inputs.gateSeconds] as const]),
  ];
  const rows = [
    ...inOrder(inputs).map(([name, input]) => row(name, input)),
    ...assumed.map(([name, input]) => row(name, input)),
    ...(inputs.newPods === 'ready' ? [] : [[l10n.t('New pods'), l10n.t('see below'), l10n.t('simulated')]]),
    [l10n.t('most pods'), `${count(summary.peakPods)} (${mostWords(timeline)})`],
    [l10n.t('lowest available'), `${count(summary.lowestAvailable)} (${floorWords(summary, limits).floor})`],
    [l10n.t('completes'), summary.completeSeconds === null ? l10n.t('never') : l10n.t('after {0}', duration(summary.completeSeconds))],
  ];
  const lines = rows.map(([name = '', value = '', origin = '']) => `| ${[name, value, origin].map(cell).join(' | ')} |`);
  return ['| | | |', '|---|---|---|', ...lines].join('\n');
}

/** Those that mean something; a choice before what it decides on. */
function inOrder({ manifest }: Inputs): readonly (readonly [string, ManifestInput])[] {
  const [first, ...others] = Object.entries(manifest).filter(([, { unused }]) => unused === undefined);
  const isChoice = ([, { type }]: readonly [string, ManifestInput]): boolean => type === 'choice';
  return [...(first === undefined ? [] : [first]), ...others.filter(isChoice), ...others.filter(entry => !isChoice(entry))];
}

/** A limit that a scaling has left behind is none that holds all the way. */
function mostWords({ limits, summary }: Timeline): string {
  const all = count(summary.peakPodsWithTerminating);
  return summary.peakPods > limits.ceiling
    ? l10n.t('{0} including terminating pods', all)
    : l10n.t('at most {0}; {1} including terminating pods', count(limits.ceiling), all);
}

function valueOf({ value, resolved }: Input): string {
  return resolved === null ? code(String(value)) : `${code(String(value))} (${prose(resolved)})`;
}

/** Where a value comes from; one that is tried says what it stands in for. */
function originOf({ source, line, own, placeholder = '' }: Input): string {
  switch (source) {
    case 'manifest':
      return line === null ? l10n.t('from the file') : l10n.t('line {0}', line + 1);
    case 'default':
      return l10n.t('default');
    case 'assumed':
      return l10n.t('assumed');
    case 'placeholder':
      return l10n.t('default of {0}', code(placeholder));
    case 'whatIf':
      if (own === undefined || own === null) return l10n.t('simulated');
      return line === null
        ? l10n.t('simulated; otherwise {0}', code(String(own)))
        : l10n.t('simulated; the file has {0}', code(String(own)));
  }
}

function tableOf({ counters }: Timeline, rests: readonly Step[]): string {
  const rows = rests.map(step =>
    [duration(step.atSeconds), ...counters.map(({ id }) => count(step[id])), code(step.status.text)].map(cell).join(' | '),
  );
  const head = `| ${[l10n.t('Time'), ...counters.map(({ label }) => label), 'kubectl rollout status'].join(' | ')} |`;
  return [head, `|--:|${counters.map(() => '--:|').join('')}---|`, ...rows.map(row => `| ${row} |`)].join('\n');
}

function chartOf(rests: readonly Step[]): string {
  if (rests.length < 2) return '';
  const line = (value: (step: Step) => number): string => `[${rests.map(value).join(', ')}]`;
  const top = Math.max(...rests.map(({ current, desired }) => Math.max(current, desired)));
  const chart = [
    'xychart-beta',
    `  title "${l10n.t('CURRENT, AVAILABLE, and UP-TO-DATE pods')}"`,
    `  x-axis "${l10n.t('seconds')}" [${rests.map(({ atSeconds }) => Math.round(atSeconds * 10) / 10).join(', ')}]`,
    `  y-axis "${l10n.t('pods')}" 0 --> ${Math.max(1, top)}`,
    `  line ${line(({ current }) => current)}`,
    `  line ${line(({ available }) => available)}`,
    `  line ${line(({ updated }) => updated)}`,
  ];
  return fenced('mermaid', chart.join('\n'));
}
