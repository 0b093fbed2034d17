import type { PodTemplateSpec } from '../../kubernetes/pods/pod';

/** A template that differs from others just where its digest does. */
export function appliedTemplate(digest: string): PodTemplateSpec {
  return {
    metadata: { annotations: { digest } },
    spec: { containers: [{ name: 'web', image: 'web' }], terminationGracePeriodSeconds: 30 },
  };
}
