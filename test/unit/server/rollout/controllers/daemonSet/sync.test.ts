import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PodTemplateSpec } from '../../../../../../server/kubernetes/pods/pod';
import { changed } from '../../../../../../server/rollout/cluster/podCluster';
import { advance, settle } from '../../../../../../server/rollout/cluster/simulatePods';
import type { DaemonSetCluster } from '../../../../../../server/rollout/controllers/daemonSet/daemonSet';
import { newDaemonSetCluster } from '../../../../../../server/rollout/controllers/daemonSet/newCluster';
import { placeOn, type Taint } from '../../../../../../server/rollout/controllers/daemonSet/nodes';
import { lifeOf, once } from '../../../../../../server/rollout/kubelet/podLife';

function templateWith(spec: object): PodTemplateSpec {
  return {
    metadata: { labels: { app: 'agent' } },
    spec: { containers: [{ name: 'agent', image: 'agent:1' }], terminationGracePeriodSeconds: 30, ...spec },
  };
}

function agentOn(nodes: number): DaemonSetCluster {
  const life = lifeOf([once(2000, 'ready')], 1000);
  return newDaemonSetCluster({
    name: 'agent',
    spec: {
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      minReadySeconds: 0,
      revisionHistoryLimit: 10,
      template: templateWith({}),
    },
    nodes: Array.from({ length: nodes }, (_, index) => ({ name: `node-${index}`, fits: () => true, taints: [] })),
    binds: true,
    lives: () => life,
    observe: () => undefined,
  });
}

test('a pod on each of more nodes than are served in one look', () => {
  const cluster = agentOn(600);
  settle(cluster);
  assert.deepEqual([cluster.pods.length, new Set(cluster.pods.map(({ place }) => place)).size], [600, 600]);
  advance(cluster, 3000);
  assert.equal(cluster.set.status.numberAvailable, 600);
});

/** A pod that fails as soon as it is there, over and over: when those that take its place are created. */
test('a failed pod is replaced at once, and then after a wait that doubles', () => {
  const cluster = agentOn(1);
  const created: number[] = [];
  settle(cluster);
  for (let left = 5; left > 0; left--) {
    const [pod] = cluster.pods;
    assert.ok(pod !== undefined);
    created.push(pod.createdAt / 1000);
    pod.phase = 'Failed';
    changed(cluster, pod);
    settle(cluster);
    for (let seconds = 0; cluster.pods[0] === pod && seconds < 60; seconds++) advance(cluster, cluster.now + 1000);
  }
  assert.deepEqual(created, [0, 0, 1, 3, 7]);
});

function checkNode(
  what: string,
  spec: object,
  taints: readonly Taint[],
  expected: { readonly run: boolean; readonly stay: boolean },
): void {
  test(what, () => assert.deepEqual(placeOn({ name: 'a', fits: () => true, taints }, templateWith(spec)), expected));
}

checkNode('a node without taints', {}, [], { run: true, stay: true });
checkNode('a cordoned node', {}, [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }], { run: true, stay: true });
checkNode('a control plane', {}, [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }], { run: false, stay: true });
checkNode('a taint that ends what runs', {}, [{ key: 'gpu', value: 'a', effect: 'NoExecute' }], { run: false, stay: false });
checkNode('a taint that only asks for another node', {}, [{ key: 'gpu', effect: 'PreferNoSchedule' }], { run: true, stay: true });
checkNode('no network yet', {}, [{ key: 'node.kubernetes.io/network-unavailable', effect: 'NoSchedule' }], { run: false, stay: true });
checkNode(
  'no network yet, for a pod that has the node’s',
  { hostNetwork: true },
  [{ key: 'node.kubernetes.io/network-unavailable', effect: 'NoSchedule' }],
  {
    run: true,
    stay: true,
  },
);
checkNode('a toleration of everything', { tolerations: [{ operator: 'Exists' }] }, [{ key: 'gpu', effect: 'NoExecute' }], {
  run: true,
  stay: true,
});
checkNode(
  'a toleration of another value',
  { tolerations: [{ key: 'gpu', value: 'b' }] },
  [{ key: 'gpu', value: 'a', effect: 'NoSchedule' }],
  {
    run: false,
    stay: true,
  },
);
