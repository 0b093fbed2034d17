import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findWorkloads } from '../../../../../../server/kinds/workloads';
import type { KubernetesVersion } from '../../../../../../server/kubernetes/kubernetesVersion';
import { isStatefulSet } from '../../../../../../server/kubernetes/statefulSet/workload';
import type { PodOutcome } from '../../../../../../server/protocol/scenario';
import type { Timeline } from '../../../../../../server/protocol/timeline';
import { statefulSetRollout } from '../../../../../../server/rollout/controllers/statefulSet/rollout';
import { rehearse } from '../../../../../../server/rollout/rehearse';
import { parseDocument } from '../../../../../../server/yaml/parse';

/** A new image, rolled out by the controllers of a Kubernetes: pods are ready after 5 s or so many, if at all, and take 3 s to stop. */
function rolloutOn(server: KubernetesVersion, fields: string, newPods: PodOutcome = 'ready', readySeconds = 5): Omit<Timeline, 'inputs'> {
  const text = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: test, namespace: default }
spec:
  ${fields}
  selector: { matchLabels: { app: foo } }
  template:
    metadata: { labels: { app: foo }, annotations: { test: value } }
    spec: { containers: [{ name: test, image: test }] }
`;
  const [workload] = findWorkloads([parseDocument(text)], server);
  assert.ok(workload !== undefined && isStatefulSet(workload));
  const actions = [{ action: { kind: 'setImage' as const, images: { test: 'test:2' } }, at: 'rest' as const }];
  const result = rehearse(statefulSetRollout, workload.object, { assumptions: { newPods }, actions }, { readySeconds, shutdownSeconds: 3 });
  assert.ok(result.state === 'timeline');
  return result.timeline;
}

test('events begin with a small letter before 1.35', () => {
  const messages = (server: KubernetesVersion): readonly string[] => rolloutOn(server, 'replicas: 1').events.map(({ message }) => message);
  assert.deepEqual(messages(34), ['delete Pod test-0 in StatefulSet test successful', 'create Pod test-0 in StatefulSet test successful']);
  assert.deepEqual(messages(35), ['Delete Pod test-0 in StatefulSet test successful', 'Create Pod test-0 in StatefulSet test successful']);
});

/** When pods are deleted and created. */
function checkTimes(server: KubernetesVersion, fields: string, expected: string): void {
  const { events, steps } = rolloutOn(server, fields);
  assert.equal(events.map(({ step, message }) => `${message.slice(0, 1)} ${steps[step]?.atSeconds} s`).join(', '), expected);
}

test('an update goes on when a pod is due, from 1.35 on', () =>
  checkTimes(35, 'replicas: 2\n  minReadySeconds: 12', 'D 0 s, C 3 s, D 20 s, C 23 s'));
test('before, when the one timer of the set is due: 12 s after the pod was created, or 12 s after that', () =>
  checkTimes(34, 'replicas: 2\n  minReadySeconds: 12', 'd 0 s, c 3 s, d 27 s, c 30 s'));
test('pods that never become ready are waited for without end by that timer, too', () =>
  assert.equal(rolloutOn(34, 'replicas: 2\n  minReadySeconds: 12', 'neverReady').summary.outcome, 'stalls'));
test('pods that take days to become ready are looked at no oftener than it matters', () =>
  assert.deepEqual(rolloutOn(34, 'replicas: 10\n  minReadySeconds: 3', 'ready', 1_000_000).verdict.parts, [
    '10 pods',
    'at most 10',
    'never below 9',
    'about 115 d 17 h 47 min 55 s',
  ]));

test('an update in parallel waits until a pod is available, from 1.34 on', () => {
  const seconds = (server: KubernetesVersion): number | null =>
    rolloutOn(server, 'replicas: 3\n  minReadySeconds: 60\n  podManagementPolicy: Parallel').steps.find(({ updated }) => updated === 3)
      ?.atSeconds ?? null;
  assert.equal(seconds(33), 19);
  assert.ok((seconds(34) ?? 0) > 120);
});

test('the name of a revision holds the template as the server stores it, which had a time without a value before 1.34', () => {
  const first = (server: KubernetesVersion): string | undefined => rolloutOn(server, 'replicas: 1').former[0]?.name;
  assert.equal(first(33), 'test-c77f6d978');
  assert.notEqual(first(34), first(33));
});

test('the version is said, and what it does to minReadySeconds', () => {
  const said = (server: KubernetesVersion): readonly string[] =>
    rolloutOn(server, 'replicas: 1\n  minReadySeconds: 5').assumptions.filter(text => text.includes('Kubernetes'));
  assert.deepEqual(said(34), [
    'Simulates the controllers of Kubernetes 1.34.',
    'Before Kubernetes 1.35, pods can count as available later than minReadySeconds says: their StatefulSet has one timer for all of them.',
  ]);
  assert.deepEqual(said(35), ['Simulates the controllers of Kubernetes 1.35.']);
});
