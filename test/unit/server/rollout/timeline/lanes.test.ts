import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../../server/preview/open';
import { deployment } from '../../../../support/manifest';

/** How many lanes the pods of a rollout are drawn on that replaces one after the other, and how many pods the widest stands for. */
function checkLanes(replicas: number, lanes: number, widest: number): void {
  const text = deployment(['strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }']).replace(
    'replicas: 10',
    `replicas: ${replicas}`,
  );
  const [file] = open([{ uri: 'file:///web.yaml', text }]);
  const result = file?.workloads[0]?.rollout();
  assert.ok(result?.state === 'timeline');
  assert.equal(result.timeline.lanes.length, lanes);
  assert.equal(Math.max(...result.timeline.lanes.map(({ count }) => count)), widest);
  assert.equal(
    result.timeline.lanes.reduce((sum, { count }) => sum + count, 0),
    2 * replicas,
  );
}

test('each pod has a lane of its own, up to 120; beyond, neighbours share one', () => {
  checkLanes(60, 120, 1);
  checkLanes(61, 42, 3);
});

test('121 pods are one too many for lanes of their own', () => {
  const text = deployment(['strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }']).replace('replicas: 10', 'replicas: 60');
  const [file] = open([{ uri: 'file:///web.yaml', text }]);
  const restarted = { action: { kind: 'restart' }, at: 'rest' } as const;
  const scaledLater = { action: { kind: 'scale', replicas: 61 }, at: 3000 } as const;
  const result = file?.workloads[0]?.rollout({ whatIf: {}, assumptions: {}, actions: [restarted, scaledLater] });
  assert.ok(result?.state === 'timeline');
  const { lanes } = result.timeline;
  assert.equal(
    lanes.reduce((sum, { count }) => sum + count, 0),
    121,
  );
  assert.ok(lanes.length <= 120, `${lanes.length} lanes`);
});
