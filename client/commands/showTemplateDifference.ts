import * as vscode from 'vscode';
import { revisionNode, type RevisionNode } from '../history/nodes';
import { sayRevision, type Side } from '../revisions/difference';
import { documentImagesOf } from '../revisions/documentImages';
import { emptyScenario } from '../target';
import type { Command } from './command';

/** Compare with Manifest, on a revision of the view: its pod template beside the document's. */
export const showTemplateDifference: Command = async ({ difference }, argument) => {
  const node = revisionNode(argument);
  const left = node === undefined ? null : sideOf(node);
  if (node === undefined || left === null) return;
  const right = { name: vscode.l10n.t('manifest'), source: { kind: 'document' as const } };
  await difference.show(node.uri, node.workload.id, left, right, documentImagesOf(node.list?.preceding ?? {}));
};

/** Null for a revision that is gone, or of which too little is known yet. */
function sideOf({ row, list }: RevisionNode): Side | null {
  const { revision, source } = row;
  if (revision === null || list === null || row.gone !== null) return null;
  const name = sayRevision(revision);
  if (source.kind === 'manifest') return { name, source: { kind: 'document' } };
  const past = list.preceding.past?.find(entry => entry.revision === revision);
  if (past !== undefined) return { name, source: { kind: 'past', manifest: past.manifest } };
  return { name, source: { kind: 'revision', scenario: { ...emptyScenario, ...list.preceding }, revision } };
}
