import type { FolderFiles } from './folder';

/**
 * A chart of a commit with the charts that it needs. git mostly doesn't have them (`charts/` is ignored), and packed ones are no text: where it names the same
 * dependencies as today, they are today's.
 */
export function withDependencies(then: FolderFiles, now: FolderFiles): FolderFiles {
  const files = new Map([...then].filter(([name]) => !isPacked(name)));
  if (!['Chart.yaml', 'Chart.lock', 'requirements.yaml', 'requirements.lock'].every(name => namedIn(then, name) === namedIn(now, name)))
    return files;
  const folders = new Set([...files.keys()].map(folderOf));
  for (const [name, contents] of now)
    if (name.startsWith('charts/') && (isPacked(name) || !folders.has(folderOf(name)))) files.set(name, contents);
  return files;
}

function isPacked(name: string): boolean {
  return /^charts\/.*\.tgz$/.test(name);
}

/** The chart in `charts/` that a file is of. */
function folderOf(name: string): string {
  return name.split('/').slice(0, 2).join('/');
}

/** The dependencies that a file names; of a lock all but when it was made. */
function namedIn(files: FolderFiles, name: string): string {
  const text = files.get(name)?.toString('utf8') ?? '';
  return /^dependencies:[^\n]*\n(?:(?:[ \t-].*)?\n)*/m.exec(`${text}\n`)?.[0].trim() ?? '';
}
