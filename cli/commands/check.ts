import * as l10n from '@vscode/l10n';
import { fileSays, type FileSays, saysAnything } from '../../server/preview/fileSays';
import { mayHoldRemarks, openAmong } from '../../server/preview/open';
import type { PreviewSettings } from '../../server/preview/settings';
import type { Source } from '../../server/preview/source';
import { Surroundings } from '../../server/preview/surroundings';
import { manifestsIn } from '../beside';
import type { Command } from '../command';
import { type Configuration, settled } from '../configuration';
import { counted } from '../counted';
import { type Finding, findingsOf, isAtLeast } from '../../server/preview/finding';
import type { Findings, Format } from '../formats/format';
import { github } from '../formats/github';
import { gitlab } from '../formats/gitlab';
import { json } from '../formats/json';
import { junit } from '../formats/junit';
import { sarif } from '../formats/sarif';
import { text } from '../formats/text';
import { namedFor } from '../namedFromRoot';
import { commonOptions, oneOf, readArguments, readFailOn } from '../options';
import { Progress } from '../progress';
import type { PassedOver } from '../../workspace/manifests';
import { atOrigin, type RenderedSource, renderedSources } from '../rendered';
import { firstRendered, renderablesOf, renderArguments, renderOptions, rendersAnything } from '../renderOptions';
import { type NamedSource, sourcesOf, unreadWords } from '../sources';
import { exits, type Exit, isColoured, type Surface } from '../surface';

const formats = { text, json, sarif, github, gitlab, junit } as const satisfies Record<string, Format>;
const formatNames = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;

/** What the editor marks, for every workload of files and folders. */
export const check: Command = {
  name: 'check',
  operands: '[PATH…]',
  summary: () => l10n.t('problems and risks of every workload below PATH (the current folder)'),
  options: [
    ['--format FORMAT', () => l10n.t('text, json, sarif, github, gitlab, or junit')],
    ['--fail-on LEVEL', () => l10n.t('end with 1 from this level on: error (the default), warning, information, or never')],
    ...renderOptions,
    ['--no-ignore', () => l10n.t('look also at what .gitignore names')],
    ['--verbose', () => l10n.t('count what was passed over, and why')],
  ],
  run,
};

async function run(args: readonly string[], surface: Surface): Promise<Exit> {
  const { values, positionals } = readArguments(args, {
    ...commonOptions,
    ...renderArguments,
    format: { type: 'string' },
    'fail-on': { type: 'string' },
    'no-ignore': { type: 'boolean' },
    verbose: { type: 'boolean' },
  });
  const format = oneOf('--format', values.format, formatNames);
  const failOn = readFailOn(values['fail-on']);
  const paths = positionals.length === 0 && !rendersAnything(values) ? ['.'] : positionals;
  const configuration = await settled(values, paths[0] ?? firstRendered(values) ?? '.', surface);
  const { settings, ignore, folder } = configuration;
  const passedOver: PassedOver = new Map();
  const selection = { gitignore: values['no-ignore'] !== true, ignored: { folder, globs: ignore } };
  const rendered = await renderedSources(renderablesOf(values, configuration), surface);
  const sources = both(rendered, sourcesOf(paths, selection, surface, passedOver));
  const besideIn: BesideIn = (folders, known) => manifestsInEach(folders, known, configuration, surface);
  const found = await checkAll(sources, besideIn, settings, surface);
  const findings = await namedFor(format, found.findings, surface);
  surface.out(formats[format]({ ...found, findings }, isColoured(surface)));
  if (values.verbose === true) surface.err(passedOverWords(found, passedOver));
  return failOn !== null && found.findings.some(finding => isAtLeast(finding, failOn)) ? exits.found : exits.fine;
}

function passedOverWords({ files, workloads }: Findings, passedOver: PassedOver): string {
  const reasons = [...passedOver].map(([why, number]) => l10n.t('passed over: {0}: {1}', counted.files(number), unreadWords[why]()));
  return [`${counted.workloads(workloads)} · ${counted.files(files)}`, ...reasons, ''].join('\n');
}

async function* both(
  rendered: readonly RenderedSource[],
  sources: AsyncIterable<NamedSource>,
): AsyncGenerator<NamedSource | RenderedSource> {
  yield* rendered;
  yield* sources;
}

/** The files in folders, but for those whose URIs are known. */
type BesideIn = (folders: ReadonlySet<string>, known: Pick<ReadonlySet<string>, 'has'>) => Promise<readonly Source[]>;

async function manifestsInEach(
  folders: ReadonlySet<string>,
  known: Pick<ReadonlySet<string>, 'has'>,
  configuration: Configuration,
  surface: Surface,
): Promise<readonly Source[]> {
  const found: Source[] = [];
  for (const folder of folders) found.push(...(await manifestsIn(folder, configuration, surface, { known, atOnce: true })));
  return found;
}

/**
 * Looks through all files for what they say of each other, then at each of those that have something to be looked at. `besideIn` answers the files in the folders of those that
 * were named themselves.
 */
async function checkAll(
  sources: AsyncIterable<NamedSource | RenderedSource>,
  besideIn: BesideIn,
  settings: PreviewSettings,
  surface: Surface,
): Promise<Findings> {
  const progress = new Progress(surface);
  const kept: (() => NamedSource | RenderedSource | null)[] = [];
  const uris = new Set<string>();
  const says: FileSays[] = [];
  const folders = new Set<string>();
  let files = 0;
  for await (const source of sources) {
    files += 1;
    uris.add(source.uri);
    const said = fileSays(source);
    if (saysAnything(said)) says.push(said);
    if ('namedIn' in source) folders.add(source.namedIn);
    if (mayHoldRemarks(source, said)) kept.push(released(source));
    await progress.show(files, null);
  }
  const beside = await besideIn(folders, uris);
  const surroundings = new Surroundings([...says, ...beside.map(fileSays)]);
  const findings: Finding[] = [];
  let workloads = 0;
  let done = 0;
  for (const again of kept) {
    const source = again();
    done += 1;
    if (source === null) continue;
    const file = openAmong(source, surroundings, settings);
    workloads += file.workloads.length;
    for (const finding of findingsOf(file, source.name)) findings.push('placeAt' in source ? atOrigin(finding, source) : finding);
    await progress.show(files - kept.length + done, files);
  }
  progress.end();
  return { findings, files, workloads };
}

/** A source without its text, as far as that can be read again: those of thousands of files aren't kept. */
function released(source: NamedSource | RenderedSource): () => NamedSource | RenderedSource | null {
  return source.readAgain === undefined ? () => source : fromDisk(source.name, source.uri, source.readAgain);
}

/** On its own, as functions made in one share what any of them holds: `released` would keep the text. */
function fromDisk(name: string, uri: string, readAgain: () => string | null): () => NamedSource | null {
  return () => {
    const text = readAgain();
    return text === null ? null : { name, uri, text };
  };
}
