import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Assumptions, ScenarioAction } from '../../../../server/protocol/scenario';
import { deploymentRollout } from '../../../../server/rollout/controllers/deployment/rollout';
import { rehearse } from '../../../../server/rollout/rehearse';
import { deployment, type Described } from './deployments';

const reference = { replicas: 10, surge: 1, unavailable: 1 } as const;

describe('the verdict in one line', () => {
  checkVerdict(reference, {}, 'ok: 10 pods · at most 11 · never below 9 · about 25 s');
  checkVerdict({}, {}, 'ok: 1 pod · at most 2 · never below 1 · about 5 s');
  checkVerdict(
    { replicas: 1000, surge: '10%', unavailable: '5%', minReadySeconds: 10 },
    { readySeconds: 20 },
    'ok: 1,000 pods · at most 1,100 · never below 950 · about 3 min 30 s',
  );
  checkVerdict(
    { replicas: 3, recreate: true },
    { readySeconds: 8, shutdownSeconds: 30 },
    'warning: 3 pods · at most 3 · none available for 38 s',
  );
  checkVerdict({ surge: 0, unavailable: 1 }, {}, 'warning: 1 pod · at most 1 · none available for 5 s · about 5 s');
  checkVerdict({ replicas: 0 }, {}, 'info: 0 pods · nothing to replace');
  checkVerdict({ ...reference, paused: true }, {}, 'info: 10 pods · paused · no rollout until resumed');
  checkVerdict(
    { replicas: 3 },
    { newPods: 'neverReady' },
    'error: Stuck at 1 of 3 updated · at most 4 · never below 3 · fails after 10 min',
  );
  checkVerdict(
    { replicas: 3, progressDeadlineSeconds: 2_147_483_647 },
    { newPods: 'imagePull' },
    'error: Stuck at 1 of 3 updated · at most 4 · never below 3 · no progress deadline',
  );
  checkVerdict(
    { replicas: 3, recreate: true },
    { newPods: 'unreadyLater' },
    'error: Down to 0 of 3 available · at most 3 · seems complete after 8 s',
  );
  checkVerdict(
    { replicas: 3, recreate: true },
    { newPods: 'neverReady' },
    'error: Stuck at 3 of 3 updated · at most 3 · no pods left available · fails after 10 min 3 s',
  );
  checkVerdict({ replicas: 6 }, { newPods: 'crashAfterReady' }, 'error: Down to 0 of 6 available · at most 8 · seems complete after 10 s');
  checkVerdict(
    { replicas: 6, minReadySeconds: 30 },
    { newPods: 'crashAfterReady' },
    'error: Stuck at 3 of 6 updated · at most 8 · never below 5 · progress deadline never passes',
  );
  checkVerdict(
    { replicas: 3, progressDeadlineSeconds: 30 },
    { newPods: 'slowStart' },
    'warning: 3 pods · at most 4 · never below 3 · about 3 min',
  );
});

describe('the banner', () => {
  test('says nothing where all is well', () => assert.equal(timelineOf(reference, {}).banner, null));

  test('why it stops, what still serves, and the way back', () => {
    assert.deepEqual(timelineOf({ replicas: 3, namespace: 'shop' }, { newPods: 'neverReady' }).banner, {
      tone: 'error',
      title: 'The new pods start but never become ready, so the rollout is stuck.',
      sentences: [
        'The controller keeps 3 old pods available: stopping one more would leave fewer than 3.',
        'After 10 min without progress, kubectl rollout status fails. Kubernetes doesn’t roll back automatically.',
      ],
      command: 'kubectl rollout undo deployment/busy -n shop',
    });
  });

  test('that it is paused', () => {
    assert.equal(timelineOf({ paused: true }, {}).banner?.command, 'kubectl rollout resume deployment/busy');
  });

  test('that the deadline is too short', () => {
    const { banner } = timelineOf({ replicas: 3, progressDeadlineSeconds: 30 }, { newPods: 'slowStart' });
    assert.equal(banner?.title, 'The progress deadline passes before the rollout completes.');
  });

  test('that not every step is listed', () => {
    const { banner } = timelineOf({ replicas: 300, surge: 1, unavailable: 0 }, {});
    assert.equal(banner?.title, 'Only the first 600 steps are listed, up to 12 min 30 s.');
  });
});

