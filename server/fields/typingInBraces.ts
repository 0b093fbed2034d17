import type { Path } from '../yaml/find';
import type { Located, LocatedMap } from '../yaml/located';
import type { Typing } from './typingAt';

const keyTyped = /[{,]\s*([\w./-]*)$/;
const valueTyped = /[{,]\s*["']?([\w./-]+)["']?\s*:([ \t]*)(["']?)([^\s"'#{}[\],]*)$/;

/** The same as `typingAt` for what is typed in braces, on which the parse has to be relied; undefined where nothing can be said. */
export function typingInBraces(text: string, offset: number, object: LocatedMap): Typing | undefined {
  const around = bracesAround(object, offset, []);
  if (around === undefined) return undefined;
  const before = text.slice(around.map.span.start, offset);
  const value = valueTyped.exec(before);
  const found = value ?? keyTyped.exec(before);
  if (found === null) return undefined;
  const isJson = /^\{\s*"/.test(text.slice(object.span.start));
  if (value === null && isJson) return undefined;
  const [, name = '', gap = '', quote = '', begun = ''] = found;
  const word = value === null ? name : begun;
  const rest = value === null ? '' : (/^[\w%.-]*/.exec(text.slice(offset, offset + 100))?.[0] ?? '');
  return {
    parent: around.path,
    key: value === null ? undefined : name,
    span: { start: offset - word.length, end: offset + rest.length },
    siblings: new Set(around.map.entries.map(({ key }) => key).filter(key => key !== name)),
    needsBlank: value !== null && gap === '' && quote === '' && !isJson,
    quoted: quote !== '',
    inset: 0,
    inBraces: true,
  };
}

interface Braces {
  readonly map: LocatedMap;
  readonly path: Path;
}

/** The innermost map in braces that an offset lies in. */
function bracesAround(node: Located, offset: number, path: Path): Braces | undefined {
  if (node.alias !== undefined || node.type === 'scalar' || offset <= node.span.start || offset > node.span.end) return undefined;
  const children =
    node.type === 'list'
      ? node.items.map((item, index) => [index, item] as const)
      : node.entries.filter(({ merged }) => merged === undefined).map(({ key, value }) => [key, value] as const);
  for (const [segment, child] of children) {
    const inner = bracesAround(child, offset, [...path, segment]);
    if (inner !== undefined) return inner;
  }
  return node.type === 'map' && node.flow && offset < node.span.end ? { map: node, path } : undefined;
}
