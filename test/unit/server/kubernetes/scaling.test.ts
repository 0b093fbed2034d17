import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Autoscaler } from '../../../../server/kubernetes/autoscaler';
import { scaled, targets } from '../../../../server/kubernetes/scaling';
import { applyWhatIf } from '../../../../server/kubernetes/whatIf';
import type { Workload } from '../../../../server/kubernetes/workloads/workload';
import type { WhatIf } from '../../../../server/protocol/scenario';
import { deployment, open } from '../../../support/manifest';

const web: Autoscaler = {
  name: 'scaler',
  namespace: null,
  target: { group: 'apps', kind: 'Deployment', name: 'web' },
  maxReplicas: 20,
  minReplicas: 3,
};

function workload(replicas: string, namespace?: string): Workload {
  const text = deployment()
    .replace('  replicas: 10\n', replicas)
    .replace('  name: web\n', `  name: web\n${namespace === undefined ? '' : `  namespace: ${namespace}\n`}`);
  const [placed] = open(text).workloads;
  assert.ok(placed !== undefined);
  return placed.workload;
}

/** What becomes of `replicas` (a line of the spec) with an autoscaler of at least 3: `REPLICAS`, and `by NAME` where they are the autoscaler's. */
function checkReplicas(replicas: string, whatIf: WhatIf, expected: string): void {
  const { spec, scaledBy } = applyWhatIf(scaled(workload(replicas), web), whatIf).object;
  assert.equal(`${spec.replicas}${scaledBy === undefined ? '' : ` by ${scaledBy.name}`}`, expected);
}

test('absent', () => checkReplicas('', {}, '3 by scaler'));
test('null', () => checkReplicas('  replicas:\n', {}, '3 by scaler'));
test('written', () => checkReplicas('  replicas: 10\n', {}, '10'));
test('written, even none', () => checkReplicas('  replicas: 0\n', {}, '0'));
test('written, but no number', () => checkReplicas('  replicas: many\n', {}, '1'));
test('absent, and others tried', () => checkReplicas('', { replicas: 7 }, '7'));
test('absent, and another strategy tried', () => checkReplicas('', { strategy: 'Recreate' }, '3 by scaler'));
test('written, and to leave them out tried', () => checkReplicas('  replicas: 10\n', { replicas: '' }, '3 by scaler'));
test('no autoscaler is as good as before', () => {
  const before = workload('');
  assert.equal(scaled(before, undefined), before);
  assert.equal(before.object.spec.replicas, 1);
});

function checkTargets(autoscaler: Partial<Autoscaler>, namespace: string | undefined, expected: boolean): void {
  assert.equal(targets({ ...web, ...autoscaler }, workload('', namespace)), expected);
}

test('by name, kind and group', () => {
  checkTargets({}, undefined, true);
  checkTargets({ target: { ...web.target, name: 'other' } }, undefined, false);
  checkTargets({ target: { ...web.target, kind: 'StatefulSet' } }, undefined, false);
  checkTargets({ target: { ...web.target, group: '' } }, undefined, false);
});
test('in the same namespace, as far as it is known', () => {
  checkTargets({ namespace: 'shop' }, 'shop', true);
  checkTargets({ namespace: 'shop' }, 'other', false);
  checkTargets({ namespace: 'shop' }, undefined, true);
  checkTargets({}, 'shop', true);
});
