import path from 'node:path';
import * as vscode from 'vscode';
import type { Version } from '../../workspace/git/fileVersions';
import { buildInRepository } from '../git/buildInRepository';
import type { FileInGit } from '../git/gitOf';
import type { DocumentPast } from '../git/documentPast';
import type { BaseRenderings } from './baseRenderings';
import { gitOfSource, sideAt } from './baseSide';
import type { Renderings, Shown } from './renderings';
import { pathFrom } from '../../workspace/paths';

/** Commits that are rendered at most: each takes as long as the tool does. */
const mostCommits = 40;

/** The past of rendered documents: what the commits that touched their source were rendered to. */
export class RenderedPasts {
  constructor(
    private readonly renderings: Pick<Renderings, 'shownIn'>,
    private readonly bases: BaseRenderings,
  ) {}

  /** Null for a document that wasn't rendered. `note` is told once what is missing. */
  readonly of = async (uri: string, signal: AbortSignal, note: (sentence: string) => void): Promise<DocumentPast | null> => {
    const shown = this.renderings.shownIn(vscode.Uri.parse(uri));
    if (shown === null) return null;
    const found = await gitOfSource(shown.source, signal);
    if ('missing' in found) return found;
    // The folder of the source, as what brings a version back.
    const name = found.repository.prefix.replace(/\/$/, '') || '.';
    return {
      versions: this.#versions(shown, found, name, signal, note),
      names: [name],
      outside: [],
      restore: buildInRepository(found, null).restore,
      isShallow: found.repository.shallow,
    };
  };

  async *#versions(
    shown: Shown,
    found: FileInGit,
    name: string,
    signal: AbortSignal,
    note: (sentence: string) => void,
  ): AsyncGenerator<Version> {
    const { git, repository } = found;
    const late = vscode.l10n.t('Older versions are missing because the history is too long or git exited early');
    let count = 0;
    let unrendered = 0;
    for await (const { contents: _, ...commit } of git.commits(repository, pathsOf(shown, found), signal, () => note(late))) {
      if (count === mostCommits) {
        note(late);
        break;
      }
      count += 1;
      const side = await sideAt(shown, found, commit.commit, signal);
      const base = side === null ? null : await this.bases.at(shown, side, commit.commit);
      if (base === null || 'problem' in base) unrendered += 1;
      yield { ...commit, files: [base === null || 'problem' in base ? null : { path: name, text: base.text }] };
    }
    if (unrendered > 0) note(vscode.l10n.t('Commits that can’t be rendered are missing: {0}', unrendered));
  }
}

/** What the source is made of: its folder, the values files, and the folders that it takes files of. */
function pathsOf({ source: { root, kind }, values, rendered }: Shown, { repository }: FileInGit): readonly (readonly string[])[] {
  const others = kind === 'chart' ? values.files : (rendered?.directories ?? []);
  const files = new Set([root, ...others, ...(values.inline === null ? [] : [values.inline.file])]);
  const named = [...files].map(file => path.posix.join(repository.prefix, pathFrom(root, file)));
  return named.filter(name => !name.startsWith('..')).map(name => [name === '' || name === './' ? '.' : name.replace(/\/$/, '')]);
}
