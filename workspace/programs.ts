import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { liesIn } from './paths';

/**
 * The absolute path of a program: the name itself where it is one, else what the PATH has under it. Entries of the PATH that aren't absolute are passed
 * over: they would find what lies in the folder that the program is to run in. Null where there is none.
 */
export async function findProgram(name: string, environment: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  if (path.isAbsolute(name)) return name;
  if (name !== path.basename(name)) return null;
  const searched = Object.entries(environment).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  for (const folder of searched.split(path.delimiter).filter(entry => path.isAbsolute(entry))) {
    const program = path.join(folder, file);
    if (await mayBeRun(program)) return program;
  }
  return null;
}

/** Whether a program lies in one of the folders, by its name or by where that leads; true where that can't be found out. */
export async function isProgramIn(executable: string, folders: readonly string[]): Promise<boolean> {
  const real = await realpath(executable).catch(() => null);
  const roots = await Promise.all(folders.map(async folder => realpath(folder).catch(() => folder)));
  return real === null || [...folders, ...roots].some(folder => liesIn(real, folder) || liesIn(executable, folder));
}

async function mayBeRun(file: string): Promise<boolean> {
  return access(file, constants.X_OK)
    .then(() => stat(file))
    .then(
      found => found.isFile(),
      () => false,
    );
}
