import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentKind } from '../../../../server/kubernetes/deployment/kind';
import { judge } from '../../../../server/kubernetes/manifest';
import { parseDocument } from '../../../../server/yaml/parse';
import { deployment } from '../../../support/manifest';

/** What is wrong with a Deployment that has these lines in its spec and in its container, a sentence each. */
function checkWords(spec: readonly string[], container: readonly string[], ...expected: readonly string[]): void {
  const { root } = parseDocument(deployment(spec, container));
  assert.ok(root?.type === 'map');
  assert.deepEqual(
    judge(root, deploymentKind).problems.map(({ sentence }) => sentence),
    expected,
  );
}

test('types', () =>
  checkWords(
    ['minReadySeconds: "3"', 'paused: no thanks', 'strategy: [Recreate]'],
    ['command: sleep', 'env: [{name: A, value: 1}]', 'workingDir: [a]', 'resources: {limits: {cpu: 1 core}}'],
    '`minReadySeconds` must be a whole number, without quotes.',
    '`paused` must be `true` or `false`, without quotes.',
    '`strategy` must be a map of fields, not a list or a single value.',
    '`command` must be a list.',
    '`value` must be text: a number, `true`, or `false` is text only in quotes.',
    '`cpu` must be a quantity, such as `500m` or `1Gi`.',
    '`workingDir` must be text.',
  ));
test('fields', () =>
  checkWords(
    ['replica: 3', 'replicas: 5'],
    ['ports: [80]', 'Image: web:2'],
    '`ports[0]` must be a map of fields, not a list or a single value.',
    '`replicas` is set more than once. kubectl uses the last value and doesn’t mention the others.',
    '`replica` isn’t a field of `spec`.',
    '`Image` isn’t a field of `containers[0]`.',
  ));
test('fields of another level: where they belong', () =>
  checkWords(
    ['containers: []', 'labels: {}', 'replica: 3'],
    ['terminationGracePeriodSeconds: 5', 'initialDelaySeconds: 5'],
    '`containers` isn’t a field of `spec`. It belongs in `spec.template.spec`.',
    '`labels` isn’t a field of `spec`. It belongs in `metadata` or `spec.template.metadata`.',
    '`replica` isn’t a field of `spec`.',
    '`initialDelaySeconds` isn’t a field of `containers[0]`.',
    '`terminationGracePeriodSeconds` isn’t a field of `containers[0]`. It belongs in `spec.template.spec`.',
  ));
test('what goes for any field', () =>
  checkWords(
    ['minReadySeconds: -1', 'strategy: {rollingUpdate: {maxSurge: "1", maxUnavailable: 101%}}'],
    [
      'imagePullPolicy: always',
      'ports: [{}, {containerPort: 70000}]',
      'volumeMounts: [{name: data, mountPath: /}]',
      'readinessProbe: {periodSeconds: 5}',
    ],
    '`containerPort` is required.',
    '`containerPort` must be between 1 and 65535.',
    '`name` refers to something that the pod doesn’t have.',
    '`imagePullPolicy` must be one of these: `Always`, `IfNotPresent`, `Never`.',
    'The probe or hook doesn’t say what to do.',
    '`maxSurge` must be a number without quotes, or a percentage such as `25%`.',
    '`maxUnavailable` can’t be more than 100%.',
    '`minReadySeconds` can’t be negative.',
  ));