describe('what is assumed', () => {
  checkAssumptions(
    reference,
    {},
    'Assumes that new pods are ready 5 s after creation and that old pods take 3 s to terminate. Including terminating pods, up to 13 exist at the same time.',
  );
  checkAssumptions(
    {
      container: {
        readinessProbe: { initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3 },
      },
    },
    {},
    'Assumes that new pods are ready 12 s after creation and that old pods take 3 s to terminate. The application responds after 5 s; its probes detect that after 12 s.',
  );
  checkAssumptions(
    { graceSeconds: 2 },
    { shutdownSeconds: 60 },
    'Assumes that new pods are ready 5 s after creation and that old pods take 2 s to terminate.',
  );
  checkAssumptions({ replicas: 0 }, {}, 'Simulated from the manifest; nothing is applied to a cluster.');
});

test('a command is quoted for a shell', () => {
  const { banner } = timelineOf({ name: `<img src=x onerror=alert('1')>`, replicas: 3 }, { newPods: 'crash' });
  assert.equal(banner?.command, String.raw`kubectl rollout undo 'deployment/<img src=x onerror=alert('\''1'\'')>'`);
});

describe('the summary', () => {
  test('the duration as a range, and what it is made of', () => {
    const container = {
      readinessProbe: { initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3 },
    };
    assert.deepEqual(timelineOf({ replicas: 3, minReadySeconds: 10, container }, {}).summary.duration, {
      leastSeconds: 45,
      mostSeconds: 72,
      parts: [
        { what: 'start', seconds: 5, times: 3 },
        { what: 'probes', seconds: 7, times: 3 },
        { what: 'minReady', seconds: 10, times: 3 },
      ],
    });
  });

  test('where it stalls', () => {
    assert.deepEqual(timelineOf({ replicas: 10, surge: 3, unavailable: 2 }, { newPods: 'crash' }).summary.stall, {
      why: 'crash',
      updated: 5,
      oldAvailable: 8,
      available: 8,
      noneForGood: false,
    });
  });

  test('where it stalls though the quota that is simulated has left room', () => {
    const everySecond = { initialDelaySeconds: 0, periodSeconds: 1, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 2 };
    const container = { livenessProbe: everySecond, readinessProbe: everySecond };
    const why = (one: Described) => timelineOf({ ...one, container }, { newPods: 'quota' }).summary.stall?.why;
    assert.equal(why({ replicas: 2, recreate: true }), 'probeKills');
    assert.equal(why({ replicas: 2, surge: 1, unavailable: 0 }), 'quota');
  });

  test('what the surge asks for', () => {
    const container = { resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { 'nvidia.com/gpu': 1, memory: '2Gi' } } };
    assert.deepEqual(timelineOf({ ...reference, surge: 2, container }, {}).summary.extra, {
      pods: 2,
      podsWithTerminating: 5,
      milliCpu: 500,
      memoryBytes: 2 * 1024 ** 3,
      gpus: 2,
    });
  });

  test('how long fewer than desired are available', () => {
    const { secondsBelowDesired, longestBelowDesiredSeconds, waves, oldPodsGoneSeconds } = timelineOf(reference, {}).summary;
    assert.deepEqual([secondsBelowDesired, longestBelowDesiredSeconds, waves, oldPodsGoneSeconds], [25, 25, 5, 28]);
  });
});

test('a chain that ends where it began says so first', () => {
  const back: ScenarioAction = { action: { kind: 'undo', toRevision: 0 }, at: 7 };
  assert.equal(timelineOf(reference, {}, [setImage, back]).verdict.parts[0], 'Back on 1.28.4');
  assert.equal(timelineOf(reference, {}, [setImage]).verdict.parts[0], '10 pods');
  const scaled = timelineOf(reference, {}, [{ action: { kind: 'scale', replicas: 12 }, at: 'rest' }]);
  assert.equal(scaled.verdict.parts[0], '12 pods');
});

const setImage: ScenarioAction = { action: { kind: 'setImage', images: { busy: 'busybox:1.29' } }, at: 'rest' };

function timelineOf(described: Described, assumptions: Assumptions, actions: readonly ScenarioAction[] = [setImage]) {
  const result = rehearse(deploymentRollout, deployment(described), { assumptions, actions }, { readySeconds: 5, shutdownSeconds: 3 });
  if (result.state !== 'timeline') throw new Error(result.message);
  return result.timeline;
}

function checkVerdict(described: Described, assumptions: Assumptions, expected: string): void {
  test(expected, () => {
    const { tone, parts } = timelineOf(described, assumptions).verdict;
    assert.equal(`${tone}: ${parts.join(' · ')}`, expected);
  });
}

function checkAssumptions(described: Described, assumptions: Assumptions, expected: string): void {
  test(expected, () => assert.equal(timelineOf(described, assumptions).assumptions.join(' '), expected));
}
