/** Which files a repository wants left out, by globs as in `.gitignore`. What matches is found in a time that grows with the product of both lengths. */

/** More is read of nobody. */
const mostGlobs = 1000;
const longestGlob = 1000;

interface Rule {
  readonly parts: readonly string[];
  readonly negated: boolean;
  /** Whether only folders are meant. */
  readonly folders: boolean;
}

/** Whether a path, from the folder of the globs and without a leading slash, is left out: it is, or a folder that it is in. */
export function isIgnoredBy(globs: readonly string[], path: string): boolean {
  const rules = globs.slice(0, mostGlobs).flatMap(glob => ruleOf(glob) ?? []);
  const segments = path.split('/');
  for (let length = 1; length <= segments.length; length++) {
    const isFolder = length < segments.length;
    const matching = rules.filter(({ parts, folders }) => (isFolder || !folders) && matchesParts(parts, segments.slice(0, length)));
    if (matching.at(-1)?.negated === false) return true;
  }
  return false;
}

function ruleOf(line: string): Rule | undefined {
  const glob = withoutTrailingBlanks(line);
  if (glob === '' || glob.startsWith('#') || glob.length > longestGlob) return undefined;
  const negated = glob.startsWith('!');
  const own = negated ? glob.slice(1) : glob;
  const folders = own.endsWith('/');
  const body = folders ? own.slice(0, -1) : own;
  const parts = (body.startsWith('/') ? body.slice(1) : body).split('/');
  // Without a slash in it a name is meant at any depth.
  return { parts: body.includes('/') ? parts : ['**', ...parts], negated, folders };
}

/** Blanks at the end don't count but for one behind a backslash (gitignore(5)). */
function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (line.charAt(end - 1) === ' ' && line.charAt(end - 2) !== '\\') end -= 1;
  return line.slice(0, end);
}

/** `**` is any number of segments, at the end at least one. */
function matchesParts(parts: readonly string[], segments: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const [index, part] of parts.entries()) {
    const next = new Set<number>();
    for (const from of reached) {
      if (part !== '**') {
        if (from < segments.length && matchesName(part, segments[from] ?? '')) next.add(from + 1);
        continue;
      }
      for (let to = index === parts.length - 1 ? from + 1 : from; to <= segments.length; to++) next.add(to);
    }
    reached = next;
  }
  return reached.has(segments.length);
}

/** `*` is any text within a name, `?` a character, `[a-z]` one of some, `\` takes what follows as it is. */
function matchesName(pattern: string, name: string): boolean {
  const tokens = tokensOf(pattern);
  let reached = new Set([0]);
  for (const token of tokens) {
    const next = new Set<number>();
    if (token === '*') for (let to = Math.min(...reached); to <= name.length; to++) next.add(to);
    else for (const from of reached) if (from < name.length && token(name[from] ?? '')) next.add(from + 1);
    if (next.size === 0) return false;
    reached = next;
  }
  return reached.has(name.length);
}

type Token = '*' | ((character: string) => boolean);

function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? '';
    const end = character === '[' ? pattern.indexOf(']', at + 2) : -1;
    if (character === '*') {
      if (tokens.at(-1) !== '*') tokens.push('*');
    } else if (character === '?') tokens.push(() => true);
    else if (end > 0) {
      tokens.push(classOf(pattern.slice(at + 1, end)));
      at = end;
    } else {
      const literal = character === '\\' && at + 1 < pattern.length ? (pattern[++at] ?? '') : character;
      tokens.push(other => other === literal);
    }
  }
  return tokens;
}

function classOf(body: string): Token {
  const negated = /^[!^]/.test(body);
  const own = negated ? body.slice(1) : body;
  return character => {
    let isIn = false;
    for (let at = 0; at < own.length; at++) {
      const [from = '', dash, to] = own.slice(at, at + 3);
      if (dash === '-' && to !== undefined) {
        isIn ||= from <= character && character <= to;
        at += 2;
      } else isIn ||= from === character;
    }
    return isIn !== negated;
  };
}
