import * as l10n from '@vscode/l10n';
import type { PastOrigin } from '../../server/protocol/scenario';
import type { Revision } from '../../server/protocol/timeline';
import type { Past } from './past';
import type { Rehearsed } from './session';

/** A revision as a list shows it. */
export interface RevisionRow {
  /** Null as long as it isn't known, as the history is still being read. */
  readonly revision: number | null;
  readonly images: readonly string[];
  readonly changeCause: string | null;
  readonly current: boolean;
  /** Why it can't be gone back to any more; null where it can. */
  readonly gone: string | null;
  readonly source: RowSource;
  /** What going back to it changes in the document's template, in one line; empty where that isn't known or nothing. */
  readonly difference: string;
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

/** Newest first: the revisions that exist after what was simulated, and those of the past that are gone. */
export function rowsOfTimeline(revisions: readonly Revision[], provenance: Provenance): readonly RevisionRow[] {
  const rows = revisions.map((revision): RevisionRow => {
    const { revision: number, images, changeCause, current } = revision;
    return { revision: number, images, changeCause, current, gone: null, ...originOf(revision, provenance) };
  });
  const there = new Set(rows.map(({ revision }) => revision));
  const gone = (provenance.gathered?.rows ?? []).flatMap(row => {
    if (row.revision === null || !there.has(row.revision))
      return [{ ...row, current: false, gone: row.gone ?? sayLost(row, revisions, provenance) }];
    return [];
  });
  return [...rows, ...gone].sort((one, other) => (other.revision ?? 0) - (one.revision ?? 0));
}

/** Why what was simulated has made a revision of the past go. */
function sayLost({ revision: number }: RevisionRow, revisions: readonly Revision[], { past }: Provenance): string {
  const index = past.findIndex(({ revision }) => revision === number);
  const now = index === -1 ? undefined : revisions.find(revision => revision.past === index);
  if (now === undefined) return l10n.t('Deleted: revisionHistoryLimit keeps no more old revisions.');
  return l10n.t('The same template was rolled out again later, and is revision {0} now.', now.revision);
}

function originOf({ action, past }: Revision, provenance: Provenance): Pick<RevisionRow, 'source' | 'difference'> {
  if (action !== null) return { source: { kind: 'session', when: provenance.when(action) }, difference: '' };
  const entry = past === null || past === undefined ? undefined : provenance.past[past];
  if (entry === undefined) return { source: { kind: 'manifest' }, difference: '' };
  const { origin } = entry;
  const known = provenance.gathered?.rows.find(({ source, revision }) =>
    source.kind === 'git' ? source.origin.commit === origin?.commit : source.kind === 'cluster' && revision === entry.revision,
  );
  const source: RowSource = origin === undefined ? { kind: 'cluster', created: null, digest: null, origin: null } : { kind: 'git', origin };
  return { source: known?.source ?? source, difference: known?.difference ?? '' };
}
