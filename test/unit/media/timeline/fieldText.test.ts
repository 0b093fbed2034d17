import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differenceText, originText, resolvedText, takesText } from '../../../../media/timeline/fieldText';
import { open } from '../../../../server/preview/open';
import { podOutcomes } from '../../../../server/protocol/scenario';
import { timelineOf, type Given } from '../../../support/timelines';

function checkDifference(own: Given, tried: Given, expected: string): void {
  assert.equal(differenceText(timelineOf(own), timelineOf(tried)), expected);
}

test('more surge is more pods and less time', () => checkDifference({}, { maxSurge: 3 }, 'maximum +2 pods, 10 s faster'));

test('Recreate is no pods for a while', () => {
  const expected = /^maximum −1 pod, lowest available −9 pods, \d+ s faster$/;
  assert.match(differenceText(timelineOf({}), timelineOf({ recreate: true })), expected);
});

test('a failure never completes, and its repair does', () => {
  const failing: Given = { replicas: 3, maxSurge: 1, maxUnavailable: 0, newPods: 'neverReady' };
  const fine: Given = { ...failing, newPods: 'ready' };
  checkDifference(fine, failing, 'never completes');
  checkDifference(failing, fine, 'completes');
});

test('the same is said to be the same', () => checkDifference({}, {}, 'no difference from the manifest'));

test('what isn’t replaced by itself is said to be paused only if it is', () => {
  const taken = (kind: string, fields: string): string | undefined => {
    const pod = 'metadata: { labels: { app: db } }, spec: { containers: [{ name: db, image: "db:1" }] }';
    const spec = `{ ${fields}, selector: { matchLabels: { app: db } }, template: { ${pod} } }`;
    const text = `{ apiVersion: apps/v1, kind: ${kind}, metadata: { name: db }, spec: ${spec} }`;
    return open([{ uri: 'file:///db.yaml', text }])[0]
      ?.workloads[0]?.compare()
      .rows.map(takesText)[0];
  };
  assert.equal(taken('Deployment', 'paused: true'), 'paused');
  assert.equal(taken('StatefulSet', 'updateStrategy: { type: OnDelete }'), 'replaced only when deleted');
  assert.equal(taken('DaemonSet', 'updateStrategy: { type: OnDelete }'), 'replaced only when deleted');
  assert.equal(taken('StatefulSet', 'updateStrategy: { rollingUpdate: { partition: 1 } }'), 'nothing is replaced');
});

test('a percentage is worked out, a number is not', () => {
  const timeline = timelineOf({ maxSurge: '25%', maxUnavailable: '25%' });
  assert.equal(resolvedText(timeline, 'maxSurge'), '→ 3, rounded up');
  assert.equal(resolvedText(timeline, 'maxUnavailable'), '→ 2, rounded down');
  assert.equal(resolvedText(timeline, 'replicas'), '');
  assert.equal(resolvedText(timelineOf({}), 'maxSurge'), '');
  assert.equal(resolvedText(timelineOf({ recreate: true }), 'maxSurge'), '');
});

test('where replicas is an autoscaler’s to say, that is named', () => {
  const timeline = timelineOf({});
  const left = (resolved: string | null) => ({
    ...timeline,
    inputs: {
      ...timeline.inputs,
      manifest: { ...timeline.inputs.manifest, replicas: { type: 'number', value: 4, source: 'default', line: null, resolved } as const },
    },
  });
  assert.equal(originText(left('minReplicas of HPA web'), 'replicas', false), 'minReplicas of HPA web');
  assert.equal(originText(left(null), 'replicas', false), 'default');
  assert.equal(originText(timeline, 'minReadySeconds', false), 'default');
});

test('a failure is described by what kubectl would show of it', () => {
  const described = podOutcomes.map(newPods => originText(timelineOf({ newPods }), 'newPods', newPods !== 'ready'));
  assert.deepEqual(described, [
    'or simulate a failure',
    'kubectl: 0/1 Running',
    'kubectl: 0/1 ErrImagePull, ImagePullBackOff',
    'kubectl: 0/1 Error, CrashLoopBackOff',
    'kubectl: 1/1 Running → 0/1 CrashLoopBackOff',
    'kubectl: 1/1 Running → 0/1 Running',
    'kubectl: 0/1 Pending',
    'kubectl: FailedCreate: exceeded quota',
    'kubectl: 0/1 Running → 1/1 Running',
    'kubectl: 1/1 Running, 0/1 READINESS GATES',
  ]);
});

test('what stands in the way of the new pods is described in the same way', () => {
  const timeline = timelineOf({ to: 'Example/Web:1' });
  assert.equal(originText(timeline, 'newPods', false), 'kubectl: InvalidImageName');
});
