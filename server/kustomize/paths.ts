/** The directory of a path with `/`, empty for one at the root that paths count from. */
export function directoryOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** Whether a file is a kustomization, by its name (api/konfig: RecognizedKustomizationFileNames). */
export function isKustomizationPath(path: string): boolean {
  return /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(path);
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
