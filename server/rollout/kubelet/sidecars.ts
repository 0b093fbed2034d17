import type { Container, PodSpec } from '../../kubernetes/pods/pod';

/** Whether an init container goes on running beside the containers (KEP-753). */
export function isSidecar({ restartPolicy }: Container): boolean {
  return restartPolicy === 'Always';
}

/** The sidecars in their order; the containers start when each of them has started. */
export function sidecarsOf({ initContainers = [] }: PodSpec): readonly Container[] {
  return initContainers.filter(isSidecar);
}

/** What runs as long as the pod does: sidecars, then containers. */
export function lastingContainers(pod: PodSpec): readonly Container[] {
  return [...sidecarsOf(pod), ...pod.containers];
}
