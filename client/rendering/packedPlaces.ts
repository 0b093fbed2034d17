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
  for (let line = 0; line < document.lineCount; line += 1)
    if (/^(["']?)([^"'#:]+)\1\s*:(?:\s|$)/.exec(document.lineAt(line).text)?.[2]?.trim() === key) return line;
  return null;
}
