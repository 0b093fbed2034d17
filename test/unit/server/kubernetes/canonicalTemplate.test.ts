import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalTemplate } from '../../../../server/kubernetes/canonicalTemplate';

/** The text of a template as JSON. */
function checkCanonical(template: object, expected: string): void {
  assert.equal(canonicalTemplate(template), expected);
}

test('keys are sorted, lists are not', () => checkCanonical({ b: 1, a: ['y', 'x'] }, '{"a":["y","x"],"b":1}'));
test('nulls, empty lists and empty maps of strings are absent', () =>
  checkCanonical(
    { metadata: { annotations: {} }, spec: { volumes: [], hostname: null, nodeSelector: {}, paused: undefined } },
    '{"spec":{}}',
  ));
test('an empty struct is not', () =>
  checkCanonical({ spec: { affinity: {}, volumes: [{ emptyDir: {} }] } }, '{"spec":{"affinity":{},"volumes":[{"emptyDir":{}}]}}'));
test('the label of the ReplicaSet is ignored, elsewhere it is a label', () =>
  checkCanonical(
    { metadata: { labels: { 'pod-template-hash': 'a' } }, spec: { nodeSelector: { 'pod-template-hash': 'a' } } },
    '{"spec":{"nodeSelector":{"pod-template-hash":"a"}}}',
  ));
