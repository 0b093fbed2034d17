import type { Located, LocatedMap } from '../../yaml/located';
import type { ParsedDocument } from '../../yaml/parse';

/** Below these a text in double braces is nobody's placeholder but the container's own. */
const free: ReadonlySet<string> = new Set(['args', 'command', 'annotations', 'env', 'data']);

/**
 * Whether an object is made of a template (Helm, Go, Jinja) and so no manifest yet: it holds what a template fills in, unquoted or as a whole
 * value, or it can't be read and has double braces or a `{%` in it.
 */
export function isTemplate(node: LocatedMap, { text, offset, errors }: ParsedDocument): boolean {
  if (!text.includes('{{') && !text.includes('{%')) return false;
  return errors.length > 0 || isFilledIn(node, text, offset);
}

function isFilledIn(node: Located, text: string, offset: number): boolean {
  switch (node.type) {
    case 'scalar':
      return node.source.includes('{{') && (!/^["'|>]/.test(node.source) || /^["']\s*\{\{/.test(node.source));
    case 'list':
      return node.items.some(item => isFilledIn(item, text, offset));
    case 'map':
      if (node.flow && text.startsWith('{{', node.span.start - offset)) return true;
      return node.entries.some(entry => !free.has(entry.key) && isFilledIn(entry.value, text, offset));
  }
}
