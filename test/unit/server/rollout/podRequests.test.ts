import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Container, PodSpec } from '../../../../server/kubernetes/pods/pod';
import { podRequests } from '../../../../server/rollout/podRequests';

const wants = (cpu: string, memory: string, part: Partial<Container> = {}): Container => ({
  name: 'c',
  image: 'i',
  resources: { requests: { cpu, memory } },
  ...part,
});

describe('what a pod asks for', () => {
  checkRequests('its containers together', [wants('250m', '64Mi'), wants('1', '1G')], [], '1250m 1067108864 0');
  checkRequests(
    'a limit stands for an absent request',
    [{ name: 'c', image: 'i', resources: { limits: { cpu: 2, memory: '1Ki' } } }],
    [],
    '2000m 1024 0',
  );
  checkRequests('an init container that asks for more', [wants('100m', '1Ki')], [wants('1', '1')], '1000m 1024 0');
  checkRequests('a sidecar runs beside', [wants('100m', '1Ki')], [wants('50m', '1Ki', { restartPolicy: 'Always' })], '150m 2048 0');
  checkRequests(
    'devices',
    [{ name: 'c', image: 'i', resources: { limits: { 'nvidia.com/gpu': 2, 'example.com/fpga': 1 } } }],
    [],
    '0m 0 2',
  );
  checkRequests('the pod’s own requests take their place', [wants('1', '1Gi')], [], '3000m 1024 0', {
    resources: { requests: { cpu: '3', memory: '1Ki' } },
  });
  checkRequests('those that the pod has', [wants('1', '1Ki')], [], '1000m 2048 0', { resources: { requests: { memory: '2Ki' } } });
  checkRequests('not its limits', [wants('1', '1Ki')], [], '1000m 1024 0', { resources: { limits: { cpu: '4', memory: '1Gi' } } });
  checkRequests('unless no container asks', [{ name: 'c', image: 'i' }], [], '4000m 0 0', { resources: { limits: { cpu: '4' } } });
  checkRequests('the overhead of the runtime', [wants('1', '1Ki')], [], '1500m 2048 0', { overhead: { cpu: '500m', memory: '1Ki' } });
  const sidecar = { restartPolicy: 'Always' } as const;
  checkRequests(
    'an init container beside all sidecars before it',
    [wants('100m', '1')],
    [wants('250m', '1', sidecar), wants('300m', '1', sidecar), wants('900m', '1')],
    '1450m 3 0',
  );
  checkRequests(
    'the greatest of the init containers, whichever is last',
    [wants('1m', '1')],
    [wants('2', '2'), wants('1', '1')],
    '2000m 2 0',
  );
  checkRequests(
    'a sidecar that starts after an init container',
    [wants('500m', '1')],
    [wants('900m', '1'), wants('250m', '1', { restartPolicy: 'Always' })],
    '900m 2 0',
  );
  checkRequests(
    'an init container beside a sidecar before it',
    [wants('100m', '1')],
    [wants('250m', '1', { restartPolicy: 'Always' }), wants('900m', '1')],
    '1150m 2 0',
  );
  checkRequests('no device without a domain', [{ name: 'c', image: 'i', resources: { limits: { gpu: 2 } } }], [], '0m 0 0');
  checkRequests('what is no quantity', [wants('lots', '')], [], '0m 0 0');
  checkRequests('nothing', [{ name: 'c', image: 'i' }], [], '0m 0 0');
});

function checkRequests(
  title: string,
  containers: readonly Container[],
  initContainers: readonly Container[],
  expected: string,
  pod: Partial<PodSpec> = {},
): void {
  test(title, () => {
    const { milliCpu, memoryBytes, gpus } = podRequests({ containers, initContainers, terminationGracePeriodSeconds: 30, ...pod });
    assert.equal(`${milliCpu}m ${memoryBytes} ${gpus}`, expected);
  });
}
