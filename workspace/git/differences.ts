/** A file that differs: its name before and after, from the repository's root; null where it wasn't there, or isn't any more. */
export interface Difference {
  readonly before: string | null;
  readonly after: string | null;
}

/** Reads what `git diff-tree --name-status -z` prints: a letter, and one name, or two of what was renamed. */
export function readDifferences(output: string): readonly Difference[] {
  const words = output.split('\0').slice(0, -1);
  const found: Difference[] = [];
  for (let at = 0; at < words.length;) {
    const letter = words[at]?.charAt(0) ?? '';
    const [one = '', other = ''] = [words[at + 1], words[at + 2]];
    const isPair = letter === 'R' || letter === 'C';
    found.push({ before: letter === 'A' ? null : one, after: letter === 'D' ? null : isPair ? other : one });
    at += isPair ? 3 : 2;
  }
  return found;
}
