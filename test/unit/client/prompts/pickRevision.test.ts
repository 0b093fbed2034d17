import assert from 'node:assert/strict';
import { test } from 'node:test';
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
  ...more,
});
const commit: RevisionRow['source'] = {
  kind: 'git',
  origin: {
    commit: '0123456789abcdef',
    author: 'Me',
    date: '2026-01-02',
    subject: 'Raise busybox',
    restore: { commit: '', directory: null, files: [] },
  },
};

function checkPick(rows: readonly RevisionRow[], expected: string): void {
  assert.equal(
    printQuestion(pickRevision('Title', rows, [], time => `T${time}`)),
    `Which revision? Type a number, an image, a commit or a date.\n${expected}`,
  );
}

test('the one before the current is preselected', () =>
  checkPick(
    [
      row(3, 'busybox:1.30', { current: true }),
      row(2, 'busybox:1.29', { changeCause: 'new year', source: { kind: 'session', when: null } }),
      row(1, 'busybox:1.28.4', { source: { kind: 'manifest' } }),
    ],
    `  Revision 3 | busybox:1.30 · current | simulated at T10
> Revision 2 | busybox:1.29 | simulated earlier · new year
  Revision 1 | busybox:1.28.4 | as in the manifest`,
  ));
test('a commit with what differs', () =>
  checkPick(
    [row(5, 'busybox:1.29', { source: commit, difference: 'busybox 1.30 → 1.29' })],
    '> Revision 5 | busybox:1.29 | 01234567 · Raise busybox · Me · T2026-01-02 · busybox 1.30 → 1.29',
  ));
test('as long as its number isn’t known its images name it', () =>
  checkPick([row(null, 'busybox:1.29', { source: commit })], '> busybox:1.29 | 01234567 · Raise busybox · Me · T2026-01-02'));
test('one that is gone says why, and isn’t preselected', () =>
  checkPick(
    [
      row(1, 'busybox:1.28', {
        source: { kind: 'cluster', created: '2026-01-03', digest: null, origin: null },
        gone: 'revisionHistoryLimit is 2',
      }),
    ],
    '  Revision 1 | busybox:1.28 · gone | from the cluster · T2026-01-03 · revisionHistoryLimit is 2',
  ));
