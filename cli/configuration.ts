import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { terminalLine } from '../server/escapes/terminal';
import { versionText } from '../server/kubernetes/kubernetesVersion';
import { defaultPreviewSettings, type PreviewSettings } from '../server/preview/settings';
import { readSettingsFile, type SettingsFile, withSettingsFile } from '../server/preview/settingsFile';
import { linesOf } from '../server/preview/source';
import { settingsFileName } from '../server/protocol/settingsFile';
import { folderOfGit, readText } from '../workspace/files';
import { kindOf } from '../workspace/folders';
import { nodesOf } from './nodes';
import { type CommonValues, settingsOf } from './options';
import { unreadWords } from './sources';
import { type Surface, WrongUse } from './surface';

/** What the repository's `.rollout-preview.yaml` says. */
export interface Configuration {
  readonly settings: PreviewSettings;
  /** Globs as in `.gitignore`, from `folder`. */
  readonly ignore: readonly string[];
  /** What may be rendered by its name; paths count from `folder`. */
  readonly render: NonNullable<SettingsFile['render']>;
  /** Where the file is; null where there is none. */
  readonly folder: string | null;
}

const mostBytes = 1_000_000;

/**
 * The configuration in the file that was named, else in the nearest `.rollout-preview.yaml` from a path upwards, as far as its repository's root. Throws WrongUse
 * for one that can't be read, or that says what isn't known.
 */
async function configurationOf(named: string | undefined, from: string, surface: Surface): Promise<Configuration> {
  const found =
    named === undefined ? await nearest(path.resolve(surface.folder, from)) : { file: path.resolve(surface.folder, named), within: null };
  if (found === null) return { settings: defaultPreviewSettings, ignore: [], render: [], folder: null };
  const { file, within } = found;
  const read = await readText(file, { within, mostBytes, signal: surface.signal });
  const shown = path.relative(surface.folder, file);
  if ('unread' in read) throw new WrongUse(`${named ?? shown}: ${unreadWords[read.unread]()}`);
  const { problems, ignore = [], render = [], ...said } = readSettingsFile(read.text);
  const [problem] = problems;
  if (problem !== undefined) throw new WrongUse(`${named ?? shown}:${linesOf(read.text)(problem.span.start) + 1}: ${problem.message}`);
  return { settings: withSettingsFile(defaultPreviewSettings, { ...said, problems }), ignore, render, folder: path.dirname(file) };
}

/** That of a repository, which has to lie in it: what a link leads to elsewhere isn't read. */
async function nearest(from: string): Promise<{ readonly file: string; readonly within: readonly string[] } | null> {
  const folder = (await kindOf(from)) === 'folder' ? from : path.dirname(from);
  const top = (await folderOfGit(folder))?.root ?? folder;
  for (let at = folder; ; at = path.dirname(at)) {
    const file = path.join(at, settingsFileName);
    if ((await kindOf(file)) === 'file') return { file, within: [top] };
    if (at === top || path.dirname(at) === at) return null;
  }
}

/** Says which Kubernetes counts in the place of one that is older or newer than those that are known. */
function sayOtherVersion(asked: string | undefined, counts: string, { err }: Surface): void {
  if (asked === undefined || /1\.\d+/.exec(asked)?.[0] === counts) return;
  err(`${terminalLine(l10n.t('--kubernetes-version: {0} is taken for {1}', asked, counts))}\n`);
}

/** The settings that hold for a command: its options', over those of the configuration. */
export async function settled(values: CommonValues, from: string, surface: Surface): Promise<Configuration> {
  const configuration = await configurationOf(values.config, from, surface);
  const settings = settingsOf(values, configuration.settings);
  sayOtherVersion(values['kubernetes-version'], versionText(settings.kubernetesVersion), surface);
  return {
    ...configuration,
    settings: values.nodes === undefined ? settings : { ...settings, nodes: await nodesOf(values.nodes, surface) },
  };
}
