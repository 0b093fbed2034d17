/**
 * How a text of a rendered object is changed in the values: the template's line says which keys it is put together from (`{{ .Values.image.repository }}:{{
 * .Values.image.tag }}`), else the one map of the values that it is an image of. Null where no keys are certain to have made it.
 */
import type { ValueEdit } from '../protocol/rendering';
import { find, type Path } from '../yaml/find';
import type { Located, LocatedScalar } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import { entryLine } from './entryLine';
import { lineAt, lineStarts } from './renderedObjects';
import { actionsOf, codeOf } from './templateLines';
import type { ValuesFile } from './valuesSentinels';

/** `below`: where the values of the template's chart stand in those of the outermost one. */
export function valueEdits(
  { line, below }: { readonly line: string | null; readonly below: Path },
  values: readonly ValuesFile[],
  before: string,
  after: string,
): readonly ValueEdit[] | null {
  const named = line === null ? null : editsByLine({ line, below }, values, before, after);
  return named ?? editsOfImage(values, before, after);
}

function editsByLine(
  { line, below }: { readonly line: string; readonly below: Path },
  values: readonly ValuesFile[],
  before: string,
  after: string,
): readonly ValueEdit[] | null {
  const code = entryLine(codeOf(line))?.value.replace(/^(["'])(.*)\1$/, '$2') ?? '';
  const actions = actionsOf(line.slice(line.indexOf(':')));
  const literals = code.split('\0');
  const keys = actions.map(action => [...action.matchAll(/\.Values((?:\.[\w-]+)+)/g)]);
  if (literals.length !== actions.length + 1 || keys.some(found => found.length !== 1)) return null;
  const pattern = new RegExp(`^${literals.map(literal => literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('(.*)')}$`);
  const [was, is] = [pattern.exec(before)?.slice(1), pattern.exec(after)?.slice(1)];
  if (was === undefined || is === undefined) return null;
  const edits = keys.map(([key], index) => {
    const path = [...below, ...(key?.[1] ?? '').split('.').slice(1)];
    const [old, now] = [was[index] ?? '', is[index] ?? ''];
    return old === now ? 'same' : editOf(placeOf(path, values), old, now);
  });
  return edits.includes(null) ? null : edits.filter(edit => edit !== 'same' && edit !== null);
}

/** Of the maps with `repository` and `tag` the only one that the image comes of. */
function editsOfImage(values: readonly ValuesFile[], before: string, after: string): readonly ValueEdit[] | null {
  const [, repository = '', tag = ''] = /^(.+):([^:/]+)$/.exec(before) ?? [];
  const [, other = '', newTag = ''] = /^(.+):([^:/]+)$/.exec(after) ?? [];
  if (repository === '' || other !== repository) return null;
  const paths = new Map<string, Path>();
  for (const { text, below } of values)
    for (const path of imageMaps(parseDocument(text, 0, 'yaml').root, [...below])) paths.set(JSON.stringify(path), path);
  const made = [...paths.values()].filter(path => {
    const said = (key: string): string => String(placeOf([...path, key], values)?.node.value ?? '');
    const own = said('repository') || said('name');
    const registry = said('registry');
    return (own === repository || `${registry}/${own}` === repository) && ['', tag].includes(said('tag'));
  });
  const [only, ...more] = made;
  const edit = only === undefined || more.length > 0 ? null : editOf(placeOf([...only, 'tag'], values), tag, newTag);
  return edit === null ? null : [edit];
}

function* imageMaps(node: Located | undefined, path: Path): Generator<Path> {
  if (node?.type !== 'map' || path.length > 20) return;
  if (node.entries.some(({ key }) => key === 'tag')) yield path;
  for (const { key, value } of node.entries) yield* imageMaps(value, [...path, key]);
}

interface ValuePlace {
  readonly node: LocatedScalar;
  readonly file: string;
  readonly text: string;
}

/** In the last values file that has the key. */
function placeOf(path: Path, values: readonly ValuesFile[]): ValuePlace | undefined {
  for (const { file, text, below } of [...values].reverse()) {
    if (below.some((key, index) => path[index] !== key)) continue;
    const node = find(parseDocument(text, 0, 'yaml').root, path.slice(below.length));
    if (node?.type === 'scalar' && node.alias === undefined) return { node, file, text };
  }
  return undefined;
}

/** A key that is empty leaves it to the template what comes out; one that says something else has not made it. */
function editOf(place: ValuePlace | undefined, before: string, after: string): ValueEdit | null {
  if (place === undefined || /[\n\r\0]/.test(after)) return null;
  const { node, file, text } = place;
  const own = node.value === null ? '' : String(node.value);
  if ((own !== '' && own !== before) || node.source.includes('\n') || node.span.start === node.span.end) return null;
  const line = lineAt(lineStarts(text), node.span.start);
  const start = node.span.start - (lineStarts(text)[line] ?? 0);
  return { file, line, start, end: start + node.span.end - node.span.start, newText: writtenAs(node, after) };
}

/** In the quotes that it has; without any only where YAML reads it as the same text. */
function writtenAs({ source }: LocatedScalar, text: string): string {
  const quote = source.startsWith("'") ? "'" : '"';
  if (source.startsWith(quote)) return quote === '"' ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
  const { root } = parseDocument(`a: ${text}`, 0, 'yaml');
  const read = find(root, ['a']);
  return read?.type === 'scalar' && read.value === text ? text : JSON.stringify(text);
}
