import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyText } from '../../../../client/history/historyText';
import type { RevisionRow } from '../../../../client/revisions/rows';

const row = (revision: number | null, image: string, more: Partial<RevisionRow> = {}): RevisionRow => ({
  ...{ revision, images: [image], changeCause: null, current: false, gone: null, source: { kind: 'manifest' }, difference: '' },
  next: { revision, current: false },
  ...more,
});

function checkText(rows: readonly RevisionRow[], expected: string): void {
  assert.equal(
    historyText('deployment.apps/busy', rows, time => `T${time}`),
    expected,
  );
}

test('ascending, with images and where they come from', () =>
  checkText(
    [row(10, 'busybox:1.30', { source: { kind: 'session', when: 7 } }), row(9, 'busybox', { changeCause: 'new year' })],
    `deployment.apps/busy 
REVISION  CHANGE-CAUSE  IMAGES        FROM
9         new year      busybox       from the manifest
10        <none>        busybox:1.30  simulated at T7
`,
  ));
test('what is gone isn’t there', () =>
  checkText(
    [row(2, 'b'), row(1, 'a', { gone: 'limit' })],
    `deployment.apps/busy 
REVISION  CHANGE-CAUSE  IMAGES  FROM
2         <none>        b       from the manifest
`,
  ));
test('nothing, in kubectl’s words', () => checkText([], 'deployment.apps/busy \nNo rollout history found.\n'));
