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
  const previous = rows.find(row => !row.current && row.gone === null);
  return {
    title,
    placeholder: l10n.t('Which revision? Type a number, an image, a commit or a date.'),
    choices: rows.map(row => choiceOf(row, sayTime)),
    notes,
    ...(previous === undefined ? {} : { preselected: previous }),
  };
}

/** Names a row for as long as its list grows. */
export function rowKey({ source, revision }: RevisionRow): string {
  return source.kind === 'git' ? source.origin.commit : String(revision);
}

/** Where a revision comes from, in words. */
export function saySource(source: RowSource, sayTime: SayTime): string {
  switch (source.kind) {
    case 'manifest':
      return l10n.t('as in the manifest');
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
  const remarks = [...(row.current ? [l10n.t('current')] : []), ...(row.gone === null ? [] : [l10n.t('gone')])];
  const description = [...(row.revision === null || images === '' ? [] : [images]), ...remarks].join(' · ');
  // What differs comes first, as a long subject would cut it off.
  const details = [row.gone ?? row.difference, row.changeCause ?? '', saySource(row.source, sayTime)];
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
