import * as vscode from 'vscode';
import type { Revision, WorkloadId } from '../../server/protocol';
import { askChoice } from '../prompts/ask';
import { pickRevision, type DatedRevision } from '../prompts/pickRevision';
import { walk, type Step } from '../prompts/steps';
import type { ActAt } from '../timeline/panels';
import { emptyScenario } from '../timeline/target';
import { atArgument, revisionArgument } from './arguments';
import { askWorkload, type WorkloadKnown } from './askWorkload';
import type { Command, Pieces } from './command';
import { findPlace, uriOf } from './workloads';

interface Known extends WorkloadKnown {
  readonly toRevision?: number;
}

/**
 * Simulate Rollback to Revision… `(uri?, workloadId?, revision?, at?)`: asks for what isn't given, then shows the rollout of `kubectl rollout undo`
 * behind what was simulated before. Where there is nothing to go back to, the page says so in kubectl's words.
 */
export const simulateRollback: Command = async (pieces, uriArgument, idArgument, revisionGiven, atGiven) => {
  const revision = revisionArgument(revisionGiven);
  const at = atArgument(atGiven);
  const uri = uriOf(uriArgument);
  if (uri !== undefined && typeof idArgument === 'string' && revision !== undefined) {
    return pieces.panels.act(uri, idArgument, { kind: 'undo', toRevision: revision }, at);
  }
  const place = await findPlace(pieces, uriArgument, idArgument);
  if (place === undefined) return;
  const title = vscode.l10n.t('Simulate Rollback to Revision');
  const answer = await walk<Known>({}, [askWorkload(title, place), askRevision(pieces, title, place.uri, at)]);
  if (answer?.workload === undefined || answer.toRevision === undefined) return;
  await pieces.panels.act(place.uri, answer.workload.id, { kind: 'undo', toRevision: answer.toRevision }, at);
};

/** Settled (the previous one, which kubectl refuses) where there are no two revisions. */
function askRevision(pieces: Pieces, title: string, uri: string, at: ActAt): Step<Known> {
  return async (known, place) => {
    if (known.workload === undefined) return { kind: 'cancelled' };
    const revisions = at === 'startOver' ? [] : await datedRevisions(pieces, uri, known.workload.id);
    if (revisions.length < 2) return { kind: 'settled', value: { ...known, toRevision: 0 } };
    const answer = await askChoice(pickRevision(title, revisions), place);
    return answer.kind === 'chosen' ? { kind: 'chosen', value: { ...known, toRevision: answer.value } } : answer;
  };
}

/** The revisions that exist after what was simulated; none where nothing was. */
async function datedRevisions({ panels, server, session }: Pieces, uri: string, workload: WorkloadId): Promise<readonly DatedRevision[]> {
  const rehearsed = panels.rehearsed(uri, workload);
  if (rehearsed.actions.length === 0) return [];
  const result = await server.request('timeline', { uri, workload, scenario: { ...emptyScenario, ...rehearsed } });
  if (result.state !== 'timeline') return [];
  return result.timeline.revisions.map(revision => ({ revision, when: sayWhen(revision, action => session.when(uri, workload, action)) }));
}

/** When a revision was made, in words; null for the manifest's own. */
function sayWhen({ action }: Revision, whenOf: (action: number) => number | null): string | null {
  if (action === null) return null;
  const when = whenOf(action);
  if (when === null) return vscode.l10n.t('simulated earlier');
  return vscode.l10n.t('simulated at {0}', new Intl.DateTimeFormat(vscode.env.language, { timeStyle: 'medium' }).format(when));
}
