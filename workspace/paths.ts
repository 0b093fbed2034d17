import path from 'node:path';

/** Whether an absolute path is a folder or lies below it, by their names. */
export function liesIn(file: string, folder: string): boolean {
  const from = path.relative(folder, file);
  return from === '' || (!path.isAbsolute(from) && from.split(path.sep)[0] !== '..');
}
