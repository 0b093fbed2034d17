import type { Deployment, DeploymentSpec, DeploymentStrategy } from '../../server/kubernetes/deployment/deployment';
import type { PodTemplateSpec } from '../../server/kubernetes/pods/pod';
import type { RecordedSpec, RecordedStrategy } from './rolloutRecord';

/** The Deployment `app` of the recordings with what the API server adds to its spec. */
export function recordedDeployment(spec: RecordedSpec, template: PodTemplateSpec = recordedTemplate(spec)): Deployment {
  return { metadata: { name: 'app', namespace: null, annotations: {} }, spec: defaulted(spec, template) };
}

export function defaulted(spec: RecordedSpec, template: PodTemplateSpec): DeploymentSpec {
  return {
    replicas: spec.replicas ?? 1,
    strategy: defaultedStrategy(spec.strategy ?? {}),
    minReadySeconds: spec.minReadySeconds ?? 0,
    progressDeadlineSeconds: spec.progressDeadlineSeconds ?? 600,
    revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
    paused: spec.paused ?? false,
    template,
  };
}

export function recordedTemplate({ nodeName }: RecordedSpec): PodTemplateSpec {
  return {
    metadata: { labels: { app: 'app' } },
    spec: {
      containers: [{ name: 'app', image: 'registry.example/app:1' }],
      terminationGracePeriodSeconds: 30,
      ...(nodeName === undefined ? {} : { nodeName }),
    },
  };
}

function defaultedStrategy({ type, rollingUpdate }: RecordedStrategy): DeploymentStrategy {
  if (type === 'Recreate') return { type };
  return {
    type: 'RollingUpdate',
    rollingUpdate: { maxSurge: rollingUpdate?.maxSurge ?? '25%', maxUnavailable: rollingUpdate?.maxUnavailable ?? '25%' },
  };
}
