import * as vscode from 'vscode';
import type { RenderedFrom } from '../../media/protocol';
import { shown as readable } from '../../server/escapes/shown';
import type { Shown } from './renderings';
import { mainFile } from './source';

/** What a document was rendered from, as it is said beside its timeline; null for a document that wasn't rendered. */
export function renderedFrom(shown: Shown | null): RenderedFrom | null {
  if (shown === null) return null;
  const [file] = valuesFiles(shown);
  const values = file === undefined ? null : shown.values.name === '' ? vscode.workspace.asRelativePath(file) : shown.values.name;
  return { source: readable(vscode.workspace.asRelativePath(shown.source.root)), values: values === null ? null : readable(values) };
}

/** Opens the chart's or kustomization's file, or the values file that counts last. */
export async function openRendered(shown: Shown | null, what: keyof RenderedFrom): Promise<void> {
  if (shown === null) return;
  const [file] = valuesFiles(shown);
  const uri = what === 'source' ? await mainFile(shown.source) : file === undefined ? null : vscode.Uri.file(file);
  if (uri !== null) await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
}

/** The one that counts last comes first: of a release its own declaration, of a chart alone its `values.yaml`. */
function valuesFiles({ source, values }: Shown): readonly string[] {
  if (source.kind === 'kustomization') return [];
  const own = vscode.Uri.joinPath(vscode.Uri.file(source.root), 'values.yaml').fsPath;
  return [...(values.inline === null ? [] : [values.inline.file]), ...[...values.files].reverse(), own];
}
