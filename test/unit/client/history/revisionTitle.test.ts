import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageNames, revisionTitles, shortImage } from '../../../../client/history/revisionTitle';
import type { RevisionRow } from '../../../../client/revisions/rows';

const row = (revision: number | null, images: readonly string[], more: Partial<RevisionRow> = {}): RevisionRow => ({
  ...{ revision, images, changeCause: null, current: false, gone: null, source: { kind: 'manifest' }, difference: '' },
  next: { revision, current: false },
  ...more,
});
const commit = (subject: string, date: string): RevisionRow['source'] => ({
  kind: 'git',
  origin: { commit: 'a'.repeat(40), author: 'Me', date, subject, restore: { commit: '', directory: null, files: [] } },
});

function checkTitles(rows: readonly RevisionRow[], ...expected: readonly string[]): void {
  assert.deepEqual(
    revisionTitles(rows, time => `day ${time}`).map(({ label, description }) => `${label} | ${description}`),
    expected,
  );
}

test('tag and subject first, then the day; the number, what runs, and the image behind it', () =>
  checkTitles(
    [
      row(4, ['shop/web:1.4.0'], { source: { kind: 'session', when: 7 } }),
      row(3, ['shop/web:1.3.0'], { current: true }),
      row(2, ['shop/web:1.2.0'], { source: commit('Release web', '20 Mar') }),
      row(1, ['shop/web:1.1.0'], { source: commit('', '1 Mar'), gone: 'revisionHistoryLimit is 2' }),
    ],
    '1.4.0 · simulated | revision 4 · shop/web:1.4.0',
    '1.3.0 · from the manifest | revision 3 · current · shop/web:1.3.0',
    '1.2.0 · Release web · day 20 Mar | revision 2 · shop/web:1.2.0',
    '1.1.0 · day 1 Mar | revision 1 · no longer exists · shop/web:1.1.0',
  ));
test('a simulated rollback gives a revision another number', () =>
  checkTitles(
    [
      row(1, ['web:1'], { next: { revision: 3, current: true } }),
      row(2, ['web:2'], { current: true, next: { revision: null, current: false } }),
    ],
    '1 · from the manifest | revision 1 · now 3 · web:1',
    '2 · from the manifest | revision 2 · current · web:2',
  ));
test('a cluster’s by its change cause, or by the commit that had it', () =>
  checkTitles(
    [
      row(2, ['web:2'], { source: { kind: 'cluster', created: '3 Apr', digest: null, origin: null }, changeCause: 'hotfix' }),
      row(1, ['web:1'], { source: { kind: 'cluster', created: null, digest: null, origin: null } }),
    ],
    '2 · hotfix · day 3 Apr | revision 2 · web:2',
    '1 | revision 1 · web:1',
  ));
test('a long subject loses its end', () => {
  const [title] = revisionTitles([row(1, ['web:1'], { source: commit('x'.repeat(60), 'd') })], () => '');
  assert.equal(title?.label, `1 · ${'x'.repeat(47)}…`);
});
test('of several containers the tags of those that differ', () =>
  assert.deepEqual(
    imageNames([
      ['web:2', 'envoy:1', 'init:5'],
      ['web:1', 'envoy:1', 'init:5'],
      ['web:1', 'envoy:1', 'init:4'],
    ]),
    ['2, 5', '1, 5', '1, 4'],
  ));
test('other repositories are named, digests begin, no images are nothing', () => {
  assert.deepEqual(imageNames([['old.io/web:1'], ['new.io/web:1']]), ['old.io/web:1', 'new.io/web:1']);
  assert.deepEqual(imageNames([[`web@sha256:${'0123456789'.repeat(6)}0123`], ['web']]), ['0123456', 'web']);
  assert.deepEqual(imageNames([[], []]), ['', '']);
});
test('an application that moved to another registry keeps its tags, where they tell it apart', () => {
  assert.deepEqual(imageNames([['ghcr.io/me/web:3'], ['ghcr.io/me/web:2'], ['me/web:1']]), ['3', '2', '1']);
  assert.deepEqual(imageNames([['ghcr.io/me/web:2'], ['me/web:2'], ['me/web:1']]), ['ghcr.io/me/web:2', 'me/web:2', '1']);
  assert.deepEqual(imageNames([['caddy:2.8'], ['nginx:1.25']]), ['caddy:2.8', 'nginx:1.25']);
});
test('an image that is long loses its middle, so that registry and tag stay', () => {
  const image = 'registry.example.com/platform/team/services/web:2026.03.20-rc.1';
  const short = shortImage(image);
  assert.equal(short, 'registry.example.co…/web:2026.03.20-rc.1');
  assert.equal(shortImage(`web@sha256:${'a'.repeat(64)}`), 'web@sha256:aaaaaaa…');
});
