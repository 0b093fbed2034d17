import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickRevision } from '../../../../client/prompts/pickRevision';
import type { Revision } from '../../../../server/protocol';
import { printQuestion } from './questions';

const revision = (number: number, image: string, more: Partial<Revision> = {}): Revision => ({
  revision: number,
  replicaSet: `busy-${number}`,
  images: [image],
  changeCause: null,
  current: false,
  action: number - 2,
  ...more,
});

function checkPick(revisions: readonly (readonly [Revision, string | null])[], expected: string): void {
  const dated = revisions.map(([dating, when]) => ({ revision: dating, when }));
  assert.equal(printQuestion(pickRevision('Title', dated)), expected);
}

test('newest first, the one before the current preselected', () =>
  checkPick(
    [
      [revision(1, 'busybox:1.28.4', { action: null }), null],
      [revision(2, 'busybox:1.29', { changeCause: 'new year' }), 'simulated at 10:00'],
      [revision(3, 'busybox:1.30', { current: true }), 'simulated at 10:05'],
    ],
    `Which revision? Type a number, an image or a time.
  Revision 3 | busybox:1.30 · current | simulated at 10:05
> Revision 2 | busybox:1.29 | simulated at 10:00 · new year
  Revision 1 | busybox:1.28.4 | as in the manifest`,
  ));
