import path from 'node:path';
import * as vscode from 'vscode';
import type { TextChange } from '../../server/protocol/edits';
import type { Shown } from './renderings';

/** What is to be written into the files that a document was rendered from, or why that can't be done, in a sentence. */
export type SourceEdits = { readonly edit: vscode.WorkspaceEdit; readonly at: vscode.Location | null } | { readonly problem: string };

/** Where a value of a rendered line is written. */
interface Written {
  readonly file: string;
  readonly line: number;
}

/** Changes of a rendered document as changes of what sets its values: a key of the values, a patch, a kustomization, or a template's own line. */
export async function sourceEdits(shown: Shown, changes: readonly TextChange[]): Promise<SourceEdits> {
  const edit = new vscode.WorkspaceEdit();
  const rendered = await vscode.workspace.openTextDocument(shown.uri);
  let at: vscode.Location | null = null;
  for (const { range, newText } of changes) {
    const old = rendered.getText(new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character));
    const place = await placeOf(shown, range.start.line);
    const change = place === null || old === '' || /[\n:]/.test(old + newText) ? null : await valueAt(place, old);
    if (change === null) return { problem: sayUnwritten(place) };
    edit.replace(change.uri, change.range, newText);
    at = change;
  }
  return { edit, at };
}

/** By an absolute path; null where nobody knows it. */
async function placeOf({ source, rendered }: Shown, line: number): Promise<Written | null> {
  const set = (await rendered?.numbers())?.find(number => number.rendered === line);
  if (set !== undefined) return set;
  const origin = rendered?.origins.find(({ rendered: own, how }) => own === line && how === 'line');
  return origin === undefined
    ? null
    : { file: path.resolve(source.kind === 'chart' ? source.root : source.folder, origin.file), line: origin.line };
}

/** The value on a line, if it is written there as it came out; null where something makes it. */
async function valueAt({ file, line }: Written, value: string): Promise<vscode.Location | null> {
  const uri = vscode.Uri.file(file);
  const document = await vscode.workspace.openTextDocument(uri);
  const text = line < document.lineCount ? document.lineAt(line).text : '';
  const at = text.lastIndexOf(value);
  const rest = text.slice(at + value.length);
  if (at <= 0 || text.includes('{{') || !/[\s:'"[{,-]/.test(text.charAt(at - 1)) || !/^["']?\s*(?:[,}\]].*|#.*)?$/.test(rest)) return null;
  return new vscode.Location(uri, new vscode.Range(line, at, line, at + value.length));
}

function sayUnwritten(place: Written | null): string {
  return place === null
    ? vscode.l10n.t('Not written: no value of its own sets this.')
    : vscode.l10n.t('Not written: set by {0}, line {1}.', vscode.workspace.asRelativePath(place.file), place.line + 1);
}
