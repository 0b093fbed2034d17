import * as l10n from '@vscode/l10n';
import type { Revision } from '../../server/protocol/timeline';
import type { WorkloadId } from '../../server/protocol/scenario';
import type { Server } from '../requests';
import { emptyScenario } from '../timeline/target';
import type { Build } from '../kustomize/builds';
import { buildInRepository } from './buildInRepository';
import { fileVersions } from './fileVersions';
import { withCommits } from './clusterPast';
import { gatherPast, gatherTemplates, type PastWorld } from './gatherPast';
import type { GitFile } from './gitOf';
import type { Past } from './past';
import { withPast } from './rehearsed';
import { rowsOfTimeline, type RevisionRow } from './rows';
import type { Rehearsed, Session } from './session';

/** The revisions that a workload can go back to. */
export interface RevisionList {
  /** Newest first. */
  readonly rows: readonly RevisionRow[];
  /** What is missing, and why. */
  readonly notes: readonly string[];
  /** What the next action comes behind, so that the rows' numbers are right. */
  readonly behind: Rehearsed;
}

export interface ListWorld {
  readonly server: Server;
  readonly session: Session;
  readonly gitOf: (uri: string, signal: AbortSignal) => Promise<GitFile>;
}

/** Whose revisions are listed. */
export interface Listed {
  readonly uri: string;
  readonly workload: WorkloadId;
  readonly rehearsed: Rehearsed;
  /** The kustomize build that counts; null: none. */
  readonly build: Build | null;
}

/** Lists what was simulated, and what a cluster has told or else git knows. `found` gets the rows so far, as long as there are more to come. */
export async function listRevisions(
  world: ListWorld,
  { uri, workload, rehearsed, build }: Listed,
  signal: AbortSignal,
  found: (rows: readonly RevisionRow[]) => void,
): Promise<RevisionList> {
  const rowsUpon = async (behind: Rehearsed, gathered: Past | null): Promise<readonly RevisionRow[]> => {
    if (behind.actions.length === 0) return gathered?.rows ?? [];
    const when = (action: number): number | null => world.session.when(uri, workload, action);
    return rowsOfTimeline(await revisionsAfter(world.server, uri, workload, behind), { past: behind.past ?? [], gathered, when });
  };
  const pastWorld = ({ git, file, repository }: Extract<GitFile, { file: string }>, notes: string[]): Omit<PastWorld, 'found'> => {
    const { names, outside } = buildInRepository({ file, repository }, build);
    const cut = (): void => void notes.push(l10n.t('Older versions are missing: there are too many to read'));
    const images = build === null || build.images.length === 0 ? {} : { kustomizeImages: build.images };
    return { server: world.server, versions: fileVersions(git, repository, names, signal, cut), outside, ...images };
  };
  const cluster = world.session.cluster(uri, workload);
  if (cluster !== null) {
    const behind = withPast(rehearsed, cluster);
    found(await rowsUpon(behind, cluster));
    const source = await world.gitOf(uri, signal);
    const templates = 'missing' in source ? [] : await gatherTemplates(uri, workload, { ...pastWorld(source, []), found: () => undefined });
    const named = withCommits(cluster, templates);
    return { rows: await rowsUpon(behind, named), notes: [], behind: withPast(rehearsed, named) };
  }
  const [simulated, source] = await Promise.all([rowsUpon(rehearsed, null), world.gitOf(uri, signal)]);
  if ('missing' in source) return { rows: simulated, notes: [source.missing], behind: rehearsed };
  found(simulated);
  const notes = source.repository.shallow ? [l10n.t('Older versions are missing: the clone is shallow')] : [];
  const past = await gatherPast(uri, workload, { ...pastWorld(source, notes), found: rows => found([...simulated, ...rows]) });
  if (past === null || !past.rows.some(row => row.source.kind === 'git'))
    return { rows: simulated, notes: [l10n.t('git doesn’t know this manifest yet')], behind: rehearsed };
  const behind = withPast(rehearsed, past);
  return { rows: await rowsUpon(behind, past), notes, behind };
}

/** The revisions that exist after what was simulated; none where it isn't possible any more. */
async function revisionsAfter(server: Server, uri: string, workload: WorkloadId, rehearsed: Rehearsed): Promise<readonly Revision[]> {
  const result = await server.request('timeline', { uri, workload, scenario: { ...emptyScenario, ...rehearsed } });
  return result.state === 'timeline' ? result.timeline.revisions : [];
}
