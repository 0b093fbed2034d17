import * as vscode from 'vscode';
import { readPackagedFile } from '../workspaceFiles';
import type { Command } from './command';

/** The samples in the package; the first one is opened if none is named. */
const samples = ['busy', 'shop'] as const;

/** Open Sample Manifest `(name?)`: an unsaved copy of a sample, with a first line in the user's language in place of its comments. */
export const openSample: Command = async ({ extension }, name) => {
  const sample = samples.find(known => known === name) ?? samples[0];
  const text = (await readPackagedFile(vscode.Uri.joinPath(extension, 'samples', `${sample}.yaml`))) ?? '';
  const hint = vscode.l10n.t('Read the line above the workload, hover over its fields, or select “Rollout timeline”.');
  const content = `# ${hint}\n${text.replace(/^ *#.*\n/gm, '')}`;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'yaml', content }));
};
