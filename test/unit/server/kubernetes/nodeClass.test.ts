import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classesOf, mostNodes, nodesOf, readNodeClasses } from '../../../../server/kubernetes/nodeClass';
import { nodesIn } from '../../../../server/preview/nodesIn';

test('nodes are spread over zones in turn, and called in turn', () => {
  const nodes = nodesOf([{ count: 3, cpu: '4', memory: '16Gi', gpus: 1, zones: ['a', 'b'], labels: { disk: 'ssd' } }]);
  assert.deepEqual(
    nodes.map(({ name, labels }) => [name, labels['topology.kubernetes.io/zone'], labels['kubernetes.io/hostname'], labels['disk']]),
    [
      ['node-1', 'a', 'node-1', 'ssd'],
      ['node-2', 'b', 'node-2', 'ssd'],
      ['node-3', 'a', 'node-3', 'ssd'],
    ],
  );
  assert.deepEqual(Object.fromEntries(nodes[0]?.allocatable ?? []), {
    cpu: '4',
    memory: '16Gi',
    pods: '110',
    'ephemeral-storage': '1Ti',
    'nvidia.com/gpu': '1',
  });
});

test('no more than are simulated', () => assert.equal(nodesOf([{ count: 1_000_000, cpu: '4', memory: '1Gi' }]).length, mostNodes));

test('what isn’t a class of nodes is left out', () => {
  assert.deepEqual(readNodeClasses('3 × 4 CPU'), []);
  assert.deepEqual(readNodeClasses([null, 3, {}, { cpu: 4 }, { cpu: 'four', memory: '1Gi' }, { cpu: 4, memory: '1Gi', count: -1 }]), []);
  assert.deepEqual(readNodeClasses([{ cpu: -1, memory: '1Gi' }]), []);
});

test('of a class what can be read stays', () => {
  const written = {
    cpu: 4,
    memory: '1Gi',
    gpus: 'one',
    zones: ['a', 7],
    labels: { disk: 'ssd', n: 1 },
    taints: [{ key: 'a', effect: 'NoSchedule' }, {}],
  };
  assert.deepEqual(readNodeClasses([written]), [
    { count: 1, cpu: '4', memory: '1Gi', zones: ['a'], labels: { disk: 'ssd' }, taints: [{ key: 'a', value: '', effect: 'NoSchedule' }] },
  ]);
});

test('the nodes that kubectl prints, those that are alike together', () => {
  const node = (name: string, zone: string, spec = '{}') => `- apiVersion: v1
  kind: Node
  metadata: { name: ${name}, labels: { kubernetes.io/hostname: ${name}, topology.kubernetes.io/zone: ${zone}, disk: ssd } }
  spec: ${spec}
  status: { allocatable: { cpu: 3920m, memory: 15Gi, pods: "110", nvidia.com/gpu: "0" }, capacity: { cpu: "4" } }
`;
  const printed = `apiVersion: v1\nkind: List\nitems:\n${node('a', 'one')}${node('b', 'two')}${node('c', 'one', '{ unschedulable: true }')}`;
  const alike = { cpu: '3920m', memory: '15Gi', labels: { disk: 'ssd' } };
  const cordoned = { key: 'node.kubernetes.io/unschedulable', value: '', effect: 'NoSchedule' };
  assert.deepEqual(nodesIn(printed), [
    { ...alike, count: 2, zones: ['one', 'two'] },
    { ...alike, count: 1, taints: [cordoned], zones: ['one'] },
  ]);
  assert.deepEqual(
    nodesOf(nodesIn(printed)).map(({ unschedulable }) => unschedulable),
    [false, false, true],
  );
  assert.deepEqual(classesOf(nodesOf(nodesIn(printed))), nodesIn(printed));
});

test('what nodes are labeled with by Kubernetes is kept where it isn’t the usual', () => {
  const labels = (own: string): string =>
    `apiVersion: v1\nkind: Node\nmetadata: { name: a, labels: { kubernetes.io/hostname: a, beta.kubernetes.io/os: linux, ${own} } }\nstatus: { allocatable: { cpu: "4", memory: 8Gi } }\n`;
  const read = (own: string) => nodesOf(nodesIn(labels(own)))[0]?.labels;
  const usual = { 'kubernetes.io/hostname': 'node-1', 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' };
  assert.deepEqual(nodesIn(labels('kubernetes.io/os: linux, kubernetes.io/arch: amd64'))[0]?.labels, undefined);
  assert.deepEqual(read('kubernetes.io/os: linux, kubernetes.io/arch: amd64'), usual);
  assert.deepEqual(read('kubernetes.io/os: linux, kubernetes.io/arch: arm64, node-role.kubernetes.io/control-plane: ""'), {
    ...usual,
    'kubernetes.io/arch': 'arm64',
    'node-role.kubernetes.io/control-plane': '',
  });
});

test('disks and huge pages that kubectl printed are kept', () => {
  const printed =
    'apiVersion: v1\nkind: Node\nmetadata: { name: a }\nstatus: { allocatable: { cpu: "4", memory: 8Gi, ephemeral-storage: 40Gi, hugepages-2Mi: 1Gi, hugepages-1Gi: "0" } }\n';
  const resources = { 'ephemeral-storage': '40Gi', 'hugepages-2Mi': '1Gi' };
  assert.deepEqual(nodesIn(printed), [{ count: 1, cpu: '4', memory: '8Gi', resources }]);
  assert.deepEqual(Object.fromEntries(nodesOf(nodesIn(printed))[0]?.allocatable ?? []), {
    cpu: '4',
    memory: '8Gi',
    pods: '110',
    ...resources,
  });
});

test('a text without nodes has none', () => {
  for (const text of ['', 'kind: Pod', ': : {', 'apiVersion: v1\nkind: List\nitems: 3']) assert.deepEqual(nodesIn(text), []);
});
