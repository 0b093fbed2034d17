import * as vscode from 'vscode';
import { pickRevision, rowKey } from '../prompts/pickRevision';
import type { Question } from '../prompts/question';
import { walk, type Step } from '../prompts/steps';
import { gitOf } from '../git/gitOf';
import { listRevisions, type Listed, type RevisionList } from '../revisions/list';
import type { RevisionRow } from '../revisions/rows';
import type { Rehearsed } from '../revisions/session';
import { revisionArgument, whenArgument } from './arguments';
import type { Asking } from './asking';
import { askBuild, type BuildKnown } from './askBuild';
import { askWorkload, type WorkloadKnown } from './askWorkload';
import type { Command, Pieces } from './command';
import { sayTime } from '../prompts/sayTime';
import { findPlace, uriOf } from './workloads';

interface Known extends WorkloadKnown, BuildKnown {
  readonly goal?: Goal;
}

/** Milliseconds in which a list may become complete before it is shown growing. */
const patienceMilliseconds = 200;

/** The number to go back to, and what the rollback comes behind. */
interface Goal {
  readonly toRevision: number;
  readonly preceding: Rehearsed;
}

/**
 * Simulate Rollback to Revision… `(uri?, workloadId?, revision?, at?)`: asks for what isn't given, then shows the rollout of `kubectl rollout undo`
 * behind what was simulated before. Where there is nothing to go back to, the page says so in kubectl's words.
 */
export const simulateRollback: Command = async (pieces, uriArgument, idArgument, revisionGiven, atGiven) => {
  const revision = revisionArgument(revisionGiven);
  const when = whenArgument(atGiven);
  const uri = uriOf(uriArgument);
  if (uri !== undefined && typeof idArgument === 'string' && revision !== undefined) {
    return pieces.panels.act(uri, idArgument, { kind: 'undo', toRevision: revision }, when);
  }
  const title = vscode.l10n.t('Simulate Rollback to Revision');
  const asked = await pieces.prompts.during(title, async prompt => {
    const place = await findPlace(pieces, uriArgument, idArgument);
    if (place === undefined) return undefined;
    const asking: Asking = { prompt, pieces, uri: place.uri, when, title };
    const known = await walk<Known>({}, [
      askWorkload(prompt, title, place),
      askBuild(prompt, pieces, title, place.uri),
      askRevision(asking),
    ]);
    return { uri: place.uri, ...known };
  });
  if (asked?.workload === undefined || asked.goal === undefined) return;
  const { toRevision, preceding } = asked.goal;
  await pieces.panels.act(asked.uri, asked.workload.id, { kind: 'undo', toRevision }, when, preceding);
};

/** Settled (the previous one, which kubectl refuses) where there are no two revisions. */
function askRevision({ prompt, pieces, title, uri, when }: Asking): Step<Known> {
  return async (known, place) => {
    if (known.workload === undefined) return { kind: 'cancelled' };
    const leaving = new AbortController();
    prompt.left.addEventListener('abort', () => leaving.abort());
    const { workload, build = null } = known;
    const listed = { uri, workload: workload.id, rehearsed: pieces.panels.rehearsed(uri, workload.id, when.at), build };
    const reading = read(pieces, listed, leaving.signal);
    const question = (rows: readonly RevisionRow[], notes: readonly string[] = []): Question<RevisionRow> =>
      pickRevision(build === null ? title : `${title} (${build.name})`, rows, notes, sayTime);
    const soon = await Promise.race([reading.list, later(patienceMilliseconds)]);
    if (soon !== null && soon.rows.length < 2) return { kind: 'settled', value: { ...known, goal: goalOf(null, soon) } };
    const answer =
      soon === null
        ? await prompt.choose<RevisionRow | null>(question(reading.soFar()), place, update => grow(reading, update, question))
        : await prompt.choose(question(soon.rows, soon.notes), place);
    if (answer.kind === 'chosen') return { kind: 'chosen', value: { ...known, goal: goalOf(answer.value, await reading.list) } };
    leaving.abort();
    return answer;
  };
}

/** A list that is being read. */
interface Reading {
  readonly list: Promise<RevisionList>;
  readonly soFar: () => readonly RevisionRow[];
  onFound: () => void;
}

function read({ server, session, pasts }: Pieces, listed: Listed, signal: AbortSignal): Reading {
  let rows: readonly RevisionRow[] = [];
  const found = (more: readonly RevisionRow[]): void => {
    rows = more;
    reading.onFound();
  };
  const list = listRevisions({ server, session, gitOf, rendered: pasts.of }, listed, signal, found);
  // Whoever left the question doesn't want to know what became of the list.
  list.catch(() => undefined);
  const reading: Reading = { list, soFar: () => rows, onFound: () => undefined };
  return reading;
}

/** Shows the rows as they come. Answers null, which closes the question, where there turns out to be nothing to choose. */
async function grow(
  reading: Reading,
  update: (question: Question<RevisionRow>) => void,
  question: (rows: readonly RevisionRow[], notes?: readonly string[]) => Question<RevisionRow>,
): Promise<null | undefined> {
  reading.onFound = () => update(question(reading.soFar()));
  const list = await reading.list.catch(() => null);
  if (list === null || list.rows.length < 2) return null;
  update(question(list.rows, list.notes));
  return undefined;
}

/** A row that was chosen before its number was known has it now. What the simulation deleted is asked for all the same, as kubectl says then why not. */
function goalOf(row: RevisionRow | null, { rows, preceding }: RevisionList): Goal {
  const chosen = row === null ? undefined : (rows.find(other => rowKey(other) === rowKey(row)) ?? row);
  return { toRevision: chosen?.next.revision ?? chosen?.revision ?? 0, preceding };
}

function later(milliseconds: number): Promise<null> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds, null);
  });
}
