import * as l10n from '@vscode/l10n';
import { terminalLine } from '../../server/escapes/terminal';
import { thinned } from '../../server/preview/thinned';
import type { PreviewedWorkload } from '../../server/preview/workload';
import type { WorkloadResult } from '../../server/protocol';
import type { Timeline, Tone } from '../../server/protocol/timeline';
import { duration } from '../../server/rollout/words';
import { table } from '../table';

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
  const rests = thinned(
    steps.filter(({ rests: quiet }) => quiet),
    mostRows,
  );
  const head = ['TIME', ...kubectl.columns, 'ROLLOUT STATUS'];
  const rows = rests.map(step => [duration(step.atSeconds), ...step.row, step.status.text].map(terminalLine));
  return [
    ...commands.map(command => `$ ${terminalLine(command)}`),
    paint(colours[verdict.tone], verdict.parts.map(terminalLine).join(' · ')),
    ...(banner === null ? [] : [[banner.title, ...banner.sentences].map(terminalLine).join(' ')]),
    '',
    ...table([head, ...rows], '   '),
    '',
    ...assumptions.map(sentence => `- ${terminalLine(sentence)}`),
    l10n.t('Simulated from the manifest; nothing was applied to a cluster.'),
  ];
}
