import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Container, PreStop } from '../../../../../server/kubernetes/pods/pod';
import { stopsAfter } from '../../../../../server/rollout/kubelet/termination';

const never = Number.POSITIVE_INFINITY;
const exec = (...command: string[]): PreStop => ({ exec: { command } });

describe('how long a pod takes to stop', () => {
  checkStop('as long as the application does', { grace: 30, onTerm: 3 }, 3);
  checkStop('no longer than the grace period', { grace: 10, onTerm: never }, 10);
  checkStop('preStop comes first', { grace: 30, onTerm: 3, preStop: { sleep: { seconds: 5 } } }, 8);
  checkStop('both within the grace period', { grace: 10, onTerm: 6, preStop: exec('sleep', '7') }, 10);
  checkStop(
    'two seconds are left after a preStop that takes too long',
    { grace: 5, onTerm: never, preStop: exec('sh', '-c', 'nginx -s quit; sleep 20') },
    7,
  );
  checkStop('a grace period of 0 kills at once', { grace: 0, onTerm: never }, 0);
  checkStop('a grace period of 1 leaves two seconds', { grace: 1, onTerm: never }, 2);
  checkStop('a negative grace period counts as 1', { grace: -5, onTerm: never }, 2);
  checkStop('a preStop that cannot be told', { grace: 30, onTerm: 3, preStop: exec('/bin/drain') }, 3);
  checkStop('a preStop that asks over HTTP', { grace: 30, onTerm: 3, preStop: { httpGet: { path: '/sleep 9', port: 80 } } }, 3);
});

/** A sidecar gets TERM when the containers, and the sidecars behind it, have stopped; its hook runs from the beginning. */
describe('how long a pod with sidecars takes to stop', () => {
  checkSidecars('one after the other', { grace: 90, onTerm: 3 }, [{}, {}], 9);
  checkSidecars('its preStop runs beside the containers', { grace: 90, onTerm: 3 }, [{ sleep: { seconds: 40 } }], 43);
  checkSidecars('within the time of what stops before it', { grace: 90, onTerm: 30 }, [{ sleep: { seconds: 10 } }], 60);
  checkSidecars('the grace period is for all of them, and two seconds', { grace: 5, onTerm: never }, [{}, {}], 7);
});

function checkSidecars(
  title: string,
  { grace, onTerm }: { readonly grace: number; readonly onTerm: number },
  hooks: readonly PreStop[],
  expectedSeconds: number,
): void {
  test(title, () => {
    const initContainers = hooks.map((preStop, index): Container => ({
      name: `sidecar-${index}`,
      image: 'sidecar',
      restartPolicy: 'Always',
      ...(Object.keys(preStop).length === 0 ? {} : { lifecycle: { preStop } }),
    }));
    const pod = { containers: [{ name: 'app', image: 'app' }], initContainers, terminationGracePeriodSeconds: grace };
    assert.equal(stopsAfter(pod, onTerm * 1000) / 1000, expectedSeconds);
  });
}

function checkStop(
  title: string,
  { grace, onTerm, preStop }: { readonly grace: number; readonly onTerm: number; readonly preStop?: PreStop },
  expectedSeconds: number,
): void {
  test(title, () => {
    const lifecycle = preStop === undefined ? {} : { lifecycle: { preStop } };
    const pod = { containers: [{ name: 'app', image: 'app', ...lifecycle }], terminationGracePeriodSeconds: grace };
    assert.equal(stopsAfter(pod, onTerm * 1000) / 1000, expectedSeconds);
  });
}
