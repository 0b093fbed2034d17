/** A commit as a list names it. */
export interface Commit {
  readonly commit: string;
  readonly author: string;
  /** ISO 8601, with the author's own zone. */
  readonly date: string;
  readonly subject: string;
}

/** What `git log -z` is to print for `LogReader`. */
export const logFormat = '--format=%H%x1f%an%x1f%aI%x1f%s';

/** Reads the output of `git log`, however it is cut into pieces; what doesn't fit is passed over. */
export class LogReader {
  #rest = '';

  /** The commits that are complete with this piece. */
  push(piece: string): readonly Commit[] {
    const lines = (this.#rest + piece).split('\0');
    this.#rest = lines.pop() ?? '';
    return lines.flatMap(line => {
      const [commit = '', author = '', date = '', ...subject] = line.split('\x1f');
      return /^[0-9a-f]{40,64}$/.test(commit) ? [{ commit, author, date, subject: subject.join(' ') }] : [];
    });
  }
}

/** The files that a commit renamed, by their new names, out of `git diff --raw -z --diff-filter=R`: `:100644 100644 BLOB BLOB R090`, old, new. */
export function readRenames(output: string): ReadonlyMap<string, string> {
  const tokens = output.split('\0');
  const renames = new Map<string, string>();
  for (let index = 0; index < tokens.length; index++) {
    const [former, name] = [tokens[index + 1], tokens[index + 2]];
    if (!/^:\d+ \d+ [0-9a-f]+ [0-9a-f]+ R\d+$/.test(tokens[index] ?? '') || former === undefined || name === undefined) continue;
    renames.set(name, former);
    index += 2;
  }
  return renames;
}
