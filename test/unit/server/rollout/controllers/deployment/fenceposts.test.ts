import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IntOrString } from '../../../../../../server/kubernetes/intOrString';
import { resolveFenceposts } from '../../../../../../server/rollout/controllers/deployment/fenceposts';

describe('maxSurge and maxUnavailable of a number of replicas', () => {
  checkNumbers(1, '25%', '25%', '+1 −0');
  checkNumbers(3, '25%', '25%', '+1 −0');
  checkNumbers(4, '25%', '25%', '+1 −1');
  checkNumbers(5, '25%', '25%', '+2 −1');
  checkNumbers(8, '25%', '25%', '+2 −2');
  checkNumbers(10, '25%', '25%', '+3 −2');
  checkNumbers(20, '25%', '25%', '+5 −5');
  checkNumbers(10, '39%', '39%', '+4 −3');
  checkNumbers(5, '50%', '50%', '+3 −2');
  checkNumbers(2, '300%', 0, '+6 −0');
  checkNumbers(2, 0, 5, '+0 −2');
  checkNumbers(2, 0, '25%', '+0 −1');
  checkNumbers(10, 0, 0, '+0 −1');
  checkNumbers(0, '25%', '25%', '+0 −0');
  checkNumbers(10, 'many', '1', '+0 −1');
});

describe('how a number comes about', () => {
  checkWorking(10, '25%', 1, 'maxSurge', '25% of 10 = 2.5, rounded up: 3');
  checkWorking(10, 1, '25%', 'maxUnavailable', '25% of 10 = 2.5, rounded down: 2');
  checkWorking(10, '20%', 1, 'maxSurge', '20% of 10 = 2');
  checkWorking(3, '33%', 1, 'maxSurge', '33% of 3 = 0.99, rounded up: 1');
  checkWorking(10, 1, 1, 'maxSurge', null);
  checkWorking(3, 0, '25%', 'maxUnavailable', '25% of 3 = 0.75, rounded down: 0; maxSurge is also 0, so 1 is used');
  checkWorking(2, 0, 5, 'maxUnavailable', '5, capped at 2 replicas');
});

test('Recreate has neither', () => {
  assert.deepEqual(resolveFenceposts(3, { type: 'Recreate' }), {
    maxSurge: { value: 0, working: null },
    maxUnavailable: { value: 0, working: null },
    ceiling: 3,
    floor: 0,
  });
});

function checkNumbers(replicas: number, maxSurge: IntOrString, maxUnavailable: IntOrString, expected: string): void {
  test(`${replicas} replicas, ${maxSurge} and ${maxUnavailable}: ${expected}`, () => {
    const resolved = resolveFenceposts(replicas, { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } });
    assert.equal(`+${resolved.maxSurge.value} −${resolved.maxUnavailable.value}`, expected);
    assert.equal(resolved.ceiling, replicas === 0 ? 0 : replicas + resolved.maxSurge.value);
    assert.equal(resolved.floor, replicas - resolved.maxUnavailable.value);
  });
}

function checkWorking(
  replicas: number,
  maxSurge: IntOrString,
  maxUnavailable: IntOrString,
  field: 'maxSurge' | 'maxUnavailable',
  expected: string | null,
): void {
  test(`${field} of ${replicas}: ${expected ?? 'nothing to work out'}`, () => {
    const resolved = resolveFenceposts(replicas, { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } });
    assert.equal(resolved[field].working, expected);
  });
}
