import path from 'node:path';
import type { KustomizationFile } from '../../server/protocol/revisions';
import type { Build } from '../kustomize/builds';
import type { GitFile } from './gitOf';

/** What git is to be asked for, so that a manifest can be built as it once was. */
export interface BuildInRepository {
  /** The manifest, then the kustomizations of its repository from the innermost to the outermost: names from the root. */
  readonly names: readonly string[];
  /** Those beyond the repository, under names that would count from its root. */
  readonly outside: readonly KustomizationFile[];
}

/** A manifest and the kustomizations of a build (null: none) as its repository names them. */
export function buildInRepository(
  { file, repository }: Pick<Extract<GitFile, { file: string }>, 'file' | 'repository'>,
  build: { readonly files: readonly Pick<Build['files'][number], 'uri' | 'text'>[] } | null,
): BuildInRepository {
  const nameOf = (other: string): string => {
    const fromFile = path.relative(path.dirname(file), other).split(path.sep).join('/');
    return path.posix.join(repository.prefix, fromFile);
  };
  const named = (build?.files ?? []).map(({ uri, text }) => ({ path: nameOf(uri.fsPath), text }));
  const isOutside = (name: string): boolean => name.startsWith('../') || path.posix.isAbsolute(name);
  return {
    names: [nameOf(file), ...named.filter(({ path: name }) => !isOutside(name)).map(({ path: name }) => name)],
    outside: named.filter(({ path: name }) => isOutside(name)),
  };
}
