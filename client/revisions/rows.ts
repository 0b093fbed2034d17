import type { PastOrigin, PastRevision, Revision } from '../../server/protocol';
import type { Past, PastTemplate } from './gatherPast';

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
  | { readonly kind: 'cluster' };

/** Rows while the history is still being read. */
export function rowsOfTemplates(templates: readonly PastTemplate[]): readonly RevisionRow[] {
  return templates.map(({ origin, info }) => ({
    revision: null,
    images: info.images,
    changeCause: info.changeCause,
    current: false,
    gone: null,
    source: { kind: 'git', origin },
    difference: info.difference,
  }));
}

/** Newest first: the past, where nothing has been simulated upon it. */
export function rowsOfPast(past: Past): readonly RevisionRow[] {
  return past.templates.map(({ numbered, template }) => ({
    revision: numbered.revision,
    images: template?.info.images ?? past.images,
    changeCause: template?.info.changeCause ?? null,
    current: numbered.state === 'current',
    gone: numbered.reason,
    source: template === null ? { kind: 'manifest' } : { kind: 'git', origin: template.origin },
    difference: template?.info.difference ?? '',
  }));
}

/** What a scenario's revisions come from. */
export interface Provenance {
  /** The scenario's past. */
  readonly past: readonly PastRevision[];
  /** What was read of the past just now; null where nothing was. */
  readonly gathered: Past | null;
  /** When an action of the scenario was simulated. */
  readonly when: (action: number) => number | null;
}

/** Newest first: the revisions that exist after what was simulated, and those of the past that are gone. */
export function rowsOfTimeline(revisions: readonly Revision[], provenance: Provenance): readonly RevisionRow[] {
  const rows = revisions.map((revision): RevisionRow => {
    const source = sourceOf(revision, provenance);
    return {
      revision: revision.revision,
      images: revision.images,
      changeCause: revision.changeCause,
      current: revision.current,
      gone: null,
      source,
      difference: source.kind === 'git' ? differenceOf(source.origin, provenance.gathered) : '',
    };
  });
  const there = new Set(rows.map(({ revision }) => revision));
  const gone =
    provenance.gathered === null ? [] : rowsOfPast(provenance.gathered).filter(row => row.gone !== null && !there.has(row.revision));
  return [...rows, ...gone].sort((one, other) => (other.revision ?? 0) - (one.revision ?? 0));
}

function sourceOf({ action, past }: Revision, provenance: Provenance): RowSource {
  if (action !== null) return { kind: 'session', when: provenance.when(action) };
  const entry = past === null || past === undefined ? undefined : provenance.past[past];
  if (entry === undefined) return { kind: 'manifest' };
  return entry.origin === undefined ? { kind: 'cluster' } : { kind: 'git', origin: entry.origin };
}

function differenceOf(origin: PastOrigin, gathered: Past | null): string {
  return gathered?.templates.find(({ template }) => template?.origin.commit === origin.commit)?.template?.info.difference ?? '';
}
