// Node builtins only.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The path of a program on the PATH; undefined where there is none. */
export function onPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(folder => path.isAbsolute(folder));
  return folders.map(folder => path.join(folder, name)).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
