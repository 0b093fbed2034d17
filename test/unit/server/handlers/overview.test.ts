import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overview } from '../../../../server/handlers/overview';
import { PreviewedFile } from '../../../../server/preview/previewedFile';
import { atOnce } from '../../../../server/preview/steps';
import { deployment, open, settings } from '../../../support/manifest';

const overviewOf = (text: string) => {
  const file = open(text);
  return overview.answer({ uri: file.uri }, file, settings);
};
const named = (name: string, ...spec: string[]): string => deployment(spec).replaceAll('name: web', `name: ${name}`);

test('a row each, in the order of the text: what rolls, what is risky, what would be refused, what isn’t known', () => {
  const { rows, workloads, unread } = overviewOf(
    [
      named('web'),
      named('ledger', 'strategy: { type: Recreate }'),
      named('wrong', 'minReadySeconds: -1'),
      named('later').replace('replicas: 10', 'replicas: ${REPLICAS}'),
    ].join('---\n'),
  );
  assert.deepEqual(
    rows.map(({ name, line, state, verdict, rollout }) => [name, line, state, verdict.tone, verdict.parts.join(' · '), rollout !== null]),
    [
      ['web', 0, 'rollout', 'ok', '10 pods · at most 13 · never below 8 · about 10 s', true],
      ['ledger', 18, 'rollout', 'warning', '10 pods · at most 10 · none available for 8 s', true],
      ['wrong', 37, 'refused', 'error', 'The API server would reject this: 1 problem', false],
      ['later', 56, 'unknown', 'info', 'replicas unknown: ${REPLICAS} is a placeholder', false],
    ],
  );
  assert.deepEqual([workloads, unread], [4, []]);
  assert.deepEqual(rows[2]?.problems, { errors: 1, warnings: 0 });
});
test('the strip is what serves, old and new: before, and while the rollout waits', () => {
  const [row] = overviewOf(named('ledger', 'strategy: { type: Recreate }')).rows;
  assert.deepEqual(row?.rollout?.strip, [
    { atSeconds: 0, old: 10, new: 0 },
    { atSeconds: 0, old: 0, new: 0 },
    { atSeconds: 3, old: 0, new: 0 },
    { atSeconds: 8, old: 0, new: 10 },
  ]);
});
test('names are shown as they can be seen, ids are as they are', () => {
  const [row] = overviewOf(named('"w\\u202Eeb"')).rows;
  assert.deepEqual([row?.name, row?.workload], ['w[U+202E]eb', 'Deployment//w\u202Eeb']);
});
test('of very many workloads the first have a row, and all are counted', () => {
  const text = Array.from({ length: 5 }, () => named('web')).join('---\n');
  const { rows, workloads } = atOnce(new PreviewedFile(open(text), settings).overviewInSteps(3));
  assert.deepEqual([rows.map(({ workload }) => workload), workloads], [['Deployment//web', 'Deployment//web#2', 'Deployment//web#3'], 5]);
});
test('what can’t be read says so', () => {
  const { rows, unread } = overviewOf(`${named('web')}---\nkind: Deployment\n  apiVersion: apps/v1\n`);
  assert.deepEqual([rows.map(({ name }) => name), unread], [['web'], [{ text: 'Line 20 isn’t valid YAML', lines: [18] }]]);
});
