import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DaemonSetSpec } from '../../../../../../server/kubernetes/daemonSet/daemonSet';
import type { Node } from '../../../../../../server/kubernetes/node';
import type { PodTemplateSpec } from '../../../../../../server/kubernetes/pods/pod';
import { end } from '../../../../../../server/rollout/cluster/placedPods';
import { advance, settle } from '../../../../../../server/rollout/cluster/simulate';
import type { DaemonSetCluster } from '../../../../../../server/rollout/controllers/daemonSet/daemonSet';
import { newDaemonSet } from '../../../../../../server/rollout/controllers/daemonSet/newDaemonSet';
import { placeOn } from '../../../../../../server/rollout/controllers/daemonSet/nodes';
import { Templates } from '../../../../../../server/rollout/cluster/templates';
import { changeSpec } from '../../../../../../server/rollout/kubectl/act';
import { lifeOf, once } from '../../../../../../server/rollout/kubelet/podLife';

function templateWith(spec: object): PodTemplateSpec {
  return {
    metadata: { labels: { app: 'agent' } },
    spec: { containers: [{ name: 'agent', image: 'agent:1' }], terminationGracePeriodSeconds: 30, ...spec },
  };
}

function nodeWith(name: string, more: Partial<Node> = {}): Node {
  return { name, labels: {}, taints: [], unschedulable: false, allocatable: new Map(), ...more };
}

function agentOn(nodes: number): DaemonSetCluster {
  const life = lifeOf([once(2000, 'ready')], 1000);
  const spec: DaemonSetSpec = {
    replicas: nodes,
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
    minReadySeconds: 0,
    revisionHistoryLimit: 10,
    template: templateWith({}),
  };
  return newDaemonSet(
    { metadata: { name: 'agent', namespace: null, annotations: {} }, spec },
    { pods: () => life, observe: () => undefined },
    { nodes: Array.from({ length: nodes }, (_, index) => nodeWith(`node-${index}`)), binds: true },
  );
}

test('a pod on each of more nodes than are served in one look', () => {
  const cluster = agentOn(600);
  settle(cluster);
  assert.deepEqual([cluster.placed.length, new Set(cluster.placed.map(({ place }) => place)).size], [600, 600]);
  advance(cluster, 3000);
  assert.equal(cluster.workload.status.numberAvailable, 600);
});

/** A pod that fails as soon as it is there, over and over: when those that take its place are created. */
test('a failed pod is replaced at once, and then after a wait that doubles', () => {
  const cluster = agentOn(1);
  const created: number[] = [];
  settle(cluster);
  for (let left = 5; left > 0; left--) {
    const [pod] = cluster.placed;
    assert.ok(pod !== undefined);
    created.push(pod.group.createdAt / 1000);
    pod.finish();
    cluster.workload.dirty = true;
    settle(cluster);
    for (let seconds = 0; cluster.placed[0] === pod && seconds < 60; seconds++) advance(cluster, cluster.now + 1000);
  }
  assert.deepEqual(created, [0, 0, 1, 3, 7]);
});

/** A taint as `kubectl taint` has it: KEY[=VALUE]:EFFECT. */
function checkNode(what: string, spec: object, taint: string, expected: { readonly run: boolean; readonly stay: boolean }): void {
  test(what, () => {
    const [, key = '', value = '', effect = ''] = /^([^=:]*)=?(.*):(.*)$/.exec(taint) ?? [];
    const node = nodeWith('a', { labels: { disk: 'ssd' }, taints: taint === '' ? [] : [{ key, value, effect }] });
    assert.deepEqual(placeOn(node, new Templates().intern(templateWith(spec))), expected);
  });
}

const anywhere = { run: true, stay: true };
const noMore = { run: false, stay: true };
const nowhere = { run: false, stay: false };
checkNode('a node without taints', {}, '', anywhere);
checkNode('another node is named', { nodeName: 'b' }, '', nowhere);
checkNode('nodes of another kind are selected', { nodeSelector: { disk: 'hdd' } }, '', nowhere);
checkNode('this kind of nodes is selected', { nodeSelector: { disk: 'ssd' } }, '', anywhere);
checkNode('a cordoned node', {}, 'node.kubernetes.io/unschedulable:NoSchedule', anywhere);
checkNode('a control plane', {}, 'node-role.kubernetes.io/control-plane:NoSchedule', noMore);
checkNode('a taint that ends what runs', {}, 'gpu=a:NoExecute', nowhere);
checkNode('a taint that only asks for another node', {}, 'gpu:PreferNoSchedule', anywhere);
checkNode('no network yet', {}, 'node.kubernetes.io/network-unavailable:NoSchedule', noMore);
checkNode(
  'no network yet, and the pod has the node’s',
  { hostNetwork: true },
  'node.kubernetes.io/network-unavailable:NoSchedule',
  anywhere,
);
checkNode('a toleration of everything', { tolerations: [{ operator: 'Exists' }] }, 'gpu:NoExecute', anywhere);
checkNode('a toleration of another value', { tolerations: [{ key: 'gpu', value: 'b' }] }, 'gpu=a:NoSchedule', noMore);

test('an old pod of a node that is gone stops an update with surge until the pod is collected', () => {
  const cluster = agentOn(3);
  const strategy = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } as const;
  settle(cluster);
  advance(cluster, 3000);
  cluster.nodes = cluster.nodes.slice(1);
  changeSpec(cluster, { ...cluster.workload.spec, updateStrategy: strategy, template: templateWith({ hostIPC: true }) });
  settle(cluster);
  advance(cluster, 60_000);
  assert.equal(cluster.workload.status.updatedNumberScheduled, 0);
  for (const pod of cluster.placed) if (pod.place === 'node-0') end(cluster, pod);
  cluster.workload.dirty = true;
  settle(cluster);
  advance(cluster, 120_000);
  assert.equal(cluster.workload.status.updatedNumberScheduled, 2);
});
