import type { ClusterRevision, ClusterRevisionsResult, GoneRevisions } from '../../server/protocol/revisions';
import type { Past } from './past';
import type { RevisionRow } from './rows';

/** How many of a range of revisions that are gone have a row. */
const mostGone = 10;

/** The past that a cluster's own objects tell of, with what a build put into the document's template as it was compared; null where they tell of none. */
export function clusterPast({ revisions, gone }: ClusterRevisionsResult, images: Pick<Past, 'kustomizeImages'> = {}): Past | null {
  const newest = revisions.at(-1);
  if (newest === undefined) return null;
  const same = revisions.find(({ difference }) => difference === '');
  const rows = [...revisions.map(rowOf), ...gone.flatMap(goneRows)];
  return {
    revisions: revisions.map(({ revision, formerRevisions, manifest }) => ({ revision, formerRevisions, manifest })),
    ...images,
    present: same?.revision ?? newest.revision + 1,
    rows: rows.sort((one, other) => (other.revision ?? 0) - (one.revision ?? 0)),
  };
}

function rowOf({ revision, images, changeCause, current, created, difference }: ClusterRevision): RevisionRow {
  return { revision, images, changeCause, current, gone: null, source: { kind: 'cluster', created }, difference };
}

/** The newest ones of the range. */
function goneRows({ from, to, reason }: GoneRevisions): readonly RevisionRow[] {
  const first = Math.max(from, to - mostGone + 1);
  return Array.from({ length: to - first + 1 }, (_, index) => ({
    revision: first + index,
    images: [],
    changeCause: null,
    current: false,
    gone: reason,
    source: { kind: 'cluster', created: null },
    difference: '',
  }));
}
