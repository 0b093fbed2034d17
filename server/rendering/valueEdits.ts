/**
 * How a text of a rendered object is changed in the values: the template's line says which keys it is put together from (`{{ .Values.image.repository }}:{{
 * .Values.image.tag }}`), else the one map of the values that it is an image of. Null where no keys are certain to have made it.
 */
import type { ValueEdit } from '../protocol/rendering';
import { find, type Path } from '../yaml/find';
import type { LocatedScalar } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import { entryLine } from './entryLine';
import { lineAt, lineStarts } from './renderedObjects';
import { actionsOf, codeOf } from './templateLines';
import type { ValuesFile } from './mergedValues';
import { imageOf, placeOf, type ValuePlace } from './valuePlaces';

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
  if (actions.length === 0 || literals.length !== actions.length + 1 || keys.some(found => found.length !== 1)) return null;
  const [was, is] = [between(literals, before), between(literals, after)];
  if (was === null || is === null) return null;
  const edits = keys.map(([key], index) => {
    const path = [...below, ...(key?.[1] ?? '').split('.').slice(1)];
    const [old, now] = [was[index] ?? '', is[index] ?? ''];
    return old === now ? 'same' : editOf(placeOf(path, values), old, now);
  });
  return edits.includes(null) ? null : edits.filter(edit => edit !== 'same' && edit !== null);
}

/** What stands in a line between texts that follow each other in it: the earlier ones as long as can be. Null where it isn't made of them. */
function between([first = '', ...others]: readonly string[], line: string): readonly string[] | null {
  const last = others.pop() ?? '';
  const isLine = line.startsWith(first) && line.endsWith(last) && !/[\n\r\u2028\u2029]/.test(line);
  const found: string[] = [];
  let end = isLine ? line.length - last.length : -1;
  for (const text of others.reverse()) {
    const at = end < text.length ? -1 : line.lastIndexOf(text, end - text.length);
    found.push(line.slice(at + text.length, end));
    end = at;
  }
  return end < first.length ? null : [line.slice(first.length, end), ...found.reverse()];
}

/** By the tag of the only map of the values that the image comes of. */
function editsOfImage(values: readonly ValuesFile[], before: string, after: string): readonly ValueEdit[] | null {
  const [, repository = '', tag = ''] = /^(.+):([^:/]+)$/.exec(before) ?? [];
  const [, other = '', newTag = ''] = /^(.+):([^:/]+)$/.exec(after) ?? [];
  const image = repository === '' || other !== repository ? null : imageOf(values, before);
  const edit = image === null ? null : editOf(placeOf([...image, 'tag'], values), tag, newTag);
  return edit === null ? null : [edit];
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
