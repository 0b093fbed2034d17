/** What the overview keeps, and how it changes: the filter, the selected row, how far it is scrolled. Everything else is in the client's snapshots. */
import * as l10n from '@vscode/l10n';
import type { OverviewRow } from '../../server/protocol/overview';
import {
  hasProblem,
  type FromOverview,
  type OverviewFilter,
  type OverviewGroup,
  type OverviewPlace,
  type OverviewSnapshot,
  type OverviewState,
} from '../overviewProtocol';

export interface State {
  /** Null until the client has answered `ready`. */
  readonly snapshot: OverviewSnapshot | null;
  readonly filter: OverviewFilter;
  readonly selected: OverviewPlace | null;
  /** Pixels of the list that are scrolled away, in slices. */
  readonly scrolled: number;
  /** Whether the copy button has just done its work. */
  readonly copied: boolean;
  /** What the live region says. */
  readonly said: string;
}

export type Move = 'next' | 'previous' | 'first' | 'last';

export type PageEvent =
  | { readonly kind: 'snapshot'; readonly snapshot: OverviewSnapshot }
  | { readonly kind: 'filter'; readonly filter: OverviewFilter }
  | { readonly kind: 'select'; readonly place: OverviewPlace }
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'open'; readonly place: OverviewPlace }
  | { readonly kind: 'scroll'; readonly scrolled: number }
  | { readonly kind: 'copyReport' }
  | { readonly kind: 'copyOver' }
  | { readonly kind: 'send'; readonly message: FromOverview };

/** A line of the list: what a group is called, or a workload of it. */
export type Line =
  | { readonly kind: 'group'; readonly group: OverviewGroup }
  | { readonly kind: 'row'; readonly group: OverviewGroup; readonly row: OverviewRow };

/** The page before the first snapshot; `kept` is what it was before it was hidden. */
export function startState(kept: OverviewState | null): State {
  return {
    snapshot: null,
    filter: kept?.filter ?? 'all',
    selected: kept?.selected ?? null,
    scrolled: kept?.scrolled ?? 0,
    copied: false,
    said: '',
  };
}

/** The state after the event. */
export function reduce(state: State, event: PageEvent): State {
  switch (event.kind) {
    case 'snapshot':
      return { ...state, snapshot: event.snapshot };
    case 'filter':
      return { ...state, filter: event.filter };
    case 'select':
    case 'open':
      return { ...state, selected: event.place };
    case 'move':
      return { ...state, selected: destination(state, event.move) };
    case 'scroll':
      return event.scrolled === state.scrolled ? state : { ...state, scrolled: event.scrolled };
    case 'copyReport':
      return { ...state, copied: true, said: l10n.t('Copied') };
    case 'copyOver':
      return { ...state, copied: false };
    case 'send':
      return state;
  }
}

/** What the client has to be told of the event; `after` is the state that it led to. */
export function messagesOf(event: PageEvent, after: State): readonly FromOverview[] {
  switch (event.kind) {
    case 'open':
      return [{ kind: 'open', ...event.place }];
    case 'copyReport':
      return [{ kind: 'copyReport', workloads: rowsOf(linesOf(after)).map(placeOf) }];
    case 'send':
      return [event.message];
    case 'snapshot':
    case 'filter':
    case 'select':
    case 'move':
    case 'scroll':
    case 'copyOver':
      return [];
  }
}

/** What survives being hidden; null while there is nothing to come back to. */
export function kept({ snapshot, filter, selected, scrolled }: State): OverviewState | null {
  return snapshot === null ? null : { uris: snapshot.uris, filter, selected, scrolled };
}

/** The list from top to bottom. A group that nothing is shown of has a line only where nothing is filtered, or something is wrong with it; a single file has none. */
export function linesOf({ snapshot, filter }: Pick<State, 'snapshot' | 'filter'>): readonly Line[] {
  const groups = snapshot?.groups ?? [];
  return groups.flatMap((group): Line[] => {
    const rows = group.rows.filter(row => isShown(group, row, filter)).map((row): Line => ({ kind: 'row', group, row }));
    if (rows.length === 0 && filter !== 'all' && group.problem === null) return [];
    const isOnlyFile = groups.length === 1 && group.kind === 'file' && group.problem === null;
    return isOnlyFile ? rows : [{ kind: 'group', group }, ...rows];
  });
}

/** What of a workload is edited; null where nothing is, or that isn't known. */
export function changeOf({ changes }: Pick<OverviewGroup, 'changes'>, { workload }: OverviewRow): string | null {
  return changes?.find(change => change.workload === workload)?.what ?? null;
}

/** Whether a filter leaves a workload. */
export function isShown(group: OverviewGroup, row: OverviewRow, filter: OverviewFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'changed':
      return changeOf(group, row) !== null;
    case 'problems':
      return hasProblem(row);
  }
}

/** The lines that are workloads. */
export function rowsOf(lines: readonly Line[]): readonly Extract<Line, { kind: 'row' }>[] {
  return lines.filter(line => line.kind === 'row');
}

/** Which workload a line is. */
export function placeOf({ group, row }: Extract<Line, { kind: 'row' }>): OverviewPlace {
  return { uri: group.uri, workload: row.workload };
}

export function isSame(one: OverviewPlace | null, other: OverviewPlace | null): boolean {
  return one !== null && other !== null && one.uri === other.uri && one.workload === other.workload;
}

/** The row that has the tab stop: the selected one, else the first. */
export function currentOf(state: Pick<State, 'snapshot' | 'filter' | 'selected'>): OverviewPlace | null {
  const places = rowsOf(linesOf(state)).map(placeOf);
  return places.find(place => isSame(place, state.selected)) ?? places[0] ?? null;
}

function destination(state: State, move: Move): OverviewPlace | null {
  const places = rowsOf(linesOf(state)).map(placeOf);
  const current = currentOf(state);
  const at = places.findIndex(place => isSame(place, current));
  switch (move) {
    case 'next':
      return places[Math.min(at + 1, places.length - 1)] ?? null;
    case 'previous':
      return places[Math.max(at - 1, 0)] ?? null;
    case 'first':
      return places[0] ?? null;
    case 'last':
      return places.at(-1) ?? null;
  }
}
