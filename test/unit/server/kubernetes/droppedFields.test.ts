import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiObject } from '../../../../server/kubernetes/apiObject';
import { structType } from '../../../../server/kubernetes/apiTypes/apiType';
import { decode } from '../../../../server/kubernetes/decode';
import { withoutDropped } from '../../../../server/kubernetes/droppedFields';
import type { KubernetesVersion } from '../../../../server/kubernetes/kubernetesVersion';
import { printPath } from '../../../../server/yaml/find';
import { parseDocument } from '../../../../server/yaml/parse';

/** What a Kubernetes leaves of a pod's spec, and what it has dropped. */
function checkKept(server: KubernetesVersion, spec: string, expected: ApiObject, ...dropped: readonly string[]): void {
  const { root } = parseDocument(spec);
  assert.ok(root?.type === 'map');
  const { value } = decode(root, structType('PodSpec'), 'text', server);
  const kept = withoutDropped(value, 'PodSpec', server);
  assert.deepEqual([kept.object, kept.dropped.map(printPath)], [expected, dropped]);
}

test('a field whose feature came later', () => checkKept(30, '{hostUsers: false, hostname: a}', { hostname: 'a' }, 'hostUsers'));
test('a field that is stored by then', () => checkKept(33, '{hostUsers: false}', { hostUsers: false }));
test('a field of an item of a list', () =>
  checkKept(
    30,
    '{containers: [{name: a}, {name: b, volumeMounts: [{name: v, recursiveReadOnly: Enabled}]}]}',
    { containers: [{ name: 'a' }, { name: 'b', volumeMounts: [{ name: 'v' }] }] },
    'containers[1].volumeMounts[0].recursiveReadOnly',
  ));
test('procMount is not taken away, but set', () =>
  checkKept(
    30,
    '{containers: [{name: a, securityContext: {procMount: Unmasked}}]}',
    { containers: [{ name: 'a', securityContext: { procMount: 'Default' } }] },
    'containers[0].securityContext.procMount',
  ));
test('a lifecycle goes with its only field', () =>
  checkKept(
    36,
    '{containers: [{name: a, lifecycle: {stopSignal: SIGUSR1}}]}',
    { containers: [{ name: 'a' }] },
    'containers[0].lifecycle.stopSignal',
  ));
test('a lifecycle without a field stays', () =>
  checkKept(36, '{containers: [{name: a, lifecycle: {}}]}', { containers: [{ name: 'a', lifecycle: {} }] }));
test('a volume that is an image goes as a whole, and its mounts', () =>
  checkKept(
    33,
    `volumes: [{name: a, image: {reference: x}}, {name: b, emptyDir: {}}]
containers: [{name: c, volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: /b}]}, {name: d, volumeMounts: [{name: a, mountPath: /a}]}]`,
    {
      volumes: [{ name: 'b', emptyDir: {} }],
      containers: [{ name: 'c', volumeMounts: [{ name: 'b', mountPath: '/b' }] }, { name: 'd' }],
    },
    'volumes[0].image',
  ));
