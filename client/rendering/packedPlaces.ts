import type * as vscode from 'vscode';
import type { RenderedObjectInfo } from '../../server/protocol/rendering';
import type { ShownDocument } from './renderings';

/** Where a document of values has the key of a packed subchart, which has no templates to say anything at; null where it has none. */
export function packedPlace(
  document: vscode.TextDocument,
  { found }: Pick<ShownDocument, 'found'>,
  object: RenderedObjectInfo | undefined,
): number | null {
  const [key] = found.role === 'values' ? (object?.packedBelow ?? []) : [];
  if (key === undefined) return null;
  const written = [key, `"${key}"`, `'${key}'`];
  const isKey = (text: string): boolean => written.some(own => text.startsWith(own) && /^\s*:(?:\s|$)/.test(text.slice(own.length)));
  for (let line = 0; line < document.lineCount; line += 1) if (isKey(document.lineAt(line).text)) return line;
  return null;
}
