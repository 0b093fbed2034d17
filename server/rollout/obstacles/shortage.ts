import type { ApiObject } from '../../kubernetes/apiObject';
import { withCreationDefaults } from '../../kubernetes/pods/creationDefaults';
import type { CreateError } from '../../protocol/obstacle';
import { attachmentOf, multiAttachError } from '../cluster/attaching';
import { type Cluster, type Generation, newGeneration } from '../cluster/cluster';
import type { Placement } from '../scheduler/placement';
import { podLabels } from '../admission/admittedPod';
import { type PodInfo, podInfoOf } from '../scheduler/podInfo';
import { noPortWords } from '../scheduler/schedulingWords';
import { type Lack, lackOf } from './lack';

/** What around the workload keeps its pods from being created or placed, as a simulation has shown. */
export type Shortage =
  /** Pods wait for a node; `message` is what FailedScheduling says. */
  | { readonly kind: 'notPlaced'; readonly pods: number; readonly pod: PodInfo; readonly lack: Lack; readonly message: string }
  /** Pods hang on their node, as the volume of their claim is attached to another one; `message` is what FailedAttachVolume says. */
  | { readonly kind: 'notAttached'; readonly pod: PodInfo; readonly claim: string; readonly message: string }
  /** A node is down, and the pod on it never available; `message` is what NodeNotReady says. */
  | { readonly kind: 'nodeDown'; readonly node: string; readonly message: string }
  /** The API server refuses further pods; `policy` is the object that has them refused, null where it is none that can be named. */
  | ({ readonly kind: 'notCreated' } & CreateError)
  /** The API server refuses a further ReplicaSet. */
  | ({ readonly kind: 'noRevision' } & CreateError);

/** What stands in the way at the end of a simulation; null: nothing around the workload. */
export function shortageOf(cluster: Cluster): Shortage | null {
  if (cluster.surroundings === null) return portShortage(cluster);
  const refusal = cluster.controller.revisionRefusal(cluster);
  if (refusal !== null) return { kind: 'noRevision', ...refusal };
  const newest = newGeneration(cluster);
  const failing = newest?.createError ?? cluster.generations.find(({ createError }) => createError !== null)?.createError;
  if (failing != null && !Number.isFinite(cluster.podQuota)) return { kind: 'notCreated', ...failing };
  return waitingShortage(cluster, newest) ?? attachingShortage(cluster) ?? downShortage(cluster) ?? portShortage(cluster);
}

/** Of pods that wait those of the newest generation speak for all. */
function waitingShortage(cluster: Cluster, newest: Generation | null): Shortage | null {
  const waiting = cluster.surroundings?.scheduler?.waiting ?? [];
  const own = (placement: Placement): boolean => newest !== null && 'generation' in placement.pods && placement.pods.generation === newest;
  const newer = waiting.filter(own);
  const speaking = newer.length > 0 ? newer : waiting;
  const [first] = speaking;
  if (first?.message == null) return null;
  const pods = speaking.reduce((sum, { count }) => sum + count, 0);
  return { kind: 'notPlaced', pods, pod: first.info, lack: lackOf(first), message: first.message };
}

/** What the scheduler would say of a pod that may go to one node only, of however many. */
function portShortage(cluster: Cluster): Shortage | null {
  const found = cluster.controller.waitsForPorts?.(cluster) ?? null;
  if (found === null) return null;
  const { pods, ports } = found;
  const { podTemplate, hash } = cluster.workload.template;
  const labels = podLabels(podTemplate.metadata, hash);
  const spec = withCreationDefaults(podTemplate.spec as ApiObject);
  const pod = podInfoOf(spec, { namespace: cluster.workload.namespace ?? '', labels, priority: 0, preempts: true });
  return { kind: 'notPlaced', pods, pod, lack: { what: 'ports', ports }, message: noPortWords(cluster.server) };
}

function attachingShortage(cluster: Cluster): Shortage | null {
  const [first] = cluster.surroundings?.attaching ?? [];
  const found = first === undefined ? null : attachmentOf(cluster, first);
  if (found === null || first?.placement == null) return null;
  const message = multiAttachError(found.volume, [`${cluster.workload.name}-…`]);
  return { kind: 'notAttached', pod: first.placement.info, claim: found.claim, message };
}

function downShortage(cluster: Cluster): Shortage | null {
  const node = cluster.controller.downNode?.(cluster) ?? null;
  return node === null ? null : { kind: 'nodeDown', node, message: 'Node is not ready' };
}
