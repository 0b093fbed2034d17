/** The numbers of nodes that somebody has stated, changed one by one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NodeClass } from '../../../../server/protocol/nodes';
import { nodeFields, nodeFieldText, withNodeField } from '../../../../server/protocol/statedNodes';

const nodes: NodeClass = { count: 3, cpu: '8', memory: '32Gi', gpus: 1, zones: ['eu-a', 'eu-b'], labels: { disk: 'ssd' }, pods: 50 };

test('each has its field', () => {
  assert.deepEqual(
    nodeFields.map(field => nodeFieldText(nodes, field)),
    ['3', '2', '8', '32Gi', '1'],
  );
  assert.deepEqual(
    nodeFields.map(field => nodeFieldText({ count: 1, cpu: '500m', memory: '1G' }, field)),
    ['1', '0', '500m', '1G', '0'],
  );
});

test('another number leaves all else as it is', () => {
  const { gpus: _, ...withoutGpus } = nodes;
  const { zones: __, ...withoutZones } = nodes;
  assert.deepEqual(withNodeField(nodes, 'count', ' 12 '), { ...nodes, count: 12 });
  assert.deepEqual(withNodeField(nodes, 'cpu', '1500m'), { ...nodes, cpu: '1500m' });
  assert.deepEqual(withNodeField(nodes, 'memory', '1.5Gi'), { ...nodes, memory: '1.5Gi' });
  assert.deepEqual(withNodeField(nodes, 'gpus', '2'), { ...nodes, gpus: 2 });
  assert.deepEqual(withNodeField(nodes, 'gpus', '0'), withoutGpus);
  assert.deepEqual(withNodeField(nodes, 'zones', '0'), withoutZones);
});

test('zones that have a name keep it, and further ones get one of their own', () => {
  assert.deepEqual(withNodeField(nodes, 'zones', '1')?.zones, ['eu-a']);
  assert.deepEqual(withNodeField({ ...nodes, zones: ['zone-b'] }, 'zones', '3')?.zones, ['zone-b', 'zone-a', 'zone-c']);
  assert.deepEqual(withNodeField(withNodeField(nodes, 'zones', '0') ?? nodes, 'zones', '28')?.zones?.slice(-2), ['zone-aa', 'zone-ab']);
});

test('what nodes couldn’t have is no number of theirs', () => {
  for (const [field, texts] of [
    ['count', ['', '0', '-1', '1.5', '1001', 'three', '1e3', '99999999']],
    ['zones', ['-1', '1001', 'a']],
    ['gpus', ['0.5', '-1', '9999999']],
    ['cpu', ['', '-1', 'four', '4 CPU', '1e3Gi', '4x']],
    ['memory', ['', '32GB', '-1Gi', '<b>']],
  ] as const) {
    for (const text of texts) assert.equal(withNodeField(nodes, field, text), null, `${field} ${text}`);
  }
});
