import type { PastOrigin } from '../../server/protocol/scenario';
import type { Revision } from '../../server/protocol/revisions';
import type { Timeline } from '../../server/protocol/timeline';
import type { Past } from './past';
import type { Rehearsed } from './session';

/** A revision as a list shows it. */
export interface RevisionRow {
  /** Null as long as it isn't known, as the history is still being read. */
  readonly revision: number | null;
  readonly images: readonly string[];
  readonly changeCause: string | null;
  /** Whether it is what runs; what is only simulated never is. */
  readonly current: boolean;
  /** Why it can't be gone back to any more; null where it can. */
  readonly gone: string | null;
  readonly source: RowSource;
  /** What going back to it changes in the document's template, in one line; empty where that isn't known or nothing. */
  readonly difference: string;
  readonly next: NextRevision;
}

/** What the next simulated action finds of a revision. */
export interface NextRevision {
  /** The number of its template after what was simulated; null where it isn't there any more, or isn't known yet. */
  readonly revision: number | null;
  /** Whether it is what runs then. */
  readonly current: boolean;
}

export type RowSource =
  /** The document's own template. */
  | { readonly kind: 'manifest' }
  /** Simulated in this session; milliseconds since 1970, null where that was before a reload of the window. */
  | { readonly kind: 'session'; readonly when: number | null }
  | { readonly kind: 'git'; readonly origin: PastOrigin }
  /** `created` in RFC 3339, null where the cluster's text doesn't say; `digest` that of its template; `origin` the newest commit that had it, as far as known. */
  | { readonly kind: 'cluster'; readonly created: string | null; readonly digest: string | null; readonly origin: PastOrigin | null };

/** The commit that a revision can be brought back from; null where none is known. */
export function commitOf(source: RowSource): PastOrigin | null {
  return source.kind === 'git' || source.kind === 'cluster' ? source.origin : null;
}

/** What a scenario's revisions come from. */
export interface Provenance {
  /** The scenario's past. */
  readonly past: NonNullable<Rehearsed['past']>;
  /** What was read of the past just now; null where nothing was. */
  readonly gathered: Past | null;
  /** When an action of the scenario was simulated. */
  readonly when: (action: number) => number | null;
}

/** What there is after a scenario's actions, and what there was before. */
export type Revisions = Pick<Timeline, 'revisions' | 'former'>;

/** Newest first: the revisions that were simulated, and those of the past, which no simulation changes. */
export function rowsOfTimeline({ revisions, former }: Revisions, provenance: Provenance): readonly RevisionRow[] {
  const simulated = revisions.flatMap((revision): RevisionRow[] => {
    if (revision.action === null) return [];
    const { revision: number, images, changeCause, current } = revision;
    const source: RowSource = { kind: 'session', when: provenance.when(revision.action) };
    return [
      { revision: number, images, changeCause, current: false, gone: null, source, difference: '', next: { revision: number, current } },
    ];
  });
  const there = former.map((revision): RevisionRow => {
    const { revision: number, images, changeCause, current, now } = revision;
    const next = { revision: now, current: revisions.some(other => other.current && other.revision === now) };
    return { revision: number, images, changeCause, current, gone: null, ...originOf(revision, provenance), next };
  });
  const gone = (provenance.gathered?.rows ?? []).filter(row => row.gone !== null);
  return [...simulated, ...there, ...gone].sort((one, other) => (other.revision ?? 0) - (one.revision ?? 0));
}

function originOf({ past }: Revision, provenance: Provenance): Pick<RevisionRow, 'source' | 'difference'> {
  const entry = past === null || past === undefined ? undefined : provenance.past[past];
  if (entry === undefined) return { source: { kind: 'manifest' }, difference: '' };
  const { origin } = entry;
  const known = provenance.gathered?.rows.find(({ source, revision }) =>
    source.kind === 'git' ? source.origin.commit === origin?.commit : source.kind === 'cluster' && revision === entry.revision,
  );
  const source: RowSource = origin === undefined ? { kind: 'cluster', created: null, digest: null, origin: null } : { kind: 'git', origin };
  return { source: known?.source ?? source, difference: known?.difference ?? '' };
}
