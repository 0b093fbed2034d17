import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { printedLine } from '../formats/printedLine';
import { openAlone } from '../../server/preview/open';
import type { Command } from '../command';
import { gitWords } from '../comparison';
import { settled } from '../configuration';
import { printedJson } from '../formats/printedJson';
import { commonOptions, oneOf, readArguments } from '../options';
import { type Past, pastOf, type Revision } from '../past';
import { readNamed } from '../sources';
import { chosen } from '../chosen';
import { exits, type Exit, type Surface, WrongUse } from '../surface';
import { table } from '../table';

/** The revisions that git's history of a file has made. */
export const history: Command = {
  name: 'history',
  operands: 'FILE [WORKLOAD]',
  summary: () => l10n.t('revisions out of git, as kubectl rollout history would number them'),
  options: [['--format FORMAT', () => l10n.t('text or json')]],
  run,
};

async function run(args: readonly string[], surface: Surface): Promise<Exit> {
  const { values, positionals } = readArguments(args, { ...commonOptions, format: { type: 'string' } });
  const format = oneOf('--format', values.format, ['text', 'json']);
  const [named, asked, ...others] = positionals;
  if (named === undefined) throw new WrongUse(l10n.t('{0}: a FILE is missing', 'history'));
  if (others.length > 0) throw new WrongUse(l10n.t('{0}: “{1}” is one too many', 'history', others.join(' ')));
  const place = path.resolve(surface.folder, named);
  const source = await readNamed(place, named, surface);
  const { settings } = await settled(values, named, surface);
  const { workloads: all } = openAlone(source, settings);
  const workloads = chosen(all, asked, source.name);
  const pasts = await Promise.all(
    workloads.map(async workload => ({
      workload: workload.id,
      resource: `${workload.kind.toLowerCase()}.apps/${workload.name}`,
      past: await pastOf(workload, place, surface.signal).catch((error: unknown) => {
        throw new WrongUse(gitWords(error), { cause: error });
      }),
    })),
  );
  if (format === 'json') {
    surface.out(printedJson(pasts.map(({ workload, past: { revisions, notes } }) => ({ workload, revisions, notes }))));
  } else surface.out(pasts.map(({ resource, past }) => historyText(resource, past)).join('\n'));
  return exits.fine;
}

/** A line for each revision, the oldest first, as kubectl lists them. */
function historyText(resource: string, { revisions, notes }: Past): string {
  const rows = [...revisions].reverse().map(rowOf);
  const lines = [
    printedLine(resource),
    ...table([['REVISION', 'COMMIT', 'DATE', 'IMAGES', 'SUBJECT'], ...rows], '  '),
    ...notes.map(note => `- ${note}`),
  ];
  return `${lines.join('\n')}\n`;
}

function rowOf({ revision, state, images, commit }: Revision): readonly string[] {
  const number = revision === null ? '-' : String(revision);
  const note = state === 'current' ? '*' : state === 'gone' ? l10n.t(' (gone)') : '';
  const origin = commit === null ? ['-', '-'] : [commit.commit.slice(0, 10), commit.date.slice(0, 10)];
  return [`${number}${note}`, ...origin, images.join(','), commit?.subject ?? l10n.t('not committed')].map(printedLine);
}
