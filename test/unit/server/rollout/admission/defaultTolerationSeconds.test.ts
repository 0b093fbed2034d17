import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDefaultTolerations } from '../../../../../server/rollout/admission/defaultTolerationSeconds';

const added = (name: string) => ({
  key: `node.kubernetes.io/${name}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
});

test('a pod stays for a while on a node that is down', () => {
  assert.deepEqual(withDefaultTolerations({ containers: [] }), {
    containers: [],
    tolerations: [added('not-ready'), added('unreachable')],
  });
});

test('unless it says itself how it bears that', () => {
  const everything = { tolerations: [{ operator: 'Exists' }] };
  assert.equal(withDefaultTolerations(everything), everything);
  const briefly = { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 };
  assert.deepEqual(withDefaultTolerations({ tolerations: [briefly] }), { tolerations: [briefly, added('unreachable')] });
  const otherEffect = { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoSchedule' };
  assert.deepEqual(withDefaultTolerations({ tolerations: [otherEffect] }), {
    tolerations: [otherEffect, added('not-ready'), added('unreachable')],
  });
});
