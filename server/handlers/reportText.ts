import * as l10n from '@vscode/l10n';
import { code, unlinked } from '../fields/markdown';
import type { Input, Step, Timeline } from '../protocol/timeline';
import { floorWords } from '../rollout/floorWords';
import { count, duration } from '../rollout/words';

const mostRows = 40;

/** A rollout as Markdown: the verdict, what was assumed, the limits, the states in which it waits, a Mermaid chart of them, and the commands. */
export function reportText(timeline: Timeline): string {
  const { verdict, banner, assumptions, commands } = timeline;
  const rests = thinned(timeline.steps.filter(({ rests: quiet }) => quiet));
  return [
    `### ${l10n.t('Rollout of {0}', code(timeline.name))}${changeOf(timeline)}`,
    `**${verdict.parts.join(' · ')}**`,
    ...(banner === null ? [] : [`> **${banner.title}** ${banner.sentences.join(' ')}`]),
    inputsOf(timeline),
    tableOf(rests),
    chartOf(rests),
    fenced('sh', commands.join('\n')),
    assumptions.map(sentence => `- ${unlinked(sentence)}`).join('\n'),
    l10n.t('Simulated from the manifest; nothing was applied to a cluster.'),
  ]
    .filter(paragraph => paragraph !== '')
    .join('\n\n')
    .concat('\n');
}

/** What is said in place of a report where the rollout isn't known. */
export function unknownText({ name, parts }: { readonly name: string; readonly parts: readonly string[] }): string {
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

function inputsOf({ inputs, strategy, limits, summary }: Timeline): string {
  const shown = ({ value, resolved }: Input): string =>
    resolved === null ? code(String(value)) : `${code(String(value))} (${unlinked(resolved)})`;
  const bounds =
    strategy === 'Recreate'
      ? []
      : [
          ['maxSurge', shown(inputs.maxSurge)],
          ['maxUnavailable', shown(inputs.maxUnavailable)],
        ];
  const rows = [
    ['replicas', shown(inputs.replicas)],
    ['strategy', code(strategy)],
    ...bounds,
    ['minReadySeconds', shown(inputs.minReadySeconds)],
    [
      l10n.t('most pods'),
      `${count(summary.peakPods)} (${l10n.t('at most {0}; with terminating ones {1}', count(limits.ceiling), count(summary.peakPodsWithTerminating))})`,
    ],
    [l10n.t('lowest available'), `${count(summary.lowestAvailable)} (${floorWords(summary, limits).floor})`],
    [l10n.t('complete'), summary.completeSeconds === null ? l10n.t('never') : l10n.t('after {0}', duration(summary.completeSeconds))],
  ];
  return ['| | |', '|---|---|', ...rows.map(row => `| ${row.map(cell).join(' | ')} |`)].join('\n');
}

function tableOf(rests: readonly Step[]): string {
  const rows = rests.map(({ atSeconds, desired, current, updated, available, status }) =>
    [duration(atSeconds), ...[desired, current, updated, available].map(count), code(status.text)].map(cell).join(' | '),
  );
  const head = `| ${l10n.t('Time')} | DESIRED | CURRENT | UP-TO-DATE | AVAILABLE | kubectl rollout status |`;
  return [head, '|--:|--:|--:|--:|--:|---|', ...rows.map(row => `| ${row} |`)].join('\n');
}

function chartOf(rests: readonly Step[]): string {
  if (rests.length < 2) return '';
  const line = (value: (step: Step) => number): string => `[${rests.map(value).join(', ')}]`;
  const top = Math.max(...rests.map(({ current, desired }) => Math.max(current, desired)));
  const chart = [
    'xychart-beta',
    `  title "${l10n.t('CURRENT, AVAILABLE and UP-TO-DATE pods')}"`,
    `  x-axis "${l10n.t('seconds')}" [${rests.map(({ atSeconds }) => Math.round(atSeconds * 10) / 10).join(', ')}]`,
    `  y-axis "${l10n.t('pods')}" 0 --> ${Math.max(1, top)}`,
    `  line ${line(({ current }) => current)}`,
    `  line ${line(({ available }) => available)}`,
    `  line ${line(({ updated }) => updated)}`,
  ];
  return fenced('mermaid', chart.join('\n'));
}

/** A block of code that nothing in it can end. */
function fenced(language: string, text: string): string {
  if (text === '') return '';
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Evenly, with the first and the last. */
function thinned(steps: readonly Step[]): readonly Step[] {
  if (steps.length <= mostRows) return steps;
  const stride = (steps.length - 1) / (mostRows - 1);
  return Array.from({ length: mostRows }, (_, index) => steps[Math.round(index * stride)]).filter(step => step !== undefined);
}
