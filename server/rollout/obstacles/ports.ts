import { unknownPort } from '../../kubernetes/containerPort';
import { probeNames, type ProbeName } from '../../kubernetes/pods/pod';
import type { Obstacle } from './obstacle';
import type { PlacedContainer } from './placedContainers';

/** A probe or hook that names a port which its container doesn't have. */
export interface UnknownPort {
  readonly probe: ProbeName;
  readonly path: string;
  readonly port: string;
}

/** The probes of a container that can't ask anything, also those that keep no pod from being ready. */
export function unknownPorts({ container, path, lasting }: PlacedContainer): readonly UnknownPort[] {
  if (!lasting) return [];
  return probeNames.flatMap(probe => {
    const found = unknownPort(container, container[probe]);
    return found === undefined ? [] : [{ probe, path: `${path}.${probe}.${found.field}`, port: found.name }];
  });
}

/** Without an answer a container isn't ready, nor started; a liveness probe then leaves it alone. */
export function probePorts(placed: PlacedContainer): readonly Obstacle[] {
  return unknownPorts(placed)
    .filter(({ probe }) => probe !== 'livenessProbe')
    .map(found => ({ kind: 'probePort', container: placed.container.name, ...found }));
}

/** A postStart hook that fails has its container killed. */
export function hookPorts({ container, path, lasting }: PlacedContainer): readonly Extract<Obstacle, { readonly kind: 'hookPort' }>[] {
  const found = lasting ? unknownPort(container, container.lifecycle?.postStart) : undefined;
  if (found?.field !== 'httpGet.port') return [];
  return [{ kind: 'hookPort', path: `${path}.lifecycle.postStart.${found.field}`, container: container.name, port: found.name }];
}
