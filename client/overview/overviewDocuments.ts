import * as vscode from 'vscode';
import { shown } from '../../server/escapes/shown';
import type { Renderings, Shown } from '../rendering/renderings';
import { openDocument } from '../timeline/documents';
import type { OverviewDocument } from './overviewController';

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

/** What files are called together: the path of a single one, else how many there are. */
export function overviewTitle(uris: readonly string[]): string {
  const [only, ...others] = uris;
  if (only === undefined || others.length > 0) return vscode.l10n.t('{0} files', uris.length);
  return shown(vscode.workspace.asRelativePath(vscode.Uri.parse(only)));
}
