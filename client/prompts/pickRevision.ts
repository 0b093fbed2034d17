import * as l10n from '@vscode/l10n';
import type { PastOrigin } from '../../server/protocol/scenario';
import { commitOf, type RevisionRow, type RowSource } from '../revisions/rows';
import { isoDate } from './isoDate';
import type { Choice, Question } from './question';

/** How times are said: the user's own way. */
export type SayTime = (time: number | string) => string;

/** To which revision: newest first, the one before the current preselected, as that is where an undo goes. `notes` say what is missing, and why. */
export function pickRevision(
  title: string,
  rows: readonly RevisionRow[],
  notes: readonly string[],
  sayTime: SayTime,
): Question<RevisionRow> {
  const previous = previousOf(rows);
  return {
    title,
    placeholder: l10n.t('Select a revision, or type to search by number, image, commit, or date'),
    choices: rows.map(row => choiceOf(row, sayTime)),
    notes,
    ...(previous === undefined ? {} : { preselected: previous }),
  };
}

/** Where an undo without a number goes: to the second highest number; as long as none is known, to the newest that isn't the current one. */
function previousOf(rows: readonly RevisionRow[]): RevisionRow | undefined {
  const numbers = [...new Set(rows.flatMap(({ next }) => next.revision ?? []))].sort((one, other) => other - one);
  const [, second] = numbers;
  if (numbers.length === 0) return rows.find(row => !row.next.current && row.gone === null);
  return rows.find(({ next }) => next.revision !== null && next.revision === second);
}

/** Names a row for as long as its list grows. */
export function rowKey({ source, revision }: RevisionRow): string {
  return source.kind === 'git' ? source.origin.commit : String(revision);
}

/** Where a revision comes from, in words. */
export function saySource(source: RowSource, sayTime: SayTime): string {
  switch (source.kind) {
    case 'manifest':
      return l10n.t('from the manifest');
    case 'session':
      return source.when === null ? l10n.t('simulated earlier') : l10n.t('simulated at {0}', sayTime(source.when));
    case 'git':
      return [...sayCommit(source.origin), sayTime(source.origin.date)].join(' · ');
    case 'cluster': {
      const { created, origin } = source;
      return [
        l10n.t('from the cluster'),
        ...(created === null ? [] : [sayTime(created)]),
        ...(origin === null ? [] : sayCommit(origin)),
      ].join(' · ');
    }
  }
}

function sayCommit({ commit, subject, author }: PastOrigin): readonly string[] {
  return [commit.slice(0, 8), subject, author].filter(part => part !== '');
}

/** A revision as a choice, and in the view of the revision history. */
export function choiceOf(row: RevisionRow, sayTime: SayTime): Choice<RevisionRow> {
  const images = row.images.join(', ');
  const remarks = [
    ...(row.current ? [l10n.t('current')] : []),
    ...(row.source.kind === 'session' ? [l10n.t('simulated')] : []),
    ...(row.gone === null ? [] : [l10n.t('no longer exists')]),
  ];
  const description = [...(row.revision === null || images === '' ? [] : [images]), ...remarks].join(' · ');
  // What differs comes first, as a long subject would cut it off.
  const details = [row.gone ?? row.difference, row.changeCause ?? '', saySource(row.source, sayTime), sayNext(row)];
  return {
    value: row,
    key: rowKey(row),
    label: row.revision === null ? images : l10n.t('Revision {0}', row.revision),
    ...(description === '' ? {} : { description }),
    detail: details.filter(part => part !== '').join(' · '),
    search: searchedBy(row.source),
    icon: iconOf(row),
  };
}

/** What was simulated leaves a revision under another number, or deletes it; empty where it does neither. */
function sayNext({ revision, gone, next }: RevisionRow): string {
  if (gone !== null || revision === null || next.revision === revision) return '';
  return next.revision === null ? l10n.t('deleted in the simulation') : l10n.t('revision {0} in the simulation', next.revision);
}

/** The commit in full, and the dates in the way that needs no language. */
function searchedBy(source: RowSource): string {
  const origin = commitOf(source);
  const times = [
    ...(origin === null ? [] : [origin.date]),
    ...(source.kind === 'session' && source.when !== null ? [source.when] : []),
    ...(source.kind === 'cluster' && source.created !== null ? [source.created] : []),
  ];
  return [origin?.commit ?? '', ...times.flatMap(time => [isoDate(time), typeof time === 'string' ? time : ''])].join(' ');
}

function iconOf({ source, current, gone }: RevisionRow): string {
  if (gone !== null) return 'circle-slash';
  if (current) return 'circle-filled';
  switch (source.kind) {
    case 'manifest':
      return 'file';
    case 'session':
      return 'beaker';
    case 'git':
      return 'git-commit';
    case 'cluster':
      return 'cloud';
  }
}
