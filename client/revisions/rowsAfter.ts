import type { WorkloadId } from '../../server/protocol/scenario';
import type { Server } from '../requests';
import { emptyScenario } from '../target';
import { documentImagesOf } from './documentImages';
import type { Past } from './past';
import { rowsOfTimeline, type RevisionRow, type Revisions } from './rows';
import type { Rehearsed } from './session';

/** What is listed, and what was simulated before it. */
export interface Asked {
  readonly uri: string;
  readonly workload: WorkloadId;
  /** What was simulated, and what was before. */
  readonly preceding: Rehearsed;
  /** What was read of the past just now; null where nothing was. */
  readonly gathered: Past | null;
  /** When an action was simulated. */
  readonly when: (action: number) => number | null;
}

/** The revisions after what was simulated, newest first, each with what going back to it changes by then; without anything the manifest's own. */
export async function rowsAfter(server: Server, asked: Asked): Promise<readonly RevisionRow[]> {
  const { preceding, gathered, when } = asked;
  if (preceding.actions.length === 0) return gathered?.rows ?? (await manifestRows(server, asked));
  const revisions = await revisionsAfter(server, asked);
  const rows = rowsOfTimeline(revisions, { past: preceding.past ?? [], gathered, when });
  const differences = await differencesAfter(server, asked, revisions);
  return rows.map(row => ({ ...row, difference: differences.get(row.next.revision) ?? '' }));
}

async function manifestRows(server: Server, { uri, workload, preceding }: Asked): Promise<readonly RevisionRow[]> {
  const sources = [{ key: '', source: { kind: 'document' as const } }];
  const { templates } = await server.request('templates', {
    uri,
    workload,
    sources,
    ...documentImagesOf(preceding),
  });
  return templates.flatMap((info): RevisionRow[] => {
    if (info === null) return [];
    const { images, changeCause } = info;
    const next = { revision: 1, current: true };
    return [{ revision: 1, images, changeCause, current: true, gone: null, source: { kind: 'manifest' }, difference: '', next }];
  });
}

/** The revisions that exist after what was simulated; none where it isn't possible any more. */
async function revisionsAfter(server: Server, { uri, workload, preceding }: Asked): Promise<Revisions> {
  const result = await server.request('timeline', { uri, workload, scenario: { ...emptyScenario, ...preceding } });
  return result.state === 'timeline' ? result.timeline : { revisions: [], former: [] };
}

/** By revision, from the one that is current after all actions. */
async function differencesAfter(
  server: Server,
  { uri, workload, preceding }: Asked,
  { revisions }: Revisions,
): Promise<ReadonlyMap<number | null, string>> {
  const current = revisions.find(revision => revision.current);
  if (current === undefined) return new Map();
  const scenario = { ...emptyScenario, ...preceding };
  const sourceOf = (revision: number) => ({ kind: 'revision' as const, scenario, revision });
  const sources = revisions.map(({ revision }) => ({ key: String(revision), source: sourceOf(revision) }));
  const { templates } = await server.request('templates', { uri, workload, now: sourceOf(current.revision), sources });
  return new Map(templates.map((info, index) => [revisions[index]?.revision ?? null, info?.difference ?? '']));
}
