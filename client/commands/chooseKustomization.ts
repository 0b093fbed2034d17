import * as vscode from 'vscode';
import { pickBuild } from '../prompts/pickBuild';
import { pickOverlay } from '../prompts/pickOverlay';
import type { Command, Pieces } from './command';
import { findManifest } from './workloads';

/**
 * Choose Kustomization… `(uri?, name?)`: of several kustomizations that build a manifest, the one that counts: what it builds is simulated, or
 * its images where nothing can be rendered. What was simulated with another one is over.
 */
export const chooseKustomization: Command = async (pieces, uriArgument, nameArgument) => {
  if (await chosePatch(pieces, uriArgument, nameArgument)) return;
  const place = await findManifest(pieces, uriArgument ?? pieces.history.uri);
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

/** Of a patch, which no build takes for a manifest, the overlays that it ends up in. Answers whether the document is one. */
async function chosePatch(
  { renderings, builds, prompts }: Pick<Pieces, 'renderings' | 'builds' | 'prompts'>,
  uriArgument: unknown,
  nameArgument: unknown,
): Promise<boolean> {
  const document =
    typeof uriArgument === 'string'
      ? vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === uriArgument)
      : vscode.window.activeTextEditor?.document;
  if (document === undefined || document.uri.scheme !== 'file' || (await renderings.isManifest(document))) return false;
  const names = await renderings.overlaysOf(document);
  if (names.length === 0) return false;
  const uri = document.uri.toString();
  const named = names.find(name => name === nameArgument);
  const question = pickOverlay(vscode.l10n.t('Choose Kustomization'), names, builds.chosenName(uri));
  const answer = named === undefined ? await prompts.choose(question) : { kind: 'chosen' as const, value: named };
  if (answer.kind === 'chosen') await builds.choose(uri, { name: answer.value });
  return true;
}

async function startOver({ session, panels }: Pieces, uri: string, workloads: readonly string[]): Promise<void> {
  for (const workload of workloads) {
    session.record(uri, workload, { actions: [] });
    await panels.startOver(uri, workload);
  }
}
