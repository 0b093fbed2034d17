import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare } from '../../../../server/handlers/compare';
import type { Scenario } from '../../../../server/protocol/scenario';
import { deployment, open, settings } from '../../../support/manifest';

/** The rows, that in use with a star: `ID SURGE / UNAVAILABLE: at most, lowest available, seconds; number of rests; what *Use* sets`. */
function checkCompare(text: string, scenario: Partial<Scenario>, ...expected: readonly string[]): void {
  const file = open(text);
  const params = { uri: file.uri, workload: 'Deployment//web', scenario: { whatIf: {}, assumptions: {}, actions: [], ...scenario } };
  const shown = compare.answer(params, file, settings).rows.map(({ id, detail, limits, summary, rests, whatIf, inUse }) => {
    return `${inUse ? '* ' : ''}${id} ${detail}: ${limits.ceiling}, ${summary.lowestAvailable}, ${summary.completeSeconds ?? 'never'} s; ${rests.length}; ${JSON.stringify(whatIf)}`;
  });
  assert.deepEqual(shown, expected);
}

test('the manifest’s own beside the usual ones', () =>
  checkCompare(
    deployment(['strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } }']),
    {},
    '* manifest 1 / 1: 11, 9, 25 s; 12; {}',
    'default 25% / 25%: 13, 8, 10 s; 6; {"strategy":"RollingUpdate","maxSurge":"25%","maxUnavailable":"25%"}',
    'fullCapacity 1 / 0: 11, 10, 50 s; 21; {"strategy":"RollingUpdate","maxSurge":1,"maxUnavailable":0}',
    'noExtraPods 0 / 1: 10, 9, 50 s; 21; {"strategy":"RollingUpdate","maxSurge":0,"maxUnavailable":1}',
    'allAtOnce 100% / 0: 20, 10, 5 s; 3; {"strategy":"RollingUpdate","maxSurge":"100%","maxUnavailable":0}',
    'recreate no overlap: 10, 0, 8 s; 3; {"strategy":"Recreate"}',
  ));
test('the what-if values come last, and what they are not about stays', () =>
  checkCompare(
    deployment(['strategy: { type: Recreate }']),
    { whatIf: { replicas: 4, strategy: 'RollingUpdate', maxSurge: 2 } },
    'manifest no overlap: 10, 0, 8 s; 3; {}',
    'default 25% / 25%: 5, 3, 10 s; 6; {"replicas":4,"strategy":"RollingUpdate","maxSurge":"25%","maxUnavailable":"25%"}',
    'fullCapacity 1 / 0: 5, 4, 20 s; 9; {"replicas":4,"strategy":"RollingUpdate","maxSurge":1,"maxUnavailable":0}',
    'noExtraPods 0 / 1: 4, 3, 20 s; 9; {"replicas":4,"strategy":"RollingUpdate","maxSurge":0,"maxUnavailable":1}',
    'allAtOnce 100% / 0: 8, 4, 5 s; 3; {"replicas":4,"strategy":"RollingUpdate","maxSurge":"100%","maxUnavailable":0}',
    'recreate no overlap: 4, 0, 8 s; 3; {"replicas":4,"strategy":"Recreate"}',
    '* whatIf 2 / 25%: 6, 3, 10 s; 5; {"replicas":4,"strategy":"RollingUpdate","maxSurge":2}',
  ));
test('none where the API server would refuse the manifest', () => checkCompare(deployment(['minReadySeconds: -1']), {}));
test('a manifest that the API server would reject has no row beside those that mend it, and that is said', () => {
  const file = open(deployment(['strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }']));
  const scenario = { whatIf: { maxSurge: 1 }, assumptions: {}, actions: [] };
  const { rows, leftOut } = compare.answer({ uri: file.uri, workload: 'Deployment//web', scenario }, file, settings);
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['default', 'fullCapacity', 'noExtraPods', 'allAtOnce', 'recreate', 'whatIf'],
  );
  assert.deepEqual(leftOut, [
    { title: 'Manifest', reason: '`maxSurge` and `maxUnavailable` can’t both be 0: no pod could ever be replaced.' },
  ]);
});
test('a strategy that takes longer than is simulated before the last command is left out, and that is said', () => {
  const file = open(deployment(['strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } }']));
  const restart = { action: { kind: 'restart' }, at: 'rest' } as const;
  const scenario = { whatIf: {}, assumptions: { readySeconds: 40 * 24 * 3600 }, actions: [restart, restart] };
  const { rows, leftOut } = compare.answer({ uri: file.uri, workload: 'Deployment//web', scenario }, file, settings);
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['manifest', 'default', 'allAtOnce', 'recreate'],
  );
  const reason = 'Can’t simulate that many commands on 10 pods.';
  assert.deepEqual(leftOut, [
    { title: 'Full capacity', reason },
    { title: 'No extra pods', reason },
  ]);
});
test('what-if values that are a usual strategy’s have no row of their own; rests are thinned', () =>
  checkCompare(
    deployment(['strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }']).replace('replicas: 10', 'replicas: 200'),
    {
      whatIf: { strategy: 'Recreate' },
    },
    'manifest 1 / 0: 201, 200, 1000 s; 200; {}',
    'default 25% / 25%: 250, 150, 10 s; 6; {"strategy":"RollingUpdate","maxSurge":"25%","maxUnavailable":"25%"}',
    'fullCapacity 1 / 0: 201, 200, 1000 s; 200; {"strategy":"RollingUpdate","maxSurge":1,"maxUnavailable":0}',
    'noExtraPods 0 / 1: 200, 199, 1000 s; 200; {"strategy":"RollingUpdate","maxSurge":0,"maxUnavailable":1}',
    'allAtOnce 100% / 0: 400, 200, 5 s; 3; {"strategy":"RollingUpdate","maxSurge":"100%","maxUnavailable":0}',
    '* recreate no overlap: 200, 0, 8 s; 3; {"strategy":"Recreate"}',
  ));
