import path from 'node:path';
import type { KustomizationFile } from '../../server/protocol/revisions';
import type { Restore } from '../../server/protocol/scenario';
import type { Build } from '../kustomize/builds';
import type { FileInGit } from './gitOf';
import { pathFrom } from '../../workspace/paths';

/** What git is to be asked for, so that a manifest can be built as it once was. */
export interface BuildInRepository {
  /** The manifest, then the kustomizations of its repository from the innermost to the outermost: names from the root. */
  readonly names: readonly string[];
  /** Those beyond the repository, under names that would count from its root. */
  readonly outside: readonly KustomizationFile[];
  /** What brings files of a commit (name then and today, from the root) back from the workspace's folder. */
  readonly restore: (commit: string, files: readonly { readonly committed: string; readonly current: string }[]) => Restore;
}

/** A manifest and the kustomizations of a build (null: none) as its repository names them. */
export function buildInRepository(
  { file, repository, here }: Pick<FileInGit, 'file' | 'repository' | 'here'>,
  build: { readonly files: readonly Pick<Build['files'][number], 'uri' | 'text'>[] } | null,
): BuildInRepository {
  const nameOf = (other: string): string => {
    const fromFile = pathFrom(path.dirname(file), other);
    // On another drive of Windows.
    return path.isAbsolute(fromFile) ? `/${fromFile}` : path.posix.join(repository.prefix, fromFile);
  };
  const named = (build?.files ?? []).map(({ uri, text }) => ({ path: nameOf(uri.fsPath), text }));
  const isOutside = (name: string): boolean => /^\.\.(\/|$)/.test(name) || path.posix.isAbsolute(name);
  const folder = here === null ? '.' : nameOf(here);
  return {
    names: [nameOf(file), ...named.filter(({ path: name }) => !isOutside(name)).map(({ path: name }) => name)],
    outside: named.filter(({ path: name }) => isOutside(name)),
    restore: (commit, files) =>
      isOutside(folder)
        ? restoreFromAbove(commit, files, nameFrom(here ?? '', file, nameOf(file)))
        : restoreFromWithin(commit, files, folder),
  };
}

/** `folder`: the workspace's, from the root. */
function restoreFromWithin(commit: string, files: Parameters<BuildInRepository['restore']>[1], folder: string): Restore {
  const from = (name: string): string => path.posix.relative(folder, name);
  return {
    commit,
    directory: null,
    files: files.map(({ committed, current }) => ({
      committedName: committed,
      committedPath: from(committed),
      currentPath: from(current),
      workspacePath: from(current),
    })),
  };
}

/** `directory`: the root, from the workspace's folder. */
function restoreFromAbove(commit: string, files: Parameters<BuildInRepository['restore']>[1], directory: string): Restore {
  return {
    commit,
    directory,
    files: files.map(({ committed, current }) => ({
      committedName: committed,
      committedPath: committed,
      currentPath: current,
      workspacePath: path.posix.join(directory, current),
    })),
  };
}

/** The root of a repository from a folder above it, by a file of it and its name from the root. */
function nameFrom(folder: string, file: string, name: string): string {
  const fromFolder = pathFrom(folder, file);
  return fromFolder.slice(0, -name.length - 1);
}
