import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import type { ToolChange } from '../server/protocol/tools';
import { compare, type Compared, comparedCommits, type ComparedCommits, NoComparison } from '../workspace/comparison';
import { Git, NoGit } from '../workspace/git/git';
import type { Configuration } from './configuration';
import { shownAs, unreadWords } from './sources';
import { type Surface, WrongUse } from './surface';

/** Where a comparison is made, and what hears of what it leaves out. */
type Place = Pick<Surface, 'folder' | 'signal' | 'err'>;

/** The manifests below paths that differ from what they were. Throws WrongUse where git has no answer. */
export async function comparisonOf(
  paths: readonly string[],
  { base, head }: Pick<Compared, 'base' | 'head'>,
  { ignore, folder }: Pick<Configuration, 'ignore' | 'folder'>,
  surface: Place,
): Promise<ToolChange> {
  const places = paths.map(named => path.resolve(surface.folder, named));
  const compared = { paths: places, base, head, ignored: { folder, globs: ignore } };
  const { base: from, changed, unchanged, cut } = await inWords(compare(new Git('git'), compared, surface.signal));
  if (cut) surface.err(`${l10n.t('Too many files differ: not all of them are compared.')}\n`);
  return {
    ref: base ?? from.slice(0, 10),
    changed: changed.map(({ file, before, after }) => ({ ...named(file, surface), before, after })),
    unchanged: unchanged.map(({ file, text }) => ({ ...named(file, surface), text })),
  };
}

/** The commits between which what lies at a path is compared. Throws WrongUse where git has no answer. */
export function commitsFor(
  place: string,
  compared: Pick<Compared, 'base' | 'head'>,
  { signal }: Pick<Surface, 'signal'>,
): Promise<ComparedCommits> {
  return inWords(comparedCommits(new Git('git'), place, compared, signal));
}

async function inWords<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return answer.catch((error: unknown) => {
    throw error instanceof NoComparison ? new WrongUse(wordsOf(error), { cause: error }) : error;
  });
}

function named(file: string, surface: Place): { readonly name: string; readonly uri: string } {
  return { name: shownAs(file, surface), uri: pathToFileURL(file).href };
}

function wordsOf({ why, about }: NoComparison): string {
  switch (why) {
    case 'missing':
      return `${about}: ${unreadWords.missing()}`;
    case 'notInGit':
      return l10n.t('{0}: not in a git repository', about);
    case 'noCommit':
      return `git: ${about}: ${l10n.t('there is no such commit')}`;
    case 'shallow':
      return `git: ${about}: ${l10n.t('the clone is shallow')}`;
    case 'noGit':
      return noGit();
    case 'failed':
      return `git: ${about}`;
  }
}

function noGit(): string {
  return l10n.t('{0} isn’t in the PATH', 'git');
}

/** Why git has no answer. */
export function gitWords(error: unknown): string {
  return error instanceof NoGit ? noGit() : `git: ${(error as Error).message}`;
}
