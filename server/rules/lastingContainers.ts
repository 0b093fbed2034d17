import type { Container, PodSpec } from '../kubernetes/deployment';

/** A container of a pod and where it stands in the Deployment. */
export interface PlacedContainer {
  readonly container: Container;
  /** Such as `spec.template.spec.containers[0]`. */
  readonly path: string;
}

/** The containers that run as long as the pod does: its own, and the init containers that are sidecars. */
export function lastingContainers({ containers, initContainers = [] }: PodSpec): readonly PlacedContainer[] {
  return [
    ...containers.map((container, index) => ({ container, path: `spec.template.spec.containers[${index}]` })),
    ...initContainers.flatMap((container, index) =>
      container.restartPolicy === 'Always' ? [{ container, path: `spec.template.spec.initContainers[${index}]` }] : [],
    ),
  ];
}
