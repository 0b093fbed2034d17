import type { PodSpec } from '../../kubernetes/pods/pod';
import { containerKilledAt } from '../kubelet/containerProbes';
import { containerStarts } from '../kubelet/containerStarts';
import { firstStart } from '../kubelet/firstStart';
import { readyAt } from '../kubelet/probes';
import type { Obstacle, Timing } from './obstacle';
import type { PlacedContainer } from './placedContainers';

/** Startup and liveness probes that have a container killed before its application is up, each time anew. */
export function probeKills(pod: PodSpec, containers: readonly PlacedContainer[], { readyMs }: Timing): readonly Obstacle[] {
  const lasting = containers.filter(({ lasting: lasts }) => lasts);
  const first = firstStart(pod, readyMs);
  return containerStarts(pod, first).flatMap(({ container, start }, index): readonly Obstacle[] => {
    const killed = containerKilledAt(container, start);
    if (!Number.isFinite(killed)) return [];
    const probe = container.startupProbe === undefined ? 'livenessProbe' : 'startupProbe';
    const seemsReady = readyAt(pod, first) < killed;
    const path = `${lasting[index]?.path ?? ''}.${probe}`;
    return [
      {
        kind: 'probeKills',
        path,
        container: container.name,
        probe,
        killedSeconds: killed / 1000,
        upSeconds: start.upMs / 1000,
        seemsReady,
      },
    ];
  });
}
