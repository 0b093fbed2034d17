/**
 * Which file and line a number of a kustomize build comes from: the build is made once more with a number of its own in the place of each one that is
 * written in the files it takes up. Kustomize has no conditions, so nothing else changes but the hashes of generated names.
 */
import { find } from '../yaml/find';
import { buildDocuments } from './buildDocuments';
import { entryLine } from './entryLine';
import { keyOfObject, leavesOf, lineAt, lineStarts, renderedObjects } from './renderedObjects';

/** A file of a build, by its path from the folder that all of them lie in. */
export interface BuildFile {
  readonly path: string;
  readonly text: string;
}

/** A place in a file of a build; the line counts from 0. */
export interface NumberPlace {
  readonly file: string;
  readonly line: number;
}

/** The files that got numbers of their own, and where each of those stands. */
export interface NumberedFiles {
  readonly files: readonly BuildFile[];
  readonly places: ReadonlyMap<number, NumberPlace>;
}

const first = 30_001;

/** Numbers that change what kustomize does, or what it takes for the same. */
const leftAlone = new Set(['apiVersion', 'version', 'index', 'newTag']);
/** What lists of ports are merged by: a base and a patch must go on saying the same. */
const mergeKeys = new Set(['containerPort', 'port']);

export function withNumberPlaces(files: readonly BuildFile[]): NumberedFiles {
  const repeated = repeatedPorts(files);
  const places = new Map<number, NumberPlace>();
  const numbered = files.flatMap(({ path, text }) => {
    if (!mayBeNumbered(path)) return [];
    const starts = lineStarts(text);
    const parts: string[] = [];
    let copied = 0;
    for (const { name, digits, at } of numbersIn(text)) {
      if (leftAlone.has(name) || repeated.has(`${name}:${digits}`)) continue;
      const number = first + places.size;
      places.set(number, { file: path, line: lineAt(starts, at) });
      parts.push(text.slice(copied, at), String(number));
      copied = at + digits.length;
    }
    const replaced = [...parts, text.slice(copied)].join('');
    return parts.length === 0 ? [] : [{ path, text: replaced }];
  });
  return { files: numbered, places };
}

/** Where the numbers of the plain build come from, by the lines of its text. */
export function numberOrigins(plain: string, numbered: string, places: NumberedFiles['places']): ReadonlyMap<number, NumberPlace> {
  const starts = lineStarts(plain);
  const others = new Map(renderedObjects(numbered).map(object => [keyOfObject(object), object.root]));
  const origins = new Map<number, NumberPlace>();
  for (const object of renderedObjects(plain)) {
    const other = others.get(keyOfObject(object));
    for (const { path, node } of other === undefined ? [] : leavesOf(object.root)) {
      const found = find(other, path);
      const digits = found?.type === 'scalar' ? /^(\d+)%?$/.exec(String(found.value))?.[1] : undefined;
      const place = digits === undefined || String(node.value) === digits ? undefined : places.get(Number(digits));
      if (place !== undefined) origins.set(lineAt(starts, node.span.start), place);
    }
  }
  return origins;
}

function mayBeNumbered(path: string): boolean {
  return /\.(?:ya?ml|json)$|(?:^|\/)Kustomization$/.test(path);
}

function repeatedPorts(files: readonly BuildFile[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { path, text } of files) {
    if (!mayBeNumbered(path)) continue;
    for (const { name, digits } of numbersIn(text))
      if (mergeKeys.has(name)) counts.set(`${name}:${digits}`, (counts.get(`${name}:${digits}`) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([port, count]) => (count > 1 ? [port] : [])));
}

interface WrittenNumber {
  /** The key that it is the value of; empty for an item of a list. */
  readonly name: string;
  readonly digits: string;
  readonly at: number;
}

/** The whole numbers and percentages of a text, as values of keys and items of lists, within braces and within patches that are written as texts, too. */
function* numbersIn(text: string): Generator<WrittenNumber> {
  for (const { start, end } of buildDocuments(text)) yield* numbersFrom(text.slice(start, end), start);
}

function* numbersFrom(text: string, from: number): Generator<WrittenNumber> {
  let start = from;
  for (const line of text.split('\n')) {
    const entry = entryLine(line);
    const digits = entry === null ? undefined : /^(\d+)%?,?(?:\s+#.*)?$/.exec(entry.value)?.[1];
    if (entry !== null && digits !== undefined) yield { name: unquoted(entry.key?.name ?? ''), digits, at: start + entry.valueAt };
    else if (/[{[]/.test(line)) yield* inBraces(line, start);
    start += line.length + 1;
  }
}

function* inBraces(line: string, start: number): Generator<WrittenNumber> {
  for (const found of line.matchAll(/(["']?)([\w./-]{1,100})\1:[ \t]{1,20}(\d{1,20})%?(?=[ \t]{0,20}[,}\]])/g)) {
    const [all, , name = '', digits = ''] = found;
    yield { name, digits, at: start + found.index + all.lastIndexOf(digits) };
  }
}

function unquoted(name: string): string {
  return /^(["']).*\1$/.test(name) ? name.slice(1, -1) : name;
}
