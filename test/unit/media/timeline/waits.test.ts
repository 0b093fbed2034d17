import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitsOf, waitSums } from '../../../../media/timeline/waits';
import { setImage, then, timelineOf, type Given } from '../../../support/timelines';

/** What a rollout waits for, second by second, and in all. */
function checkWaits(given: Given, parts: string, sums: string): void {
  const found = waitsOf(timelineOf(given));
  assert.equal(found.map(({ what, from, to }) => `${what} ${from}–${to}`).join(', '), parts);
  assert.equal(
    waitSums(found)
      .map(({ what, seconds }) => `${what} ${seconds}`)
      .join(', '),
    sums,
  );
}

const probe = { initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3 } as const;
const small: Given = { replicas: 2, maxSurge: 1, maxUnavailable: 0 };

test('the pods of one batch after the other start', () => checkWaits(small, 'start 0–5, start 5–10', 'start 10'));
test('then they wait for minReadySeconds', () =>
  checkWaits({ ...small, replicas: 1, minReadySeconds: 4 }, 'start 0–5, minReady 5–9', 'start 5, minReady 4'));
test('their probes take time', () =>
  checkWaits({ ...small, replicas: 1, container: { readinessProbe: probe } }, 'start 0–5, probes 5–12', 'start 5, probes 7'));
test('a Recreate waits for its old pods first', () =>
  checkWaits({ replicas: 2, recreate: true, shutdownSeconds: 7 }, 'shutdown 0–7, start 7–12', 'shutdown 7, start 5'));
test('pods that a rollback stops have started until then', () =>
  checkWaits(
    { ...small, actions: [setImage('busybox:1.29'), then({ kind: 'undo', toRevision: 0 }, 7)] },
    'start 0–5, start 5–7, start 7–12',
    'start 12',
  ));
test('a rollout that never completes waits for nothing', () => checkWaits({ newPods: 'neverReady' }, '', ''));
test('nothing is rolled out', () => checkWaits({ paused: true }, '', ''));
