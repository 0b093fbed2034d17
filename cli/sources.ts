import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import type { Source } from '../server/preview/source';
import { type FileText, readText, type Unread } from '../workspace/files';
import { kindOf, type Walk } from '../workspace/folders';
import { isBinary, manifestsBelow, mostManifestBytes as mostBytes, type PassedOver, readAgain } from '../workspace/manifests';
import { type Surface, WrongUse } from './surface';
import { pathFrom, slashed } from '../workspace/paths';

/** A file that was named, or lies below a folder that was. */
export interface NamedSource extends Source {
  /** As it is printed: from the folder where the command runs, with `/`. */
  readonly name: string;
  /** Its text as it is now, null where it can't be read any more, for whoever doesn't keep it; absent: the text is nowhere else. */
  readonly readAgain?: () => string | null;
  /** The folder of a file that was named itself: what else is there counts for it. */
  readonly namedIn?: string;
}

/** Where files are read; what they are named by. */
type Reading = Pick<Surface, 'folder' | 'signal'>;

/** Which files of folders are looked at. */
export interface Selection {
  readonly gitignore: boolean;
  /** As in Walk. */
  readonly ignored?: NonNullable<Walk['ignored']>;
}

/** How standard input is named. */
export const inputName = '-';

/**
 * The texts of files and of the manifests below folders, in the order in which they are named; `-` is standard input. Throws WrongUse for a path that is missing or
 * can't be read; what can't be read below a folder is counted.
 */
export async function* sourcesOf(
  paths: readonly string[],
  selection: Selection,
  surface: Reading & Pick<Surface, 'input'>,
  passedOver: PassedOver,
): AsyncGenerator<NamedSource> {
  const seen = new Set<string>();
  for (const named of paths) {
    if (named === inputName) {
      if (isNew(named, seen)) yield await readInput(surface);
      continue;
    }
    const file = path.resolve(surface.folder, named);
    const kind = await kindOf(file);
    if (kind === 'folder') yield* below(file, named, selection, surface, passedOver, seen);
    else if (kind === 'file') {
      if (!isNew(file, seen)) continue;
      yield { ...(await readNamed(file, named, surface)), namedIn: path.dirname(file) };
    } else throw new WrongUse(`${named}: ${unreadWords[kind]()}`);
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
  try {
    for await (const { file, text } of manifestsBelow(folder, { ...selection, atOnce: true, signal: surface.signal }, passedOver)) {
      if (!isNew(file, seen)) continue;
      yield { ...sourceOf(file, text, surface), readAgain: () => readAgain(file) };
    }
  } catch (error) {
    if (surface.signal.aborted) throw error;
    throw new WrongUse(`${named}: ${unreadWords.unreadable()}`, { cause: error });
  }
}

/** Whether a file wasn't seen before; now it is. */
function isNew(file: string, seen: Set<string>): boolean {
  const before = seen.size;
  return seen.add(file).size > before;
}

/** Standard input. Throws WrongUse where it is no text. */
export async function readInput({ input }: Pick<Surface, 'input'>): Promise<NamedSource> {
  return { name: inputName, uri: 'untitled:stdin.yaml', text: textIn(await input(mostBytes), inputName) };
}

/** A file that was named itself. Throws WrongUse where it can't be read. */
export async function readNamed(file: string, named: string, surface: Reading): Promise<NamedSource> {
  const read = await readText(file, { within: null, mostBytes, signal: surface.signal });
  if ('unread' in read && (await kindOf(file)) === 'folder') throw new WrongUse(l10n.t('{0}: a folder; name a file in it', named));
  return sourceOf(file, textIn(read, named), surface);
}

function textIn(read: FileText, named: string): string {
  if ('unread' in read) throw new WrongUse(`${named}: ${unreadWords[read.unread]()}`);
  if (isBinary(read.text)) throw new WrongUse(`${named}: ${unreadWords.binary()}`);
  return read.text;
}

function sourceOf(file: string, text: string, reading: Reading): NamedSource {
  return { name: shownAs(file, reading), uri: pathToFileURL(file).href, text };
}

/** How a file or folder is printed: from the folder where the command runs, with `/`, which is `.` itself; absolute where it lies far from there. */
export function shownAs(file: string, { folder }: Pick<Reading, 'folder'>): string {
  const name = pathFrom(folder, file) || '.';
  return name.startsWith('../../') || path.isAbsolute(name) ? slashed(file) : name;
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
