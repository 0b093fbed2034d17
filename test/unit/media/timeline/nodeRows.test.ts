import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountText, nodeRows, waitingAt, withoutRoomToSpare } from '../../../../media/timeline/nodeRows';
import type { TimelineNodes } from '../../../../server/protocol/nodes';

const node = (name: string) => ({ name, zone: null, cordoned: false, tainted: false, room: [110, 1000], reaches: [true] });
const nodes: TimelineNodes = {
  resources: [
    { name: 'pods', asked: 1 },
    { name: 'cpu', asked: 500 },
  ],
  sole: [{ kind: 'port', name: '80' }],
  nodes: [node('a'), node('b'), node('c')],
  taken: [
    { step: 1, node: 0, taken: [1, 500], pods: [{ generation: 0, running: 1, terminating: 0 }], others: 0, holders: ['x'] },
    { step: 1, node: 1, taken: [1, 500], pods: [{ generation: 0, running: 1, terminating: 0 }], others: 0, holders: ['y'] },
    { step: 3, node: 1, taken: [2, 1000], pods: [{ generation: 0, running: 1, terminating: 1 }], others: 0, holders: ['y'] },
  ],
  file: null,
  workloads: [],
  waiting: [
    { step: 2, pods: [{ generation: 1, count: 1, message: '0/3 nodes are available' }] },
    { step: 4, pods: [] },
  ],
};

test('nodes on which it is the same are one row', () => {
  const said = (step: number) =>
    nodeRows(nodes, step).map(({ node: { name }, count, amounts }) => [
      name,
      count,
      ...amounts.map(({ taken, hasRoom }) => `${taken}${hasRoom ? '' : '!'}`),
    ]);
  assert.deepEqual(said(1), [
    ['a', 2, '1', '500'],
    ['c', 1, '0', '0'],
  ]);
  assert.deepEqual(said(3), [
    ['a', 1, '1', '500'],
    ['b', 1, '2', '1000!'],
    ['c', 1, '0', '0'],
  ]);
});

test('the number of pods is left out while none of the nodes is full of them, and something else is shown', () => {
  const shown = ({ resources }: TimelineNodes) => withoutRoomToSpare({ ...nodes, resources }).resources.map(({ name }) => name);
  assert.deepEqual(shown(nodes), ['cpu']);
  assert.deepEqual(shown({ ...nodes, resources: nodes.resources.slice(0, 1) }), ['pods']);
  const [said] = nodeRows(withoutRoomToSpare(nodes), 3);
  assert.deepEqual([said?.node.room, said?.amounts.map(({ taken }) => taken)], [[1000], [500]]);
  const small = nodes.nodes.map(own => ({ ...own, room: [2, 1000] }));
  assert.equal(withoutRoomToSpare({ ...nodes, nodes: small }).resources.length, 2);
});

test('who has a port on them', () => {
  const said = (step: number) => nodeRows(nodes, step).map(({ node: { name }, holders }) => `${name} ${holders[0] ?? 'free'}`);
  assert.deepEqual(said(1), ['a x', 'c free']);
  assert.deepEqual(said(3), ['a x', 'b y', 'c free']);
  const own = nodes.taken.map(entry => (entry.node === 1 ? { ...entry, holders: [null] } : entry));
  assert.deepEqual(
    nodeRows({ ...nodes, taken: own }, 1).map(({ node: { name }, holders }) => `${name} ${holders[0] ?? 'free'}`),
    ['a x', 'b free', 'c free'],
  );
});

test('the pods that wait at a step', () => {
  assert.deepEqual(
    [1, 2, 3, 4].map(step => waitingAt(nodes, step).length),
    [0, 1, 1, 0],
  );
});

test('amounts as Kubernetes writes them', () => {
  const amounts = [
    ['cpu', 1500],
    ['cpu', 2000],
    ['memory', 16 * 2 ** 30],
    ['memory', 3 * 2 ** 19],
    ['memory', 1000],
    ['nvidia.com/gpu', 2],
  ] as const;
  assert.deepEqual(
    amounts.map(([name, amount]) => amountText(name, amount)),
    ['1500m', '2', '16Gi', '1536Ki', '1000', '2'],
  );
});
