import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import type { Source } from '../server/preview/source';
import { readText, type Unread } from '../workspace/files';
import { filesBelow, kindOf, type Walk } from '../workspace/folders';
import { type Surface, WrongUse } from './surface';

/** A file that was named, or lies below a folder that was. */
export interface NamedSource extends Source {
  /** As it is printed: from the folder where the command runs, with `/`. */
  readonly name: string;
}

/** Where files are read; what they are named by. */
export type Reading = Pick<Surface, 'folder' | 'signal'> & Partial<Pick<Surface, 'input'>>;

/** Which files of folders are looked at. */
export interface Selection {
  readonly gitignore: boolean;
  /** As in Walk. */
  readonly ignored?: NonNullable<Walk['ignored']>;
}

/** Whether a file may be a manifest, by its name. */
export function isManifestFile(file: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(file) || path.basename(file) === 'Kustomization';
}

/** Why files were passed over, and how many. */
export type PassedOver = Map<Unread | 'binary', number>;

const mostBytes = 5_000_000;

/** How standard input is named. */
export const inputName = '-';

/**
 * The texts of files and of the manifests below folders, in the order in which they are named; `-` is standard input. Throws WrongUse for a path that is missing or
 * can't be read; what can't be read below a folder is counted.
 */
export async function* sourcesOf(
  paths: readonly string[],
  selection: Selection,
  surface: Reading,
  passedOver: PassedOver,
): AsyncGenerator<NamedSource> {
  const seen = new Set<string>();
  for (const named of paths) {
    if (named === inputName) {
      yield { name: inputName, uri: 'untitled:stdin.yaml', text: (await surface.input?.()) ?? '' };
      continue;
    }
    const file = path.resolve(surface.folder, named);
    const kind = await kindOf(file);
    if (kind === 'folder') yield* below(file, named, selection, surface, passedOver, seen);
    else if (kind === 'file') yield await readNamed(file, named, surface);
    else throw new WrongUse(`${named}: ${unreadWords[kind]()}`);
  }
}

async function* below(
  folder: string,
  named: string,
  selection: Selection,
  surface: Reading,
  passedOver: PassedOver,
  seen: Set<string>,
): AsyncGenerator<NamedSource> {
  const files = filesBelow(folder, { ...selection, signal: surface.signal });
  try {
    for await (const file of files) {
      if (!isManifestFile(file)) continue;
      if (seen.has(file)) continue;
      seen.add(file);
      const read = await readText(file, { within: [folder], mostBytes, signal: surface.signal });
      if ('unread' in read) count(passedOver, read.unread);
      else if (isBinary(read.text)) count(passedOver, 'binary');
      else yield sourceOf(file, read.text, surface);
    }
  } catch (error) {
    if (surface.signal.aborted) throw error;
    throw new WrongUse(`${named}: ${unreadWords.unreadable()}`, { cause: error });
  }
}

/** A file that was named itself. */
export async function readNamed(file: string, named: string, surface: Reading): Promise<NamedSource> {
  const read = await readText(file, { within: null, mostBytes, signal: surface.signal });
  if ('unread' in read) throw new WrongUse(`${named}: ${unreadWords[read.unread]()}`);
  if (isBinary(read.text)) throw new WrongUse(`${named}: ${unreadWords.binary()}`);
  return sourceOf(file, read.text, surface);
}

function sourceOf(file: string, text: string, { folder }: Reading): NamedSource {
  const name = path.relative(folder, file).split(path.sep).join('/');
  return { name: name.startsWith('../../') ? file : name, uri: pathToFileURL(file).href, text };
}

/** A text has no NUL. */
function isBinary(text: string): boolean {
  return text.includes('\0');
}

function count(passedOver: PassedOver, why: Unread | 'binary'): void {
  passedOver.set(why, (passedOver.get(why) ?? 0) + 1);
}

/** Why a file isn't read, in words. */
export const unreadWords: Readonly<Record<Unread | 'binary', () => string>> = {
  missing: () => l10n.t('no such file or folder'),
  outside: () => l10n.t('leads out of the folder'),
  notAFile: () => l10n.t('neither a file nor a folder'),
  tooLarge: () => l10n.t('larger than 5 MB'),
  cancelled: () => l10n.t('interrupted'),
  late: () => l10n.t('the disk doesn’t respond'),
  unreadable: () => l10n.t('can’t be read'),
  binary: () => l10n.t('not a text file'),
};
