import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Described } from '../../deployments';
import { HandRun } from '../../handRun';

const safe = { replicas: 3, surge: 1, unavailable: 0 } as const;

describe('Progressing and Available', () => {
  checkConditions('on the way', safe, 'image 2', 'ReplicaSetUpdated MinimumReplicasAvailable');
  checkConditions('complete', safe, 'image 2\nready v2 1\nready v2 1\nready v2 1', 'NewReplicaSetAvailable MinimumReplicasAvailable');
  checkConditions(
    'the deadline shows a second late',
    { ...safe, progressDeadlineSeconds: 10 },
    'image 2\nwait 10.9',
    'ReplicaSetUpdated MinimumReplicasAvailable',
  );
  checkConditions(
    'and then it does',
    { ...safe, progressDeadlineSeconds: 10 },
    'image 2\nwait 11',
    'ProgressDeadlineExceeded MinimumReplicasAvailable',
  );
  checkConditions(
    'progress starts its clock again',
    { ...safe, progressDeadlineSeconds: 10 },
    'image 2\nwait 9\nready v2 1\nwait 9',
    'ReplicaSetUpdated MinimumReplicasAvailable',
  );
  checkConditions(
    'late progress takes it back',
    { ...safe, progressDeadlineSeconds: 10 },
    'image 2\nwait 20\nready v2 1',
    'ReplicaSetUpdated MinimumReplicasAvailable',
  );
  checkConditions(
    'what has completed never times out',
    { ...safe, progressDeadlineSeconds: 10 },
    'unready v1 3\nwait 60',
    'NewReplicaSetAvailable MinimumReplicasUnavailable',
  );
  checkConditions('resumed where nothing moves', safe, 'image 2\npause\nresume', 'DeploymentResumed MinimumReplicasAvailable');
  checkConditions(
    'without a deadline there is no Progressing',
    { ...safe, progressDeadlineSeconds: 2_147_483_647 },
    'image 2',
    '- MinimumReplicasAvailable',
  );
  checkConditions(
    'old pods count as available',
    { replicas: 3, surge: 0, unavailable: 1 },
    'image 2',
    'ReplicaSetUpdated MinimumReplicasAvailable',
  );
});

describe('Recreate', () => {
  test('while the old pods terminate Progressing is still that of the last rollout', () => {
    const run = new HandRun({ replicas: 3, recreate: true }, 30_000).start().run('image 2');
    assert.equal(run.conditions, 'NewReplicaSetAvailable MinimumReplicasUnavailable');
    assert.equal(run.sizes.join(' '), '(0)');
    run.run('wait 30');
    assert.equal(run.sizes.join(' '), '(0) (0,3)');
  });

  test('more than 500 pods are deleted in portions, which counts as progress', () => {
    const run = new HandRun({ replicas: 1200, recreate: true }, 30_000).start().run('image 2');
    assert.equal(run.conditions, 'ReplicaSetUpdated MinimumReplicasUnavailable');
  });
});

describe('minReadySeconds', () => {
  test('a pod counts as available when it has been ready for so long', () => {
    const run = new HandRun({ ...safe, minReadySeconds: 30 }).start().run('wait 30').run('image 2\nready v2 1\nwait 29');
    assert.equal(run.sizes.join(' '), '(3,1)');
    assert.equal(run.run('wait 1').sizes.join(' '), '(3,1) (2,1) (2,2)');
  });

  test('an edit reaches only the present set, at once', () => {
    const run = new HandRun(safe).start().run('wait 5\nimage 2\nspec {"minReadySeconds":60}');
    assert.deepEqual(
      run.cluster.generations.map(({ minReadySeconds }) => minReadySeconds),
      [0, 60],
    );
  });
});

test('pods beyond a quota are not created, and the Deployment says so', () => {
  const run = new HandRun(safe).start();
  run.cluster.podQuota = 3;
  run.run('image 2');
  const { conditions, updatedReplicas, unavailableReplicas } = run.cluster.workload.status;
  assert.deepEqual(
    conditions.map(({ type, reason }) => `${type} ${reason}`),
    ['Available MinimumReplicasAvailable', 'Progressing NewReplicaSetCreated', 'ReplicaFailure FailedCreate'],
  );
  assert.match(
    conditions[2]?.message ?? '',
    /^pods "busy-\w+-\w{5}" is forbidden: exceeded quota: pods, requested: pods=1, used: pods=3, limited: pods=3$/,
  );
  assert.deepEqual([updatedReplicas, unavailableReplicas], [0, 1]);
});

function checkConditions(title: string, described: Described, script: string, expected: string): void {
  test(title, () => assert.equal(new HandRun(described).start().run(script).conditions, expected));
}
