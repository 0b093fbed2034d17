import type { Located, LocatedMap } from '../../yaml/located';
import { type ParsedDocument, parseDocument } from '../../yaml/parse';

/** Below these a text in double braces is nobody's placeholder but the container's own. */
const free: ReadonlySet<string> = new Set(['args', 'command', 'annotations', 'env', 'data']);

/** Placeholders that are no text where braces are open, such as `{app: ${APP}}`. */
const braced = /\$\{[^{}\n]*\}/g;

/** Whether a document that can't be read is a template, so that its faults are none of its own: it could be read if it were filled in, as far as can be told. */
export function isUnreadTemplate({ text, errors }: ParsedDocument): boolean {
  if (errors.length === 0) return false;
  if (text.includes('{{') || text.includes('{%')) return true;
  const filledIn = text.replaceAll(braced, found => 'x'.repeat(found.length));
  return filledIn !== text && parseDocument(filledIn).errors.length === 0;
}

/**
 * Whether an object is made of a template (Helm, Go, Jinja) and so no manifest yet: it holds what a template fills in, unquoted or as a whole
 * value, or it can't be read before it is filled in.
 */
export function isTemplate(node: LocatedMap, document: ParsedDocument): boolean {
  if (document.errors.length > 0) return isUnreadTemplate(document);
  return document.text.includes('{{') && isFilledIn(node, document.text, document.offset);
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
