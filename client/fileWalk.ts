/** Looks for files folder by folder, for a file system that nobody can search. No vscode: what reads a folder is given. */

/** What a folder has, by names. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** How a tree is gone through. */
export interface Walk {
  /** Empty where it can't be read. */
  readonly entriesOf: (path: string) => Promise<readonly FolderEntry[]>;
  /** What is found, and folders that are read, at most. */
  readonly mostFiles: number;
  readonly mostFolders: number;
}

/** Folders of others, whose files are nobody's manifests. */
export const foreignFolders: readonly string[] = ['node_modules', '.git'];

/** The paths below a folder of the files that are called as the pattern says, nearer ones first. */
export async function walk(folder: string, pattern: string, { entriesOf, mostFiles, mostFolders }: Walk): Promise<readonly string[]> {
  const isWanted = nameExpression(pattern);
  const found: string[] = [];
  const folders = [folder];
  for (let read = 0; read < Math.min(folders.length, mostFolders); read += 1) {
    const at = folders[read] ?? folder;
    for (const { name, isFolder } of await entriesOf(at)) {
      const path = `${at.replace(/\/$/, '')}/${name}`;
      if (isFolder && !foreignFolders.includes(name)) folders.push(path);
      if (isFolder || !isWanted.test(name)) continue;
      found.push(path);
      if (found.length === mostFiles) return found;
    }
  }
  return found;
}

/** What a character of a glob is in a regular expression. */
const special: ReadonlyMap<string, string> = new Map([
  ['*', '[^/]*'],
  ['{', '(?:'],
  ['}', ')'],
  [',', '|'],
]);

/** Names that a glob of the form `**` + `/NAME` means, with `*` and `{one,other}` in the name. */
export function nameExpression(pattern: string): RegExp {
  const name = pattern.replace(/^\*\*\//, '');
  const parts = name.split(/([*{},])/).map(part => special.get(part) ?? escaped(part));
  return new RegExp(`^${parts.join('')}$`);
}

function escaped(text: string): string {
  return text.replaceAll(/[$()+.?[\\\]^|]/g, '\\$&');
}
