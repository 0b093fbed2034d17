import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeployment } from '../../../../server/kubernetes/deployment/workload';
import { applyWhatIf } from '../../../../server/kubernetes/whatIf';
import { findWorkloads } from '../../../../server/kinds/workloads';
import type { WhatIf } from '../../../../server/protocol/scenario';
import { parseDocument } from '../../../../server/yaml/parse';

/**
 * The rollout's numbers with the values, as `REPLICAS STRATEGY minReady N`, and the problems, each with the value that is at fault. The spec
 * has the given fields.
 */
function checkWhatIf(spec: string, whatIf: WhatIf, ...expected: readonly string[]): void {
  const [workload] = findWorkloads([
    parseDocument(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {a: b}}
  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: web, image: nginx}]}}
${spec}`),
  ]);
  assert.ok(workload !== undefined && isDeployment(workload));
  const { object, problems } = applyWhatIf(workload, whatIf);
  const { replicas, strategy, minReadySeconds } = object.spec;
  const amounts = strategy.type === 'Recreate' ? '' : ` +${strategy.rollingUpdate.maxSurge} -${strategy.rollingUpdate.maxUnavailable}`;
  const found = problems.map(({ inWhatIf, path, message }) => `${inWhatIf ?? 'manifest'}: ${path}: ${message}`);
  assert.deepEqual([`${replicas} ${strategy.type}${amounts} minReady ${minReadySeconds}`, ...found], expected);
}

const surge = '  replicas: 3\n  strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}\n';
test('nothing', () => checkWhatIf('', {}, '1 RollingUpdate +25% -25% minReady 0'));
test('numbers, typed or given', () =>
  checkWhatIf('', { replicas: 5, minReadySeconds: '10', maxSurge: ' 2 ' }, '5 RollingUpdate +2 -25% minReady 10'));
test('a percentage', () => checkWhatIf(surge, { maxUnavailable: '50%' }, '3 RollingUpdate +1 -50% minReady 0'));
test('nothing typed: the default', () => checkWhatIf(surge, { replicas: '', maxUnavailable: '' }, '1 RollingUpdate +1 -25% minReady 0'));
test('Recreate takes rollingUpdate with it', () => checkWhatIf(surge, { strategy: 'Recreate', maxSurge: '5' }, '3 Recreate minReady 0'));
test('and back', () =>
  checkWhatIf('  strategy: {type: Recreate}\n', { strategy: 'RollingUpdate', maxSurge: 2 }, '1 RollingUpdate +2 -25% minReady 0'));
test('refused', () =>
  checkWhatIf(
    surge,
    { maxSurge: '0' },
    '3 RollingUpdate +0 -0 minReady 0',
    'maxSurge: spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0',
  ));
test('no number', () =>
  checkWhatIf(
    surge,
    { replicas: 'many' },
    '1 RollingUpdate +1 -0 minReady 0',
    'replicas: spec.replicas: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
  ));
test('against another field', () =>
  checkWhatIf(
    '',
    { minReadySeconds: 600 },
    '1 RollingUpdate +25% -25% minReady 600',
    'minReadySeconds: spec.progressDeadlineSeconds: Invalid value: 600: must be greater than minReadySeconds',
  ));
test('the manifest’s own fault', () =>
  checkWhatIf(
    '  paused: 1\n',
    { replicas: 2 },
    '2 RollingUpdate +25% -25% minReady 0',
    'manifest: spec.paused: json: cannot unmarshal number into Go struct field DeploymentSpec.spec.paused of type bool',
  ));
test('a value that puts the manifest right', () => checkWhatIf('  replicas: x\n', { replicas: 2 }, '2 RollingUpdate +25% -25% minReady 0'));
test('a strategy that is no map yet', () => checkWhatIf('  strategy:\n', { maxSurge: 2 }, '1 RollingUpdate +2 -25% minReady 0'));
