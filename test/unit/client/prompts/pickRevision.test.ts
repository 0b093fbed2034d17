import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matching, searchText } from '../../../../client/prompts/filter';
import { pickRevision } from '../../../../client/prompts/pickRevision';
import type { RevisionRow } from '../../../../client/revisions/rows';
import { printQuestion } from './questions';

const row = (revision: number | null, image: string, more: Partial<RevisionRow> = {}): RevisionRow => ({
  revision,
  images: [image],
  changeCause: null,
  current: false,
  gone: null,
  source: { kind: 'session', when: 10 },
  difference: '',
  next: { revision: more.gone === undefined || more.gone === null ? revision : null, current: more.current ?? false },
  ...more,
});
const commit: RevisionRow['source'] = {
  kind: 'git',
  origin: {
    commit: '0123456789abcdef0123456789abcdef01234567',
    author: 'Me',
    date: '2026-01-02T12:00:00Z',
    subject: 'Raise busybox',
    restore: { commit: '', directory: null, files: [] },
  },
};

function checkPick(rows: readonly RevisionRow[], expected: string): void {
  assert.equal(
    printQuestion(pickRevision('Title', rows, [], time => `T${time}`)),
    `Select a revision, or type to search by number, image, commit, or date\n${expected}`,
  );
}

test('the one before what runs is preselected; what is only simulated is said to be, and never current', () =>
  checkPick(
    [
      row(3, 'busybox:1.30'),
      row(2, 'busybox:1.29', { changeCause: 'new year', source: { kind: 'session', when: null } }),
      row(1, 'busybox:1.28.4', { source: { kind: 'manifest' }, current: true }),
    ],
    `  Revision 3 | busybox:1.30 · simulated | simulated at T10
> Revision 2 | busybox:1.29 · simulated | new year · simulated earlier
  Revision 1 | busybox:1.28.4 · current | from the manifest`,
  ));
test('after a simulated rollback the same template has two numbers, and an undo goes to the one in between', () =>
  checkPick(
    [
      row(3, 'busybox:1.28.4'),
      row(2, 'busybox:1.29'),
      row(1, 'busybox:1.28.4', { source: { kind: 'manifest' }, current: true, next: { revision: 3, current: true } }),
    ],
    `  Revision 3 | busybox:1.28.4 · simulated | simulated at T10
> Revision 2 | busybox:1.29 · simulated | simulated at T10
  Revision 1 | busybox:1.28.4 · current | from the manifest · revision 3 in the simulation`,
  ));
test('one that a simulated rollout deletes is there all the same', () =>
  checkPick(
    [
      row(8, 'busybox:1.30'),
      row(7, 'busybox:1.29', { source: { kind: 'manifest' }, current: true }),
      row(6, 'busybox:1.28', { source: commit, next: { revision: null, current: false } }),
    ],
    `  Revision 8 | busybox:1.30 · simulated | simulated at T10
> Revision 7 | busybox:1.29 · current | from the manifest
  Revision 6 | busybox:1.28 | 01234567 · Raise busybox · Me · T2026-01-02T12:00:00Z · deleted in the simulation`,
  ));
test('a commit with what differs', () =>
  checkPick(
    [
      row(6, 'busybox:1.30', { source: { kind: 'manifest' }, current: true }),
      row(5, 'busybox:1.29', { source: commit, difference: 'busybox 1.30 → 1.29' }),
    ],
    '  Revision 6 | busybox:1.30 · current | from the manifest\n> Revision 5 | busybox:1.29 | busybox 1.30 → 1.29 · 01234567 · Raise busybox · Me · T2026-01-02T12:00:00Z',
  ));
test('as long as its number isn’t known its images name it', () =>
  checkPick([row(null, 'busybox:1.29', { source: commit })], '> busybox:1.29 | 01234567 · Raise busybox · Me · T2026-01-02T12:00:00Z'));
test('one that is gone says why, and isn’t preselected', () =>
  checkPick(
    [
      row(1, 'busybox:1.28', {
        source: { kind: 'cluster', created: '2026-01-03', digest: null, origin: null },
        gone: 'revisionHistoryLimit is 2',
      }),
    ],
    '  Revision 1 | busybox:1.28 · no longer exists | revisionHistoryLimit is 2 · from the cluster · T2026-01-03',
  ));

/** What is left of a list once something is typed: the numbers. */
function checkFilter(typed: string, expected: string): void {
  const sources: readonly RevisionRow['source'][] = [
    { kind: 'session', when: new Date(2026, 2, 4, 12).getTime() },
    { kind: 'cluster', created: '2026-02-03T12:00:00Z', digest: null, origin: null },
    commit,
  ];
  const rows = sources.map((source, index) => row(3 - index, `busybox:1.${String(30 - index)}`, { source, difference: 'env A' }));
  const { choices } = pickRevision('Title', rows, [], time => `on ${new Date(time).toUTCString()}`);
  const left = matching(
    choices.map(choice => ({ ...choice, text: searchText(choice) })),
    typed,
  );
  assert.equal(left.map(({ value }) => value.revision).join(' '), expected);
}

test('nothing typed', () => checkFilter('', '3 2 1'));
test('a number', () => checkFilter('revision 2', '2'));
test('an image', () => checkFilter('busybox:1.29', '2'));
test('a short hash', () => checkFilter('0123456', '1'));
test('a longer hash than is shown', () => checkFilter('0123456789ab', '1'));
test('a full hash', () => checkFilter('0123456789abcdef0123456789abcdef01234567', '1'));
test('another hash', () => checkFilter('0123456789abcdef0123456789abcdef0123456f', ''));
test('the ISO date of a commit', () => checkFilter('2026-01-02', '1'));
test('of a cluster’s revision', () => checkFilter('2026-02-03', '2'));
test('of what was simulated', () => checkFilter('2026-03-04', '3'));
test('a date in the user’s own way', () => checkFilter('02 jan 2026', '1'));
test('an author', () => checkFilter('me raise', '1'));
test('a part of the subject, in upper case', () => checkFilter('RAISE', '1'));
test('words of both lines', () => checkFilter('raise 1.28', '1'));
test('blanks around', () => checkFilter('  1.28 ', '1'));
test('what differs', () => checkFilter('env A', '3 2 1'));
