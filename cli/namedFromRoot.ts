import path from 'node:path';
import { folderOfGit } from '../workspace/files';
import { pathFrom } from '../workspace/paths';
import { inputName } from './sources';
import type { Surface } from './surface';

/** The formats of services that show findings beside the code of a whole repository, wherever in it the command runs. */
const ofRepositories: readonly string[] = ['sarif', 'github', 'gitlab'];

/** Findings as a format names their files: from the root of the repository, where services read it, else as they are. */
export async function namedFor<Found extends { readonly file: string }>(
  format: string,
  findings: readonly Found[],
  { folder }: Pick<Surface, 'folder'>,
): Promise<readonly Found[]> {
  const repository = ofRepositories.includes(format) ? await folderOfGit(folder) : null;
  const way = repository === null ? '' : pathFrom(repository.root, repository.from);
  if (way === '') return findings;
  const named = (file: string): string => (file === inputName || path.isAbsolute(file) ? file : path.posix.join(way, file));
  return findings.map(finding => ({ ...finding, file: named(finding.file) }));
}
