import type { ClusterRevision, GoneRevisions } from '../protocol/revisions';
import { goneByLimit, goneByReuse, goneElsewhere } from './historyLimit';

/** More numbers than these aren't gone through one by one. */
const mostNumbers = 100_000;

/**
 * The numbers below the newest that no revision bears, ascending, neighbours of the same fate together. What isn't among the former numbers of a
 * revision was deleted, by the limit where that is used up. `keptBy`: the kind of the objects that keep revisions. A negative limit keeps everything.
 */
export function goneRevisions(
  revisions: readonly Pick<ClusterRevision, 'revision' | 'formerRevisions'>[],
  { limit, keptBy }: { readonly limit: number; readonly keptBy: string },
): readonly GoneRevisions[] {
  const borne = new Set(revisions.map(({ revision }) => revision));
  const became = new Map(revisions.flatMap(({ revision, formerRevisions }) => formerRevisions.map(former => [former, revision] as const)));
  const newest = Math.max(0, ...borne);
  const lost = limit >= 0 && borne.size - 1 >= limit ? goneByLimit(limit) : goneElsewhere(keptBy);
  const gone: GoneRevisions[] = [];
  for (let number = Math.max(1, newest - mostNumbers); number < newest; number++) {
    if (borne.has(number)) continue;
    const now = became.get(number) ?? null;
    const last = gone.at(-1);
    if (last?.to === number - 1 && last.became === now) gone[gone.length - 1] = { ...last, to: number };
    else gone.push({ from: number, to: number, became: now, reason: now === null ? lost : goneByReuse(now) });
  }
  return gone;
}
