import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findWorkloads } from '../../../../../server/kinds/workloads';
import { isDaemonSet } from '../../../../../server/kubernetes/daemonSet/workload';
import type { Node } from '../../../../../server/kubernetes/node';
import { isStatefulSet } from '../../../../../server/kubernetes/statefulSet/workload';
import type { ClusterChange } from '../../../../../server/rollout/cluster/cluster';
import { newDaemonSet } from '../../../../../server/rollout/controllers/daemonSet/newDaemonSet';
import { endOfBatch } from '../../../../../server/rollout/controllers/slowStart';
import { newStatefulSet } from '../../../../../server/rollout/controllers/statefulSet/newStatefulSet';
import { lifeOf } from '../../../../../server/rollout/kubelet/podLife';
import { parseDocument } from '../../../../../server/yaml/parse';

test('batches are twice as large as those before, up to 500', () => {
  assert.deepEqual([0, 1, 2, 3, 6, 7].map(endOfBatch), [0, 2, 2, 6, 6, 14]);
  assert.deepEqual([510, 511, 1010, 1011].map(endOfBatch), [510, 1010, 1010, 1510]);
});

/** How many pods of eight a set creates, and how many more it tries to in its first look, where a quota leaves room for so many. */
function triesOf(kind: string, room: number): readonly [created: number, failed: number] {
  const told: string[] = [];
  const observe = (change: ClusterChange): void => {
    if (change.kind === 'event') told.push(change.reason);
  };
  const [workload] = findWorkloads([
    parseDocument(`apiVersion: apps/v1
kind: ${kind}
metadata: { name: db }
spec:
  ${kind === 'StatefulSet' ? 'replicas: 8\n  podManagementPolicy: Parallel' : 'minReadySeconds: 0'}
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: "db:1" }] }
`),
  ]);
  assert.ok(workload !== undefined);
  const setting = { pods: () => lifeOf([], 0), observe };
  const nodes = Array.from({ length: 8 }, (_, index): Node => {
    return { name: `node-${index}`, labels: {}, taints: [], unschedulable: false, allocatable: new Map() };
  });
  const cluster = isStatefulSet(workload)
    ? newStatefulSet(workload.object, setting)
    : isDaemonSet(workload)
      ? newDaemonSet(workload.object, setting, { nodes, binds: true })
      : null;
  assert.ok(cluster !== null);
  cluster.podQuota = room;
  cluster.controller.sync(cluster);
  return [told.filter(reason => reason === 'SuccessfulCreate').length, told.filter(reason => reason === 'FailedCreate').length];
}

for (const kind of ['StatefulSet', 'DaemonSet']) {
  test(`of a ${kind}, what was begun together with a pod that is refused is tried all the same, and no more`, () => {
    assert.deepEqual(triesOf(kind, 4), [4, 3]);
    assert.deepEqual(triesOf(kind, 3), [3, 4]);
    assert.deepEqual(triesOf(kind, 0), [0, 1]);
    assert.deepEqual(triesOf(kind, 8), [8, 0]);
  });
}
