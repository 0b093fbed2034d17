import * as vscode from 'vscode';
import { pickClusterText, type ClusterTextPlace } from '../prompts/pickClusterText';
import { walk, type Step } from '../prompts/steps';
import { clusterPast } from '../revisions/clusterPast';
import { readChosenFile } from '../workspaceFiles';
import { messageText } from '../plainText';
import { askWorkload, type WorkloadKnown } from './askWorkload';
import type { Command, Pieces } from './command';
import { findPlace } from './workloads';

interface Known extends WorkloadKnown {
  readonly from?: ClusterTextPlace;
}

/** Bytes of a file that may be what kubectl printed. */
const mostBytes = 20_000_000;

/**
 * Import Revisions from kubectl Output… `(uri?, workloadId?, text?)`: takes the revisions out of what the workload's `revisionsCommand` has printed, as text; no
 * cluster is asked. They take the place of git's history for this workload.
 */
export const readClusterRevisions: Command = async (pieces, uriArgument, idArgument, textGiven) => {
  const title = vscode.l10n.t('Import Revisions from kubectl Output');
  const asked = await pieces.prompts.during(title, async prompt => {
    const place = await findPlace(pieces, uriArgument, idArgument);
    if (place === undefined) return undefined;
    const askFrom: Step<Known> = async (known, back) => {
      if (known.workload === undefined) return { kind: 'cancelled' };
      if (typeof textGiven === 'string') return { kind: 'settled', value: known };
      const { id, revisionsCommand } = known.workload;
      const answer = await prompt.choose(pickClusterText(title, revisionsCommand, pieces.session.cluster(place.uri, id) !== null), back);
      return answer.kind === 'chosen' ? { kind: 'chosen', value: { ...known, from: answer.value } } : answer;
    };
    return { uri: place.uri, ...(await walk<Known>({}, [askWorkload(prompt, title, place), askFrom])) };
  });
  if (asked?.workload === undefined) return;
  const { uri, workload, from } = asked;
  if (from === 'none') {
    pieces.session.recordCluster(uri, workload.id, null);
    await pieces.panels.startOver(uri, workload.id);
    return;
  }
  const text = typeof textGiven === 'string' ? textGiven : await textFrom(from);
  if (text !== undefined) await take(pieces, uri, workload.id, text);
};

async function take({ server, session, panels, history }: Pieces, uri: string, workload: string, text: string): Promise<void> {
  if (text.length > mostBytes) {
    const why = vscode.l10n.t('Can’t import revisions: the kubectl output is larger than {0} MB.', mostBytes / 1_000_000);
    void vscode.window.showErrorMessage(messageText(why));
    return;
  }
  const result = await server.request('clusterRevisions', { uri, workload, text });
  const past = clusterPast(result);
  if (past === null) {
    void vscode.window.showInformationMessage(messageText(result.problem ?? vscode.l10n.t('The kubectl output contains no revisions.')));
    return;
  }
  session.recordCluster(uri, workload, past);
  await panels.startOver(uri, workload);
  await history.show(uri);
}

/** Undefined where there is none, or the user leaves the choice. */
async function textFrom(from: ClusterTextPlace | undefined): Promise<string | undefined> {
  if (from === 'clipboard') return vscode.env.clipboard.readText();
  const [file] = (await vscode.window.showOpenDialog({ filters: { YAML: ['yaml', 'yml', 'json', 'txt'] } })) ?? [];
  if (file === undefined) return undefined;
  const read = await readChosenFile(file, mostBytes);
  if ('text' in read) return read.text;
  const why =
    read.unread === 'tooLarge'
      ? vscode.l10n.t('Can’t import revisions: the file is larger than {0} MB.', mostBytes / 1_000_000)
      : vscode.l10n.t('Can’t import revisions: the file can’t be read.');
  void vscode.window.showErrorMessage(messageText(why));
  return undefined;
}
