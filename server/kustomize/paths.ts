/** The directory of a path with `/`, empty for one at the root that paths count from. */
export function directoryOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** A path written in a kustomization of a directory, without its `.` and `..`; one on another machine (`https://…`) comes to nothing that is there. */
export function join(directory: string, entry: string): string {
  const parts = directory === '' ? [] : directory.split('/');
  for (const part of entry.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
