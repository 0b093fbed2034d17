import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Container, PodSpec, Probe } from '../../../../../server/kubernetes/pods/pod';
import { killedAt, readyAt } from '../../../../../server/rollout/kubelet/probes';

const probe = (numbers: Partial<Probe>): Probe => ({
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
  ...numbers,
});

const never = Number.POSITIVE_INFINITY;

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

const asking = (port: string | number, numbers: Partial<Probe> = {}): Probe => ({ ...probe(numbers), httpGet: { path: '/', port } });

/** A probe that names a port of its own container. */
describe('a probe’s port', () => {
  const ports = [{ name: 'http', containerPort: 80 }];
  checkReady('by its name', { ports, readinessProbe: asking('http') }, 1, 2);
  checkReady('by a number that no port has', { ports, readinessProbe: asking(8080) }, 1, 2);
  checkReady('by a name that no port has: never ready', { ports, readinessProbe: asking('web') }, 1, never);
  checkReady('a TCP socket’s', { readinessProbe: { ...probe({}), tcpSocket: { port: 'web' } } }, 1, never);
  checkReady('a startup probe’s: never started', { ports, startupProbe: asking('web'), readinessProbe: asking('http') }, 1, never);
  checkKilled('a startup probe that can’t ask kills nothing', { startupProbe: asking('web', { failureThreshold: 1 }) }, 1000, null);
  checkKilled('a liveness probe that can’t ask neither', { livenessProbe: asking('web', { failureThreshold: 1 }) }, 1000, null);
});

/** Sidecars run after a second, as the containers do that nothing holds back; each application is up as much later as its container runs later. */
describe('sidecars', () => {
  checkPod('that are ready count', 5, [{}], {}, { ready: 1 });
  checkPod('their readiness is the pod’s', 5, [{ readinessProbe: probe({ initialDelaySeconds: 60 }) }], {}, { ready: 62 });
  checkPod('a startup probe holds the containers back', 5, [{ startupProbe: probe({}) }], { readinessProbe: probe({}) }, { ready: 22 });
  checkPod('one behind the other', 5, [{ startupProbe: probe({}) }, { startupProbe: probe({ periodSeconds: 4 }) }], {}, { ready: 17 });
  checkPod('one that can’t ask holds them back for ever', 5, [{ startupProbe: asking('web') }], {}, { ready: never });
  checkPod(
    'what waits isn’t killed meanwhile',
    5,
    [{ startupProbe: probe({ periodSeconds: 30 }) }],
    { livenessProbe: probe({}) },
    { killed: never },
  );
  checkPod('they are killed as containers are', 60, [{ livenessProbe: probe({}) }], {}, { killed: 30 });
  checkPod('other init containers don’t count', 5, [{ restartPolicy: 'OnFailure', readinessProbe: asking('web') }], {}, { ready: 1 });
});

function checkPod(
  title: string,
  upSeconds: number,
  sidecars: readonly Partial<Container>[],
  app: Partial<Container>,
  expected: { readonly ready?: number; readonly killed?: number },
): void {
  test(title, () => {
    const initContainers = sidecars.map(part => container({ restartPolicy: 'Always', ...part }));
    const pod: PodSpec = { initContainers, containers: [container(app)], terminationGracePeriodSeconds: 30 };
    const start = startUpAfter(upSeconds);
    if (expected.ready !== undefined) assert.equal(readyAt(pod, start) / 1000, expected.ready);
    if (expected.killed !== undefined) assert.equal(killedAt(pod, start) / 1000, expected.killed);
  });
}

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
