import * as vscode from 'vscode';
import { shown } from '../../server/escapes/shown';
import type { Renderings, Shown } from '../rendering/renderings';
import { openDocument } from '../timeline/documents';
import type { OverviewDocument } from './overviewController';
import { mostFiles } from './overviewFiles';

/** The documents with the workloads of some files: a file itself where it has some, else what it is rendered to; a file with neither as it is. */
export async function overviewDocuments(uris: readonly string[], renderings: Renderings): Promise<readonly OverviewDocument[]> {
  const found = await Promise.all(uris.map(uri => documentsOf(uri, renderings)));
  const all = found.flat();
  // Files of one chart are rendered to the same.
  return all.filter(({ uri }, index) => all.findIndex(other => other.uri === uri) === index);
}

async function documentsOf(uri: string, renderings: Renderings): Promise<readonly OverviewDocument[]> {
  const document = await openDocument(uri);
  const label = shown(vscode.workspace.asRelativePath(vscode.Uri.parse(uri)));
  const own = { uri, label, kind: 'file' as const, values: null };
  if (document === null) return [{ ...own, problem: vscode.l10n.t('The file can’t be opened.') }];
  if (await renderings.isManifest(document)) return [{ ...own, problem: null }];
  const rendered = await renderings.of(document);
  return rendered === null ? [{ ...own, problem: null }] : rendered.shown.map(renderedDocument);
}

function renderedDocument({ uri, source, values, rendering, rendered }: Shown): OverviewDocument {
  const [fault] = rendering.state === 'fault' ? rendering.places : [];
  const said = fault?.message.split('\n')[0] ?? vscode.l10n.t('It isn’t rendered.');
  const isLate = rendering.state !== 'rendered';
  const problem = rendered === null ? vscode.l10n.t('Can’t be rendered: {0}', said) : vscode.l10n.t('Not up to date: {0}', said);
  return {
    uri: uri.toString(),
    label: shown(vscode.workspace.asRelativePath(vscode.Uri.file(source.root))),
    kind: source.kind,
    values: values.name === '' ? null : shown(values.name),
    problem: isLate ? shown(problem) : null,
  };
}

/** What files or folders are called together: `k8s/shop.yaml`, `of this workspace`, `3 files`; and that not all of their files are shown. */
export function overviewTitle(uris: readonly string[], leftOut: number): string {
  const title = nameOf(uris);
  return leftOut === 0 ? title : vscode.l10n.t('{0}, only the first {1} files', title, mostFiles);
}

function nameOf(uris: readonly string[]): string {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  if (uris.length > 0 && uris.every(uri => folders.includes(uri))) return vscode.l10n.t('of this workspace');
  const [only, ...others] = uris;
  if (only === undefined || others.length > 0) return vscode.l10n.t('{0} files', uris.length);
  return shown(vscode.workspace.asRelativePath(vscode.Uri.parse(only)));
}
