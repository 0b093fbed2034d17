import * as l10n from '@vscode/l10n';
import { terminalLine } from '../../server/escapes/terminal';
import type { PreviewedWorkload } from '../../server/preview/workload';
import type { WorkloadResult } from '../../server/protocol';
import type { Step, Timeline, Tone } from '../../server/protocol/timeline';
import { duration } from '../../server/rollout/words';

const colours: Readonly<Record<Tone, string>> = { ok: '32', info: '36', warning: '33', error: '31' };
const bold = '1';
const mostRows = 60;

/** For a person: the verdict, what kubectl would print whenever the rollout waits, and what is assumed. */
export function rolloutText(result: WorkloadResult, workload: PreviewedWorkload, file: string, coloured: boolean): string {
  const paint = (code: string, words: string): string => (coloured ? `\u001b[${code}m${words}\u001b[0m` : words);
  const title = paint(bold, terminalLine(l10n.t('{0} {1}, {2} line {3}', workload.kind, workload.name, file, workload.line + 1)));
  return `${[title, ...bodyOf(result, paint)].join('\n')}\n`;
}

type Paint = (code: string, words: string) => string;

function bodyOf(result: WorkloadResult, paint: Paint): readonly string[] {
  switch (result.state) {
    case 'timeline':
      return timelineText(result.timeline, paint);
    case 'unknown':
      return [result.parts.map(terminalLine).join(' · ')];
    case 'invalid':
      return result.problems.flatMap(({ sentence, path, message }) => [
        paint(colours.error, terminalLine(sentence)),
        `  ${terminalLine(path === '' ? message : `${path}: ${message}`)}`,
      ]);
    case 'refused':
      return [result.failed ? paint(colours.error, terminalLine(result.message)) : terminalLine(result.message)];
  }
}

function timelineText({ verdict, banner, commands, kubectl, steps, assumptions }: Timeline, paint: Paint): readonly string[] {
  const rests = thinned(steps.filter(({ rests: quiet }) => quiet));
  const head = ['TIME', ...kubectl.columns, 'ROLLOUT STATUS'];
  const rows = rests.map(step => [duration(step.atSeconds), ...step.row, statusOf(step)].map(terminalLine));
  return [
    ...commands.map(command => `$ ${terminalLine(command)}`),
    paint(colours[verdict.tone], verdict.parts.map(terminalLine).join(' · ')),
    ...(banner === null ? [] : [[banner.title, ...banner.sentences].map(terminalLine).join(' ')]),
    '',
    ...table([head, ...rows]),
    '',
    ...assumptions.map(sentence => `- ${terminalLine(sentence)}`),
    l10n.t('Simulated from the manifest; nothing was applied to a cluster.'),
  ];
}

function statusOf({ status }: Step): string {
  return status.text;
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows.map(row =>
    row
      .map((value, column) => value.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd(),
  );
}

/** Evenly, with the first and the last. */
function thinned(steps: readonly Step[]): readonly Step[] {
  if (steps.length <= mostRows) return steps;
  const stride = (steps.length - 1) / (mostRows - 1);
  return Array.from({ length: mostRows }, (_, index) => steps[Math.round(index * stride)]).filter(step => step !== undefined);
}
