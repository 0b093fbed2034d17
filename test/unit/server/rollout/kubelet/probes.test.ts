import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Container, Probe } from '../../../../../server/kubernetes/deployment';
import { killedAt, readyAt } from '../../../../../server/rollout/kubelet/probes';

const probe = (numbers: Partial<Probe>): Probe => ({
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
  ...numbers,
});

/** The container runs after a second. */
describe('when a pod is ready', () => {
  checkReady('without a probe', {}, 12, 1);
  checkReady('at the first tick', { readinessProbe: probe({}) }, 1, 2);
  checkReady('at the tick after the application is up', { readinessProbe: probe({}) }, 5, 12);
  checkReady('at a tick after the initial delay', { readinessProbe: probe({ initialDelaySeconds: 5 }) }, 1, 12);
  checkReady('after several successes', { readinessProbe: probe({ periodSeconds: 5, successThreshold: 3 }) }, 5, 17);
  checkReady('as soon as the startup probe has succeeded', { startupProbe: probe({ periodSeconds: 3 }) }, 7, 9);
  checkReady(
    'both probes: the readiness probe runs at once',
    { startupProbe: probe({ periodSeconds: 2 }), readinessProbe: probe({}) },
    5,
    6,
  );
  checkReady('never', { readinessProbe: probe({}) }, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  checkReady('with a period that cannot be', { readinessProbe: probe({ periodSeconds: 0 }) }, 5, 5);
});

describe('when a probe has a container killed', () => {
  checkKilled('a liveness probe that fails three times', { livenessProbe: probe({ periodSeconds: 3 }) }, 1000, 9);
  checkKilled(
    'a startup probe keeps the liveness probe waiting',
    { startupProbe: probe({ periodSeconds: 2, failureThreshold: 30 }), livenessProbe: probe({}) },
    50,
    null,
  );
  checkKilled('a startup probe that gives up', { startupProbe: probe({ periodSeconds: 2, failureThreshold: 4 }) }, 1000, 8);
  checkKilled('the application is up in time', { livenessProbe: probe({}) }, 30, null);
  checkKilled('no probe', { readinessProbe: probe({}) }, 1000, null);
});

test('the slowest container decides', () => {
  const containers = [container({}), container({ readinessProbe: probe({ periodSeconds: 1 }) })];
  assert.equal(readyAt({ containers, terminationGracePeriodSeconds: 30 }, startUpAfter(8)) / 1000, 8);
});

function checkReady(title: string, part: Partial<Container>, upSeconds: number, expectedSeconds: number): void {
  test(title, () => {
    const pod = { containers: [container(part)], terminationGracePeriodSeconds: 30 };
    assert.equal(readyAt(pod, startUpAfter(upSeconds)) / 1000, expectedSeconds);
  });
}

function checkKilled(title: string, part: Partial<Container>, upSeconds: number, expectedSeconds: number | null): void {
  test(title, () => {
    const pod = { containers: [container(part)], terminationGracePeriodSeconds: 30 };
    assert.equal(killedAt(pod, startUpAfter(upSeconds)) / 1000, expectedSeconds ?? Number.POSITIVE_INFINITY);
  });
}

function container(part: Partial<Container>): Container {
  return { name: 'app', image: 'app', ...part };
}

function startUpAfter(upSeconds: number) {
  return { runningMs: 1000, upMs: upSeconds * 1000, unprobedMs: 1000 };
}
