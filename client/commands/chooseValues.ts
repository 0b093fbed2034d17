import path from 'node:path';
import * as vscode from 'vscode';
import { pickValues } from '../prompts/pickValues';
import { allOf, noFurtherValues } from '../rendering/valuesOffers';
import type { Command } from './command';

/** Choose Values… `(chart?, name?)`: which of the values files that there are for a chart it is rendered with. */
export const chooseValues: Command = async ({ renderings, prompts }, chartArgument, nameArgument) => {
  const document = vscode.window.activeTextEditor?.document;
  const found = document === undefined ? null : await renderings.find(document);
  const [own] = found?.sources.filter(({ kind }) => kind === 'chart') ?? [];
  const chart = typeof chartArgument === 'string' ? chartArgument : own?.root;
  const folder = chart === undefined ? undefined : vscode.workspace.getWorkspaceFolder(vscode.Uri.file(chart))?.uri.fsPath;
  if (chart === undefined || folder === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This file isn’t part of a chart.'));
    return;
  }
  const offer = await renderings.offers.of(chart, folder);
  const all = [noFurtherValues, ...allOf(offer)];
  const chosen = renderings.choices.valuesOf(chart, offer, null);
  const named = all.find(({ name }) => name === nameArgument);
  const question = pickValues(
    vscode.l10n.t('Values of {0}', path.basename(chart)),
    all,
    all.find(({ name }) => name === chosen.name) ?? noFurtherValues,
  );
  const answer = named === undefined ? await prompts.choose(question) : { kind: 'chosen' as const, value: named };
  if (answer.kind !== 'chosen') return;
  await renderings.choices.choose(chart, answer.value);
  renderings.chosen();
};
