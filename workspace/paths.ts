import path from 'node:path';

/** Whether an absolute path is a folder or lies below it, by their names. */
export function liesIn(file: string, folder: string): boolean {
  const from = path.relative(folder, file);
  return from === '' || (!path.isAbsolute(from) && from.split(path.sep)[0] !== '..');
}

/** A path as git and the tools write it: with slashes, whatever this machine has. */
export function slashed(file: string): string {
  return file.split(path.sep).join('/');
}

/** The path from a folder to a file or folder, with slashes; empty for the folder itself. */
export function pathFrom(folder: string, file: string): string {
  return slashed(path.relative(folder, file));
}

/** Whether Windows would ask a machine for a path, with the user's name and password, that none of the folders is on. */
export function isOnAnotherMachine(file: string, folders: readonly string[], system = path): boolean {
  const rootOf = (place: string): string => system.parse(system.resolve(place)).root.toLowerCase();
  return rootOf(file).startsWith('\\\\') && !folders.some(folder => rootOf(folder) === rootOf(file));
}
