import assert from 'node:assert/strict';
import { test } from 'node:test';
import { structType } from '../../../../../server/kubernetes/apiTypes/apiType';
import { hasShape } from '../../../../../server/kubernetes/apiTypes/shape';

const template = structType('PodTemplateSpec');
const withSpec = (spec: object): object => ({ metadata: { labels: { app: 'a' } }, spec });

function checkShape(value: unknown, expected: boolean): void {
  assert.equal(hasShape(value, template), expected);
}

test('a template', () =>
  checkShape(
    withSpec({ containers: [{ name: 'a', env: [{ name: 'A' }], resources: { limits: { cpu: 1, memory: '1Gi' } } }], own: 1 }),
    true,
  ));
test('a list that is none', () => checkShape(withSpec({ containers: { length: 1 } }), false));
test('an item that is none', () => checkShape(withSpec({ containers: [null] }), false));
test('a text that is none', () => checkShape(withSpec({ containers: [{ name: 1 }] }), false));
test('labels that are none', () => checkShape({ metadata: { labels: { a: 1 } }, spec: {} }, false));
test('something deep', () =>
  checkShape(withSpec({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [] } } }), false));
test('no object at all', () => [null, 'x', [], 3].forEach(value => checkShape(value, false)));
