import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Container, Probe } from '../../../../../server/kubernetes/pods/pod';
import type { PodOutcome } from '../../../../../server/protocol/scenario';
import { previewLife } from '../../../../../server/rollout/kubelet/outcomes';
import type { PodLife } from '../../../../../server/rollout/kubelet/podLife';

const every = (periodSeconds: number): Probe => ({
  initialDelaySeconds: 0,
  periodSeconds,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
});

/** The application is assumed to be up after 5 s, and to stop within 3 s. */
describe('the life of a pod in a preview', () => {
  checkLife('ready', {}, '5 ready');
  checkLife('ready', { readinessProbe: every(10) }, '12 ready');
  checkLife('quota', {}, '5 ready');
  checkLife('neverReady', {}, '5 notReady');
  checkLife('imagePull', {}, '1 imagePull');
  checkLife('crash', {}, '1 crashLoop');
  checkLife('unschedulable', {}, '0 unschedulable');
  checkLife('unreadyLater', {}, '5 ready, 15 notReady');
  checkLife('unreadyLater', { readinessProbe: every(2) }, '6 ready, 22 notReady');
  checkLife('crashAfterReady', {}, '5 ready, 15 crashLoop, 20 ready, 30 crashLoop, 45 ready…, 55 crashLoop…');
  checkLife('slowStart', {}, '60 ready');
  checkLife(
    'slowStart',
    { livenessProbe: every(10), readinessProbe: every(10) },
    '30 crashLoop, 60 crashLoop, 100 crashLoop…, 150 crashLoop…, 220 crashLoop…, 330 crashLoop…',
  );
  checkLife('slowStart', { livenessProbe: every(10) }, '1 ready, 30 crashLoop, 31 ready, 60 crashLoop, 71 ready…, 100 crashLoop…');
});

test('a slow start takes ten times what is assumed, and a minute at least', () => {
  const pod = { containers: [{ name: 'app', image: 'app' }], terminationGracePeriodSeconds: 30 };
  const readyAfter = (seconds: number): string => changesOf(previewLife(pod, 'slowStart', { readyMs: seconds * 1000, shutdownMs: 3000 }));
  assert.deepEqual([5, 6, 7, 20].map(readyAfter), ['60 ready', '60 ready', '70 ready', '200 ready']);
});

test('what a sidecar holds back isn’t killed while the sidecar is started again and again', () => {
  const startupProbe = { ...every(1), failureThreshold: 1 };
  const life = (app: Partial<Container>): string => {
    const initContainers = [{ name: 'proxy', image: 'proxy', restartPolicy: 'Always', startupProbe }];
    const pod = { initContainers, containers: [{ name: 'app', image: 'app', ...app }], terminationGracePeriodSeconds: 30 };
    return changesOf(previewLife(pod, 'ready', { readyMs: 5000, shutdownMs: 3000 }));
  };
  assert.equal(life({}), '1 crashLoop, 2 crashLoop, 13 crashLoop…, 34 crashLoop…, 75 crashLoop…, 156 crashLoop…');
  assert.equal(life({ livenessProbe: { ...every(1), failureThreshold: 1 } }), life({}));
});

function changesOf(life: PodLife): string {
  const changes = [0, 1, 2, 3, 4, 5].map(life.change).flatMap(change => (change === null ? [] : [change]));
  return changes.map(({ afterMs, state, recurring }) => `${afterMs / 1000} ${state}${recurring ? '…' : ''}`).join(', ');
}

function checkLife(outcome: PodOutcome, part: Partial<Container>, expected: string): void {
  const probes = Object.keys(part).join();
  test(`${outcome}${probes === '' ? '' : ` with ${probes}`}`, () => {
    const pod = { containers: [{ name: 'app', image: 'app', ...part }], terminationGracePeriodSeconds: 30 };
    const life = previewLife(pod, outcome, { readyMs: 5000, shutdownMs: 3000 });
    assert.equal(changesOf(life), expected);
    assert.equal(life.terminationMs, 3000);
  });
}
