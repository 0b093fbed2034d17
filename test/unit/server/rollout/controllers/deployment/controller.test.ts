import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from '../../../../../../server/rollout/cluster/simulate';
import { deploymentController } from '../../../../../../server/rollout/controllers/deployment/controller';
import { deploymentNumbering } from '../../../../../../server/rollout/controllers/deployment/numbering';
import { lifeOf } from '../../../../../../server/rollout/kubelet/podLife';

/** Whether what happens over and over puts a deadline of so many seconds off for good, if progress came so many seconds after the last news. */
function checkPutOff(progressDeadlineSeconds: number, secondsAfterNews: number, expected: boolean): void {
  const object = deploymentNumbering.applied({ digest: 'a', paused: false, revisionHistoryLimit: 10 });
  const spec = { ...object.spec, progressDeadlineSeconds };
  const cluster = deploymentNumbering.create({ ...object, spec }, { pods: () => lifeOf([], 0), observe: () => undefined });
  settle(cluster);
  cluster.newsAt = -secondsAfterNews * 1000;
  assert.equal(deploymentController.isPutOff(cluster as Parameters<typeof deploymentController.isPutOff>[0]), expected);
}

test('a deadline that is longer than the longest back-off of a crash loop is put off by pods that come up in between', () => {
  checkPutOff(331, 121, true);
  checkPutOff(330, 121, false);
});
test('but only once they have gone on for two minutes', () => {
  checkPutOff(600, 121, true);
  checkPutOff(600, 120, false);
});
