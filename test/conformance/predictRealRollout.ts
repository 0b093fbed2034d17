/** Simulates a rollout that was measured on a real kubelet, from what its pods are and how their application behaves. */
import type { PodSpec } from '../../server/kubernetes/pods/pod';
import { isComplete } from '../../server/rollout/controllers/deployment/conditions';
import { changeSpec } from '../../server/rollout/kubectl/act';
import { lifeOf, once, type PodLife } from '../../server/rollout/kubelet/podLife';
import { readyAt } from '../../server/rollout/kubelet/probes';
import { restartingLife } from '../../server/rollout/kubelet/restarts';
import { kubeletLagMs, stopsAfter } from '../../server/rollout/kubelet/termination';
import { atRest } from '../../server/rollout/controllers/deployment/newDeployment';
import { runToRest, settle } from '../../server/rollout/cluster/simulate';
import type { ClusterChange } from '../../server/rollout/cluster/cluster';
import type { DeploymentCluster } from '../../server/rollout/controllers/deployment/objects';
import { podSpecOf, type Behaviour, type RealRolloutRecord } from './podRecord';
import { recordedDeployment } from './recordedDeployment';

/** From the end of a probe (or the start of a container without one) until the controllers have acted on it. */
const reactionMs = 250;

export interface Prediction {
  readonly id: string;
  /** null: it never completes. */
  readonly completeAfterSeconds: number | null;
  readonly oldPodsGoneAfterSeconds: number | null;
}

export function predictRealRollout(record: RealRolloutRecord): Prediction {
  const pod = podSpecOf(record);
  const image = record.next?.image;
  const template = (spec: PodSpec, version: string) => ({ metadata: { labels: { app: 'app' }, annotations: { version } }, spec });
  const deployment = recordedDeployment({ ...record.spec, replicas: record.replicas }, template(pod, '1'));
  const runningMs = meanStartMs(record);
  const lives = {
    old: lifeAs(pod, record.behaviour, runningMs, true),
    new: lifeAs(pod, record.next?.behaviour ?? record.behaviour, runningMs, image === undefined),
  };
  const ends: { complete: number | null; gone: number | null } = { complete: null, gone: null };
  let cluster: DeploymentCluster | null = null;
  const observe = (change: ClusterChange) => {
    if (cluster === null) return;
    if (change.kind === 'pods' && change.group.state === 'gone' && change.group.generation.number === 1) ends.gone = cluster.now / 1000;
    if (change.kind === 'settled' && isComplete(cluster.workload, cluster.workload.status)) ends.complete ??= cluster.now / 1000;
  };
  const simulated = atRest(deployment, {
    pods: ({ podTemplate }) => (podTemplate.metadata.annotations?.['version'] === '1' ? lives.old : lives.new),
    observe,
  });
  cluster = simulated;
  const containers = image === undefined ? pod.containers : pod.containers.map(container => ({ ...container, image }));
  changeSpec(simulated, { ...simulated.workload.spec, template: template({ ...pod, containers }, '2') });
  settle(simulated);
  runToRest(simulated);
  return {
    id: record.id,
    completeAfterSeconds: ends.complete,
    // A complete rollout may have no old pod left long before: the recorder then gives the time of completion.
    oldPodsGoneAfterSeconds: ends.complete === null ? null : Math.max(ends.complete, ends.gone ?? 0),
  };
}

/** About a tenth of a rollout or 3 s, whichever is more; null only for null. */
export function isWithinTolerance(measured: number | null, predicted: number | null): boolean {
  if (measured === null || predicted === null) return measured === predicted;
  return Math.abs(measured - predicted) <= Math.max(3, measured / 10);
}

function lifeAs(pod: PodSpec, behaviour: Behaviour, runningMs: number, imageExists: boolean): PodLife {
  const onTermMs = behaviour.onTerm === 'ignore' ? Number.POSITIVE_INFINITY : (behaviour.onTerm ?? 0) * 1000;
  const terminationMs = stopsAfter(pod, onTermMs) + kubeletLagMs(pod);
  if (!imageExists) return lifeOf([once(runningMs, 'imagePull')], terminationMs);
  const upMs = behaviour.never === true ? Number.POSITIVE_INFINITY : runningMs + (behaviour.readyAfter ?? 0) * 1000;
  const start = { runningMs, upMs, unprobedMs: runningMs };
  if (behaviour.exitAfter === undefined) return lifeOf([once(readyAt(pod, start) + reactionMs, 'ready')], terminationMs);
  return restartingLife(pod, start, behaviour.exitAfter * 1000, terminationMs);
}

/** The mean time from created to running of the record's pods; a second where none ran. */
export function meanStartMs({ pods }: RealRolloutRecord): number {
  const starts = pods.flatMap(({ created, running }) => (created === undefined || running === undefined ? [] : [running - created]));
  if (starts.length === 0) return 1000;
  return Math.round((1000 * starts.reduce((sum, seconds) => sum + seconds, 0)) / starts.length);
}
