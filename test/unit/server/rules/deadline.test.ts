import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import { atOnce } from '../../../../server/preview/steps';
import { deployment } from '../../../support/manifest';

/** The deadline that is proposed where a pod isn't ready before its probe runs for the second time, and the deadline is as long. */
function checkProposed(seconds: number, expected: string): void {
  const text = deployment(
    [`progressDeadlineSeconds: ${seconds}`],
    [`readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: ${seconds} }`],
  );
  const [file] = open([{ uri: 'file:///web.yaml', text }]);
  assert.ok(file !== undefined);
  const place = text.indexOf(`: ${seconds}`) + 2;
  const marked = atOnce(file.markedInSteps({ start: place, end: place }));
  const ways = marked.filter(({ remark }) => remark.code === 'strategy/deadline-before-available').flatMap(found => found.ways);
  const sets = ways.filter(({ title }) => title.startsWith('Set'));
  assert.deepEqual(
    sets.map(({ title }) => title),
    [expected],
  );
  // What is written is what the title says.
  const [, value = ''] = /to (\d+):/.exec(expected) ?? [];
  assert.deepEqual(
    sets.flatMap(({ changes }) => changes.map(({ newText }) => newText)),
    [value],
  );
}

test('twice what a pod takes, in whole minutes, and ten minutes at least', () => {
  checkProposed(20, 'Set progressDeadlineSeconds to 600: a stuck rollout is reported after 10 min');
  checkProposed(290, 'Set progressDeadlineSeconds to 600: a stuck rollout is reported after 10 min');
  checkProposed(300, 'Set progressDeadlineSeconds to 660: a stuck rollout is reported after 11 min');
  checkProposed(500, 'Set progressDeadlineSeconds to 1020: a stuck rollout is reported after 17 min');
});
