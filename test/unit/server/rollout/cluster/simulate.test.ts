import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advance, settle } from '../../../../../server/rollout/cluster/simulate';
import { newDeployment } from '../../../../../server/rollout/controllers/deployment/newDeployment';
import { previewLife } from '../../../../../server/rollout/kubelet/outcomes';
import { deployment } from '../deployments';

/** How often the pods of a Deployment that crash over and over change their state until so many days have passed. */
function changesUntil(days: number): number {
  let changes = 0;
  const { spec } = deployment({}).spec.template;
  const life = previewLife(spec, 'crashAfterReady', { readyMs: 5000, shutdownMs: 3000 });
  const cluster = newDeployment(deployment({}), {
    pods: () => life,
    observe: change => {
      if (change.kind === 'pods') changes += 1;
    },
  });
  settle(cluster);
  advance(cluster, days * 86_400_000);
  return changes;
}

test('pods that crash over and over are followed for a day', () => {
  const [half, day, week, year] = [0.5, 1, 7, 360].map(changesUntil);
  assert.deepEqual({ half, day, week, year }, { half: 285, day: 560, week: 562, year: 562 });
});
