import * as vscode from 'vscode';
import { revisionNode, whenRead } from '../history/nodes';
import { sayRevision, type Side } from '../revisions/difference';
import { documentImagesOf } from '../revisions/documentImages';
import type { RevisionList } from '../revisions/list';
import type { RevisionRow } from '../revisions/rows';
import { emptyScenario } from '../target';
import type { Command } from './command';

/** Compare with Manifest, on a revision of the view: its pod template beside the document's. */
export const showTemplateDifference: Command = async ({ difference }, argument) => {
  const node = revisionNode(argument);
  const read = node === undefined ? null : await whenRead(node);
  const left = read === null ? null : sideOf(read);
  if (read === null || left === null) return;
  const right = { name: vscode.l10n.t('manifest'), source: { kind: 'document' as const } };
  await difference.show(read.uri, read.workload.id, left, right, documentImagesOf(read.list.preceding));
};

/** Null for a revision that is gone. */
function sideOf({ row, list }: { readonly row: RevisionRow; readonly list: RevisionList }): Side | null {
  const { revision, source } = row;
  if (revision === null || row.gone !== null) return null;
  const name = sayRevision(revision);
  if (source.kind === 'manifest') return { name, source: { kind: 'document' } };
  const past = list.preceding.past?.find(entry => entry.revision === revision);
  if (past !== undefined) return { name, source: { kind: 'past', manifest: past.manifest } };
  return { name, source: { kind: 'revision', scenario: { ...emptyScenario, ...list.preceding }, revision } };
}
