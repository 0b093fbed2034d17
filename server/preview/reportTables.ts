import * as l10n from '@vscode/l10n';
import { cell, code, prose } from '../escapes/markdown';
import type { Input, Inputs, ManifestInput } from '../protocol/inputs';
import type { Step, Timeline } from '../protocol/timeline';
import { floorWords } from '../rollout/floorWords';
import { outcomeText } from '../rollout/outcomeWords';
import { count, duration } from '../rollout/words';
import { thinned } from './thinned';

/** Rows that are shown, and those of a table that isn't folded. */
const mostRows = 40;
const mostOpenRows = 12;

/** The values in force, each with where it comes from, and what the rollout comes to. Those that stand in for others are bold. */
export function valuesTable(timeline: Timeline): string {
  const { limits, summary } = timeline;
  const values = valuesOf(timeline).map(([name, input]) =>
    isTried(input) ? [`**${name}**`, `**${valueText(input)}**`, originText(input)] : [name, valueText(input), originText(input)],
  );
  const rows = [
    ...values,
    ...(timeline.inputs.newPods === 'ready'
      ? []
      : [[`**${l10n.t('New pods')}**`, `**${outcomeText(timeline.inputs.newPods)}**`, l10n.t('simulated')]]),
    [l10n.t('most pods'), `${count(summary.peakPods)} (${mostWords(timeline)})`, ''],
    [l10n.t('lowest available'), `${count(summary.lowestAvailable)} (${floorWords(summary, limits).floor})`, ''],
    [l10n.t('completes'), summary.completeSeconds === null ? l10n.t('never') : l10n.t('after {0}', duration(summary.completeSeconds)), ''],
  ];
  return tableOf([l10n.t('Field'), l10n.t('Value'), l10n.t('Where from')], ['---', '---', '---'], rows);
}

/** Which values aren't those of the file, in a sentence; empty where all are. */
export function triedSentence(timeline: Timeline): string {
  const tried = valuesOf(timeline).flatMap(([name, input]) => (isTried(input) ? [`${name} ${code(String(input.value))}`] : []));
  const { newPods } = timeline.inputs;
  if (newPods !== 'ready') tried.push(`${l10n.t('New pods')} ${code(outcomeText(newPods))}`);
  return tried.length === 0 ? '' : l10n.t('Simulated with values that aren’t in the file: {0}.', tried.join(', '));
}

/** What kubectl prints while the rollout waits: a row for each state that differs from the one before, folded where they are many. */
export function restsTable({ counters }: Timeline, rests: readonly Step[]): string {
  const different = rests.filter((step, index) => {
    const before = rests[index - 1];
    return before === undefined || step.status.text !== before.status.text || counters.some(({ id }) => step[id] !== before[id]);
  });
  const shown = thinned(different, mostRows);
  const rows = shown.map(step => [duration(step.atSeconds), ...counters.map(({ id }) => count(step[id])), code(step.status.text)]);
  const titles = [l10n.t('Time'), ...counters.map(({ label }) => label), 'kubectl rollout status'];
  const table = tableOf(titles, ['--:', ...counters.map(() => '--:'), '---'], rows);
  if (rows.length <= mostOpenRows) return table;
  const summary =
    shown.length === different.length
      ? l10n.t('{0} states while the rollout waits', count(shown.length))
      : l10n.t('{0} of {1} states while the rollout waits', count(shown.length), count(different.length));
  return `<details><summary>${summary}</summary>\n\n${table}\n\n</details>`;
}

/** A table; its rows are cells of Markdown. */
export function tableOf(titles: readonly string[], alignments: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(titles), `|${alignments.join('|')}|`, ...rows.map(line)].join('\n');
}

function valuesOf({ inputs }: Timeline): readonly (readonly [string, Input])[] {
  return [
    ...inOrder(inputs),
    [l10n.t('Seconds until ready'), inputs.readySeconds],
    [l10n.t('Seconds to shut down'), inputs.shutdownSeconds],
    ...(inputs.gateSeconds === undefined ? [] : [[l10n.t('Seconds until gates open'), inputs.gateSeconds] as const]),
  ];
}

/** Those that mean something; a choice before what it decides on. */
function inOrder({ manifest }: Inputs): readonly (readonly [string, ManifestInput])[] {
  const [first, ...others] = Object.entries(manifest).filter(([, { unused }]) => unused === undefined);
  const isChoice = ([, { type }]: readonly [string, ManifestInput]): boolean => type === 'choice';
  return [...(first === undefined ? [] : [first]), ...others.filter(isChoice), ...others.filter(entry => !isChoice(entry))];
}

function isTried({ source, own, value }: Input): boolean {
  return source === 'whatIf' && own !== value;
}

/** A limit that a scaling has left behind is none that holds all the way. */
function mostWords({ limits, summary }: Timeline): string {
  const all = count(summary.peakPodsWithTerminating);
  return summary.peakPods > limits.ceiling
    ? l10n.t('{0} including terminating pods', all)
    : l10n.t('at most {0}; {1} including terminating pods', count(limits.ceiling), all);
}

function valueText({ value, resolved }: Input): string {
  return resolved === null ? code(String(value)) : `${code(String(value))} (${prose(resolved)})`;
}

/** Where a value comes from; one that is tried says what it stands in for. */
function originText({ source, line, own, placeholder = '' }: Input): string {
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
