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
    const isValue = old !== '' && !/\n|:\s|:$/.test(old + newText);
    const found = isValue ? ((await inValues(shown, range.start.line, old, newText)) ?? (await atPlace(place, old, newText))) : [];
    if (found.length === 0) return { problem: sayUnwritten(place) };
    for (const { location, text } of found) {
      edit.replace(location.uri, location.range, text);
      at = location;
    }
  }
  return { edit, at };
}

/** A value and what takes its place. */
interface Replaced {
  readonly location: vscode.Location;
  readonly text: string;
}

/** The keys of the values that a text is put together from; null where they aren't known, or aren't in a file of their own. */
async function inValues({ rendered, values }: Shown, line: number, old: string, text: string): Promise<readonly Replaced[] | null> {
  const isNumber = /^\d+%?$/.test(text);
  const edits = isNumber ? null : ((await rendered?.written(line, unquoted(old), unquoted(text))) ?? null);
  if (edits === null || edits.length === 0 || edits.some(({ file }) => file === values.inline?.file)) return null;
  return edits.map(({ file, line: at, start, end, newText }) => ({
    location: new vscode.Location(vscode.Uri.file(file), new vscode.Range(at, start, at, end)),
    text: newText,
  }));
}

/** Where the line that wrote a value has it: all of it, or of an image the tag alone. */
async function atPlace(place: Written | null, old: string, text: string): Promise<readonly Replaced[]> {
  if (place === null) return [];
  const whole = await valueAt(place, old);
  if (whole !== null) return [{ location: whole, text }];
  const [, repository = '', tag = ''] = /^(.+):([^:/]+)$/.exec(unquoted(old)) ?? [];
  const [, other = '', newTag = ''] = /^(.+):([^:/]+)$/.exec(unquoted(text)) ?? [];
  const location = repository !== '' && repository === other ? await valueAt(place, tag) : null;
  return location === null ? [] : [{ location, text: newTag }];
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
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
