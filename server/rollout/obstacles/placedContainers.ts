import type { Container, PodSpec } from '../../kubernetes/pods/pod';
import { isSidecar } from '../kubelet/sidecars';

export interface PlacedContainer {
  readonly container: Container;
  /** Where it stands in the pod, such as `spec.initContainers[0]`. */
  readonly path: string;
  /** Whether it runs as long as the pod does: it has probes and hooks. */
  readonly lasting: boolean;
}

/** The containers of a pod in the order in which they start. */
export function placedContainers({ initContainers = [], containers }: PodSpec): readonly PlacedContainer[] {
  return [
    ...initContainers.map((container, index) => ({ container, path: `spec.initContainers[${index}]`, lasting: isSidecar(container) })),
    ...containers.map((container, index) => ({ container, path: `spec.containers[${index}]`, lasting: true })),
  ];
}
