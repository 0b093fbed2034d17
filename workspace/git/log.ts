/** A commit as a list names it. */
export interface Commit {
  readonly commit: string;
  readonly author: string;
  /** ISO 8601, with the author's own zone. */
  readonly date: string;
  /** Of a merged request, its title. */
  readonly subject: string;
}

/** What `git log -z` is to print for `LogReader`. No part of a commit can have a NUL in it. */
export const logFormat = '--format=tformat:%H%x00%aI%x00%an%x00%s%x00%b';
const parts = 5;

/** Of an author or a subject; what is behind that is left out. */
const mostCharacters = 1000;

/** Reads the output of `git log`, however it is cut into pieces, and however long a commit's parts are; what doesn't fit is passed over. */
export class LogReader {
  #part = '';
  #parts: string[] = [];

  /** The commits that are complete with this piece. */
  push(piece: string): readonly Commit[] {
    const commits: Commit[] = [];
    const [first = '', ...others] = piece.split('\0');
    this.#add(first);
    for (const other of others) {
      this.#parts.push(this.#part);
      this.#part = '';
      if (this.#parts.length === parts) commits.push(...commitOf(this.#parts.splice(0)));
      this.#add(other);
    }
    return commits;
  }

  #add(text: string): void {
    if (this.#part.length < mostCharacters) this.#part += text.slice(0, mostCharacters - this.#part.length);
  }
}

function commitOf([commit = '', date = '', author = '', subject = '', body = '']: readonly string[]): readonly Commit[] {
  return /^[0-9a-f]{40,64}$/.test(commit) ? [{ commit, author, date, subject: titleOf(subject, body) }] : [];
}

/** What a commit is about: of a merge that a forge made, the title of its request, which stands below the names of the branches. */
function titleOf(subject: string, body: string): string {
  const [title = ''] = body.trimStart().split('\n');
  if (title.trim() === '' || !/^Merge (pull request #\d+ from|branch '[^']*' into) /.test(subject)) return subject;
  const [, number] = /^Merge pull request (#\d+)/.exec(subject) ?? [];
  return number === undefined ? title.trim() : `${title.trim()} (${number})`;
}

/** The files that a commit renamed, by their new names, out of `git diff-tree --raw -z --diff-filter=R`: `:100644 100644 BLOB BLOB R090`, old, new. */
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
