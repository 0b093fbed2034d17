import * as vscode from 'vscode';
import { pickBuild } from '../prompts/pickBuild';
import type { Command, Pieces } from './command';
import { findPlace } from './workloads';

/**
 * Choose Kustomization… `(uri?, name?)`: of several kustomizations that build a manifest, the one whose images it is to have in rehearsals and in the list
 * of revisions. What was simulated with the images of another one is over.
 */
export const chooseKustomization: Command = async (pieces, uriArgument, nameArgument) => {
  const place = await findPlace(pieces, uriArgument ?? pieces.history.uri, undefined);
  if (place === undefined) return;
  const { uri } = place;
  const { all, counted } = await pieces.builds.of(uri);
  if (all.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No kustomization in the workspace builds this manifest.'));
    return;
  }
  const named = all.find(({ name }) => name === nameArgument);
  const question = pickBuild(vscode.l10n.t('Choose Kustomization'), all, counted);
  const answer = named === undefined ? await pieces.prompts.choose(question) : { kind: 'chosen' as const, value: named };
  if (answer.kind !== 'chosen' || answer.value.name === counted?.name) return;
  await pieces.builds.choose(uri, answer.value);
  await startOver(
    pieces,
    uri,
    place.workloads.map(({ id }) => id),
  );
};

async function startOver({ session, panels }: Pieces, uri: string, workloads: readonly string[]): Promise<void> {
  for (const workload of workloads) {
    session.record(uri, workload, { actions: [] });
    await panels.startOver(uri, workload);
  }
}
