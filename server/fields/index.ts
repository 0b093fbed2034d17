import { daemonSetUpdates } from './daemonSet/updates';
import type { Field } from './field';
import { gates } from './gates';
import { images, pullPolicies } from './image';
import { maxSurge } from './maxSurge';
import { maxUnavailable } from './maxUnavailable';
import { probeNumbers } from './probeNumbers';
import { probes } from './probes';
import { replicas } from './replicas';
import { minReadySeconds } from './minReadySeconds';
import { paused } from './paused';
import { progressDeadlineSeconds } from './progressDeadlineSeconds';
import { restartPolicy } from './restartPolicy';
import { revisionHistoryLimit } from './revisionHistoryLimit';
import { statefulSetIdentity } from './statefulSet/identity';
import { statefulSetUpdates } from './statefulSet/updates';
import { rollingUpdate, strategy, strategyType } from './strategy';
import { preStops, terminationGracePeriodSeconds } from './termination';

/** Every field that something is said of. */
export const fields: readonly Field[] = [
  replicas,
  strategy,
  strategyType,
  rollingUpdate,
  maxSurge,
  maxUnavailable,
  minReadySeconds,
  progressDeadlineSeconds,
  revisionHistoryLimit,
  paused,
  ...images,
  ...pullPolicies,
  ...probes,
  ...probeNumbers,
  restartPolicy,
  ...gates,
  terminationGracePeriodSeconds,
  ...preStops,
  ...statefulSetIdentity,
  ...statefulSetUpdates,
  ...daemonSetUpdates,
];

/** The field at a path such as `spec.template.spec.containers[0].image`; of an object of a kind; undefined for one that bears on no rollout. */
export function fieldOf(path: string, kind: string): Field | undefined {
  const pattern = path.replace(/\[\d+\]/g, '[*]');
  return fields.find(field => field.path === pattern && (field.kinds === undefined || field.kinds.includes(kind)));
}
