import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubernetesVersion } from '../../../../server/kubernetes/kubernetesVersion';
import type { ScenarioAction } from '../../../../server/protocol/scenario';
import { deploymentRollout } from '../../../../server/rollout/controllers/deployment/rollout';
import { rehearse } from '../../../../server/rollout/rehearse';
import { type Described, deployment } from './deployments';

/** A new image rolled out by the controllers of a Kubernetes. */
function rolloutOn(server: KubernetesVersion, described: Described, ...then: readonly ScenarioAction[]) {
  const action = { kind: 'setImage' as const, images: { busy: 'busybox:1.29' } };
  const scenario = { assumptions: {}, actions: [{ action, at: 'rest' as const }, ...then] };
  const result = rehearse(deploymentRollout, { ...deployment(described), server }, scenario, { readySeconds: 5, shutdownSeconds: 3 });
  if (result.state !== 'timeline') throw new Error(result.message);
  return result.timeline;
}

function checkEvents(server: KubernetesVersion, ...expected: readonly string[]): void {
  const { events } = rolloutOn(server, { replicas: 2, surge: 1, unavailable: 0 });
  const messages = events.map(({ message }) => message.replace(/busy-\S+/, 'SET'));
  assert.deepEqual(messages, expected);
}

test('events of 1.31', () =>
  checkEvents(
    31,
    'Scaled up replica set SET to 2',
    'Scaled up replica set SET to 1',
    'Scaled down replica set SET to 1 from 2',
    'Scaled up replica set SET to 2 from 1',
    'Scaled down replica set SET to 0 from 1',
  ));
test('events of 1.32', () =>
  checkEvents(
    32,
    'Scaled up replica set SET from 0 to 2',
    'Scaled up replica set SET from 0 to 1',
    'Scaled down replica set SET from 2 to 1',
    'Scaled up replica set SET from 1 to 2',
    'Scaled down replica set SET from 1 to 0',
  ));

/** When pods of one set become available of which two are ready 4 s after the first. */
function checkAvailable(server: KubernetesVersion, expected: string): void {
  const scale = { action: { kind: 'scale' as const, replicas: 3 }, at: 4 };
  const { steps } = rolloutOn(server, { replicas: 1, surge: 1, unavailable: 0, minReadySeconds: 12 }, scale);
  assert.equal(steps.map(({ atSeconds, ready, available }) => `${atSeconds} s ${ready}/${available}`).join(', '), expected);
}

test('a pod is available when it is due, from 1.34 on', () =>
  checkAvailable(
    34,
    '0 s 1/1, 0 s 1/1, 4 s 1/1, 4 s 1/1, 4 s 1/1, 5 s 2/1, 9 s 3/1, 9 s 4/1, 17 s 4/2, 21 s 4/3, 21 s 3/3, 21 s 3/3, 24 s 3/3, 26 s 4/3, 38 s 4/4, 38 s 3/3, 41 s 3/3',
  ));
test('before, when its set is looked at', () =>
  checkAvailable(
    33,
    '0 s 1/1, 0 s 1/1, 4 s 1/1, 4 s 1/1, 4 s 1/1, 5 s 2/1, 9 s 3/1, 9 s 4/1, 18 s 4/2, 21 s 4/3, 30 s 4/4, 30 s 3/3, 30 s 3/3, 33 s 3/3, 35 s 4/3, 47 s 4/4, 47 s 3/3, 50 s 3/3',
  ));

test('the version is said, and what it does to minReadySeconds', () => {
  const { assumptions } = rolloutOn(33, { minReadySeconds: 5 });
  assert.deepEqual(assumptions.slice(-2), [
    'Simulates the controllers of Kubernetes 1.33.',
    'Before Kubernetes 1.34, pods can count as available later than minReadySeconds says: their ReplicaSet has one timer for all of them.',
  ]);
});

test('a set whose name is too long is never created before 1.34', () => {
  const name = 'a'.repeat(250);
  assert.equal(rolloutOn(34, { name }).summary.outcome, 'completes');
  const { summary, events } = rolloutOn(33, { name });
  assert.equal(summary.outcome, 'stalls');
  assert.match(
    events.at(-1)?.message ?? '',
    /^Failed to create new replica set "a+-\w+": ReplicaSet\.apps "a+-\w+" is invalid: metadata\.name: /,
  );
});
