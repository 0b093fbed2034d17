import type { Container, PodSpec } from '../../../../server/kubernetes/pods/pod';
import type { Deployment, DeploymentSpec, DeploymentStrategy } from '../../../../server/kubernetes/deployment/deployment';
import type { IntOrString } from '../../../../server/kubernetes/intOrString';

/** What a test says of its Deployment; the rest is as the API server defaults it, with the image `busybox:1.28.4` in the container `busy`. */
export interface Described extends Partial<Omit<DeploymentSpec, 'strategy' | 'template'>> {
  readonly name?: string;
  readonly namespace?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly recreate?: boolean;
  readonly surge?: IntOrString;
  readonly unavailable?: IntOrString;
  readonly container?: Partial<Container>;
  readonly pod?: Partial<PodSpec>;
  readonly graceSeconds?: number;
}

export function deployment({
  name = 'busy',
  namespace,
  annotations = {},
  recreate = false,
  surge = '25%',
  unavailable = '25%',
  container = {},
  pod = {},
  graceSeconds = 30,
  ...spec
}: Described): Deployment {
  const strategy: DeploymentStrategy = recreate
    ? { type: 'Recreate' }
    : { type: 'RollingUpdate', rollingUpdate: { maxSurge: surge, maxUnavailable: unavailable } };
  return {
    metadata: { name, namespace: namespace ?? null, annotations },
    spec: {
      replicas: 1,
      minReadySeconds: 0,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 10,
      paused: false,
      ...spec,
      strategy,
      template: {
        metadata: { labels: { app: name } },
        spec: {
          containers: [{ name: 'busy', image: 'busybox:1.28.4', ...container }],
          terminationGracePeriodSeconds: graceSeconds,
          ...pod,
        },
      },
    },
  };
}
