import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentKind } from '../../../../server/kubernetes/deployment/kind';
import type { KubernetesVersion } from '../../../../server/kubernetes/kubernetesVersion';
import { judge } from '../../../../server/kubernetes/manifest';
import { parseDocument } from '../../../../server/yaml/parse';

/** What is said of a pod's spec on a Kubernetes: codes and sentences. */
function checkPod(server: KubernetesVersion, spec: string, ...expected: readonly string[]): void {
  const { root } = parseDocument(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: ${spec}
`);
  assert.ok(root?.type === 'map');
  const { problems, warnings } = judge(root, deploymentKind, server);
  assert.deepEqual(
    [...problems, ...warnings].map(({ code, sentence }) => `${code}: ${sentence}`),
    expected,
  );
}

const image = '{containers: [{name: a, image: b}], volumes: [{name: v, image: {reference: r}}]}';

test('a field that came later', () =>
  checkPod(30, image, 'decode/unknown-field: `image` requires Kubernetes 1.31 or later. The assumed version is 1.30.'));
test('a field that is taken and dropped', () =>
  checkPod(33, image, 'decode/dropped-field: The API server of Kubernetes 1.33 accepts `image` and drops it without a warning.'));
test('a field that is stored by now', () => checkPod(36, image));
test('a field that has gone', () =>
  checkPod(
    31,
    '{containers: [{name: a, image: b}], resourceClaims: [{name: c, source: {resourceClaimName: d}}]}',
    'decode/unknown-field: `source` isn’t a field after Kubernetes 1.30. The assumed version is 1.31.',
    'decode/dropped-field: The API server of Kubernetes 1.31 accepts `resourceClaims` and drops it without a warning.',
  ));
