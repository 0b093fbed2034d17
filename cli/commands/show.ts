import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { open } from '../../server/preview/open';
import { reportsOf } from '../../server/preview/reports';
import type { PreviewedWorkload } from '../../server/preview/workload';
import type { WorkloadResult } from '../../server/protocol';
import type { Scenario } from '../../server/protocol/scenario';
import { readText } from '../../workspace/files';
import { manifestsIn } from '../beside';
import { chosen } from '../chosen';
import type { Command } from '../command';
import { gitWords } from '../comparison';
import { settled } from '../configuration';
import { printedJson } from '../formats/printedJson';
import { rolloutText } from '../formats/rolloutText';
import { pastOf } from '../past';
import { renderedSources } from '../rendered';
import { firstRendered, renderablesOf, renderArguments, renderOptions } from '../renderOptions';
import { commonOptions, oneOf, readArguments } from '../options';
import { checkFields, type GivenOption, scenarioArguments, scenarioOf, scenarioOptions, withUndoNumbers } from '../scenario';
import { inputName, readInput, readNamed } from '../sources';
import { exits, type Exit, isColoured, type Surface, WrongUse } from '../surface';

/** A rollout as a table, a report, a picture, or data. */
export const show: Command = {
  name: 'show',
  operands: 'FILE [WORKLOAD]',
  summary: () => l10n.t('a rollout as a table, a report, a picture, or data'),
  options: [['--format FORMAT', () => l10n.t('text, markdown, json, or svg')], ...scenarioOptions, ...renderOptions],
  run,
};

async function run(args: readonly string[], surface: Surface): Promise<Exit> {
  const { values, positionals, tokens } = readArguments(withUndoNumbers(args), {
    ...commonOptions,
    ...scenarioArguments,
    ...renderArguments,
    format: { type: 'string' },
  });
  const format = oneOf('--format', values.format, ['text', 'markdown', 'json', 'svg']);
  const configuration = await settled(values, firstRendered(values) ?? positionals[0] ?? '.', surface);
  const rendered = await renderedSources(renderablesOf(values, configuration), surface);
  const [named, asked, ...others] = [...rendered.map(({ name }) => name), ...positionals];
  if (named === undefined) throw new WrongUse(l10n.t('{0}: a FILE is missing', 'show'));
  if (others.length > 0) throw new WrongUse(l10n.t('{0}: “{1}” is one too many', 'show', others.join(' ')));
  const given = tokens.flatMap((token): GivenOption[] => (token.kind === 'option' ? [{ name: token.name, value: token.value }] : []));
  const scenario = scenarioOf(given);
  const source =
    rendered[0] ?? (named === inputName ? await readInput(surface) : await readNamed(path.resolve(surface.folder, named), named, surface));
  const isFile = rendered.length === 0 && named !== inputName;
  const looking = { known: new Set([source.uri]), atOnce: true };
  const neighbours = isFile ? await manifestsIn(path.dirname(path.resolve(surface.folder, named)), configuration, surface, looking) : [];
  const [file] = open([source], neighbours, configuration.settings);
  const workloads = chosen(file?.workloads ?? [], asked, source.name);
  for (const { kind } of workloads) checkFields(scenario, kind);
  const results = await Promise.all(
    workloads.map(async workload => {
      const own = await withPast(scenario, workload, named, surface);
      return { workload, reported: workload.reported(source.name, own) };
    }),
  );
  const print = (printed: string): void => surface.out(printed);
  switch (format) {
    case 'text':
      print(results.map(({ workload, reported }) => rolloutText(reported.result, workload, source.name, isColoured(surface))).join('\n'));
      break;
    case 'markdown':
      print(reportsOf(results.map(({ reported }) => reported)));
      break;
    case 'svg':
      print(await svgOf(results, surface));
      break;
    case 'json': {
      const data = results.map(({ reported: { result } }) => (result.state === 'timeline' ? result.timeline : result));
      print(printedJson(asked === undefined && data.length > 1 ? data : data[0]));
    }
  }
  return results.every(({ reported: { result } }) => result.state === 'timeline') ? exits.fine : exits.found;
}

/** The picture of the one rollout. Throws WrongUse where there are several, or none can be drawn. */
async function svgOf(
  results: readonly { readonly workload: PreviewedWorkload; readonly reported: { readonly result: WorkloadResult } }[],
  surface: Surface,
): Promise<string> {
  const [only, ...others] = results;
  if (only === undefined || others.length > 0)
    throw new WrongUse(l10n.t('--format svg: name one WORKLOAD: {0}', results.map(({ workload }) => nameOf(workload)).join(', ')));
  const { result } = only.reported;
  if (result.state !== 'timeline') throw new WrongUse(l10n.t('--format svg: {0} can’t be simulated', nameOf(only.workload)));
  const sheet = await readText(path.join(__dirname, 'timeline.css'), { within: null, mostBytes: mostStyleBytes, signal: surface.signal });
  const { pictureOf } = await import('../../media/picture/picture');
  return pictureOf(result.timeline, 'text' in sheet ? sheet.text : '');
}

function nameOf({ kind, name }: PreviewedWorkload): string {
  return `${kind}/${name}`;
}

const mostStyleBytes = 1_000_000;

/** With the revisions out of git's history, where one of them is gone back to. */
async function withPast(scenario: Scenario, workload: PreviewedWorkload, named: string, surface: Surface): Promise<Scenario> {
  if (named === inputName || !scenario.actions.some(({ action }) => action.kind === 'undo')) return scenario;
  const past = await pastOf(workload, path.resolve(surface.folder, named), surface.signal).catch((error: unknown) => {
    throw new WrongUse(gitWords(error), { cause: error });
  });
  return past.kept.length === 0 ? scenario : { ...scenario, past: past.kept };
}
