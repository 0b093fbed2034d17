import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StatefulSetSpec } from '../../../../../../server/kubernetes/statefulSet/statefulSet';
import { deletePod } from '../../../../../../server/rollout/cluster/placedPods';
import { runToRest, settle } from '../../../../../../server/rollout/cluster/simulate';
import { statefulSetController } from '../../../../../../server/rollout/controllers/statefulSet/controller';
import { atRest } from '../../../../../../server/rollout/controllers/statefulSet/newStatefulSet';
import type { StatefulSetCluster } from '../../../../../../server/rollout/controllers/statefulSet/statefulSet';
import { lifeOf, once } from '../../../../../../server/rollout/kubelet/podLife';

/** Three pods of which those with the image `db:broken` never become ready. */
function threePods(podManagementPolicy: StatefulSetSpec['podManagementPolicy']): StatefulSetCluster {
  const spec: StatefulSetSpec = {
    replicas: 3,
    podManagementPolicy,
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
    minReadySeconds: 0,
    revisionHistoryLimit: 10,
    serviceName: 'db',
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
    claims: [],
    template: { metadata: {}, spec: { containers: [{ name: 'db', image: 'db:1' }], terminationGracePeriodSeconds: 30 } },
  };
  return atRest(
    { metadata: { name: 'db', namespace: null, annotations: {} }, spec },
    {
      pods: ({ podTemplate }) => lifeOf(podTemplate.spec.containers[0]?.image === 'db:broken' ? [] : [once(2000, 'ready')], 1000),
      observe: () => undefined,
    },
  );
}

function act(cluster: StatefulSetCluster, action: Parameters<typeof statefulSetController.act>[1]): void {
  statefulSetController.act(cluster, action);
  settle(cluster);
  runToRest(cluster);
}

function breakAndUndo(cluster: StatefulSetCluster): void {
  act(cluster, { kind: 'setImage', images: { db: 'db:broken' } });
  assert.equal(statefulSetController.isComplete(cluster), false);
  act(cluster, { kind: 'undo', toRevision: 0 });
}

test('an undo doesn’t replace the pod that an ordered set waits for; deleting it does', () => {
  const cluster = threePods('OrderedReady');
  breakAndUndo(cluster);
  assert.equal(statefulSetController.isComplete(cluster), false);
  const name = statefulSetController.waitsFor?.(cluster);
  assert.equal(name, 'db-2');
  const pod = cluster.placed.find(own => own.name === name);
  assert.ok(pod !== undefined);
  deletePod(cluster, pod);
  settle(cluster);
  runToRest(cluster);
  assert.equal(statefulSetController.isComplete(cluster), true);
});

test('in parallel an undo is enough', () => {
  const cluster = threePods('Parallel');
  breakAndUndo(cluster);
  assert.equal(statefulSetController.isComplete(cluster), true);
});
