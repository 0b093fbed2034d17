import type { PastOrigin } from '../../server/protocol/scenario';
import type { ClusterRevision, ClusterRevisionsResult, GoneRevisions } from '../../server/protocol/revisions';
import type { PastTemplate } from './gatherPast';
import type { Past } from './past';
import { commitOf, type RevisionRow } from './rows';

/** How many of a range of revisions that are gone have a row. */
const mostGone = 10;

/** The past that a cluster's own objects tell of; null where they tell of none. */
export function clusterPast({ revisions, gone }: ClusterRevisionsResult): Past | null {
  const newest = revisions.at(-1);
  if (newest === undefined) return null;
  const running = (revisions.find(({ current }) => current) ?? newest).revision;
  const rows = [...revisions.map(rowOf), ...gone.flatMap(goneRows)];
  return {
    revisions: revisions.map(({ revision, formerRevisions, manifest }) => ({ revision, formerRevisions, manifest })),
    present: running,
    running,
    rows: rows.sort((one, other) => (other.revision ?? 0) - (one.revision ?? 0)),
  };
}

/** A cluster's past with the commits (newest first) that had its templates. */
export function withCommits(past: Past, templates: readonly PastTemplate[]): Past {
  const origins = new Map([...templates].reverse().map(({ info, origin }) => [info.digest, origin]));
  const rows = past.rows.map((row): RevisionRow => {
    const { source } = row;
    if (source.kind !== 'cluster' || source.digest === null) return row;
    return { ...row, source: { ...source, origin: origins.get(source.digest) ?? null } };
  });
  const originOf = (revision: number): PastOrigin | null => {
    const row = rows.find(other => other.revision === revision);
    return row === undefined ? null : commitOf(row.source);
  };
  const revisions = past.revisions.map(entry => {
    const origin = originOf(entry.revision);
    return origin === null ? entry : { ...entry, origin };
  });
  return { ...past, revisions, rows };
}

function rowOf({ revision, images, changeCause, current, created, digest, difference }: ClusterRevision): RevisionRow {
  const source = { kind: 'cluster' as const, created, digest, origin: null };
  return { revision, images, changeCause, current, gone: null, source, difference, next: { revision, current } };
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
    source: { kind: 'cluster', created: null, digest: null, origin: null },
    difference: '',
    next: { revision: null, current: false },
  }));
}
