import * as l10n from '@vscode/l10n';
import { bold, type Paint, painter } from './paint';
import { printedLine } from './printedLine';
import { thinned } from '../../server/preview/thinned';
import type { PreviewedWorkload } from '../../server/preview/workload';
import type { WorkloadResult } from '../../server/protocol';
import type { Timeline, Tone } from '../../server/protocol/timeline';
import { duration } from '../../server/rollout/words';
import { table } from '../table';

const colours: Readonly<Record<Tone, string>> = { ok: '32', info: '36', warning: '33', error: '31' };
const mostRows = 60;

/** For a person: the verdict, what kubectl would print whenever the rollout waits, and what is assumed. */
export function rolloutText(result: WorkloadResult, workload: PreviewedWorkload, file: string, coloured: boolean): string {
  const paint = painter(coloured);
  const title = paint(bold, printedLine(l10n.t('{0} {1}, {2} line {3}', workload.kind, workload.name, file, workload.line + 1)));
  return `${[title, ...bodyOf(result, paint)].join('\n')}\n`;
}

function bodyOf(result: WorkloadResult, paint: Paint): readonly string[] {
  switch (result.state) {
    case 'timeline':
      return timelineText(result.timeline, paint);
    case 'unknown':
      return [result.parts.map(printedLine).join(' · ')];
    case 'invalid':
      return result.problems.flatMap(({ sentence, path, message }) => [
        paint(colours.error, printedLine(sentence)),
        `  ${printedLine(path === '' ? message : `${path}: ${message}`)}`,
      ]);
    case 'refused':
      return [result.failed ? paint(colours.error, printedLine(result.message)) : printedLine(result.message)];
  }
}

function timelineText({ verdict, banner, commands, kubectl, steps, assumptions }: Timeline, paint: Paint): readonly string[] {
  const rests = thinned(
    steps.filter(({ rests: quiet }) => quiet),
    mostRows,
  );
  const head = ['TIME', ...kubectl.columns, 'ROLLOUT STATUS'];
  const rows = rests.map(step => [duration(step.atSeconds), ...step.row, step.status.text].map(printedLine));
  return [
    ...commands.map(command => `$ ${printedLine(command)}`),
    paint(colours[verdict.tone], verdict.parts.map(printedLine).join(' · ')),
    ...(banner === null ? [] : [[banner.title, ...banner.sentences].map(printedLine).join(' ')]),
    '',
    ...table([head, ...rows], '   '),
    '',
    ...assumptions.map(sentence => `- ${printedLine(sentence)}`),
    l10n.t('Simulated from the manifest; nothing was applied to a cluster.'),
  ];
}
