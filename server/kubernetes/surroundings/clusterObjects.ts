import { type ApiObject, labelsAt, numberAt, objectAt, stringAt } from '../apiObject';
import type { Labels } from '../labelSelector';
import { type Node, nodeOf } from '../node';
import { csiDriverOf, type CsiNode, csiNodeOf } from './attaching';
import { type PriorityClass, priorityClassOf, type RuntimeClass, runtimeClassOf } from './classes';
import { type LimitRange, limitRangeOf } from './limitRange';
import { type PodDisruptionBudget, podDisruptionBudgetOf } from './podDisruptionBudget';
import { type ResourceQuota, resourceQuotaOf } from './resourceQuota';
import {
  type PersistentVolume,
  type PersistentVolumeClaim,
  persistentVolumeClaimOf,
  persistentVolumeOf,
  type StorageClass,
  storageClassOf,
} from './volumes';

/** What is known of a cluster, and of a workload's namespace in it, beside the workload. */
export interface ClusterObjects {
  /** null: not known; then every pod finds a place. */
  readonly nodes: readonly Node[] | null;
  /** Pods of others that have a node. */
  readonly pods: readonly OtherPodObject[];
  /** Workloads beside the one that is simulated, whose pods are on the same nodes. */
  readonly workloads: readonly OtherWorkload[];
  readonly limitRanges: readonly LimitRange[];
  readonly quotas: readonly ResourceQuota[];
  readonly priorityClasses: readonly PriorityClass[];
  readonly runtimeClasses: readonly RuntimeClass[];
  readonly claims: readonly PersistentVolumeClaim[];
  readonly volumes: readonly PersistentVolume[];
  readonly storageClasses: readonly StorageClass[];
  readonly csiNodes: readonly CsiNode[];
  readonly budgets: readonly PodDisruptionBudget[];
  readonly autoscalers: readonly AutoscalerBounds[];
  /** Where objects are written, by `kind/name`; of those that are written nowhere nothing. */
  readonly places: Readonly<Record<string, FilePlace>>;
  /** Whether there is nothing else in the cluster. If not, what a pod names and isn't here is taken to be there, and to stand in nobody's way. */
  readonly complete: boolean;
}

/** How many replicas an autoscaler lets its target have, with whatever metrics. */
export interface AutoscalerBounds {
  readonly target: { readonly kind: string; readonly name: string };
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

/** A pod of somebody else. */
export interface OtherPodObject {
  readonly name: string;
  readonly labels: Labels;
  /** Its v1 PodSpec. */
  readonly spec: ApiObject;
  readonly nodeName: string;
}

/** A workload of somebody else, as far as its pods take room. Plain JSON. */
export interface OtherWorkload {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  /** null: one on each node that they may run on. */
  readonly pods: number | null;
  readonly labels: Labels;
  /** The v1 PodSpec of its template. */
  readonly spec: ApiObject;
  /** Where it is written. */
  readonly place: FilePlace;
}

/** A line (from 0) of a file. */
export interface FilePlace {
  readonly uri: string;
  readonly line: number;
  /** The path from the file that is previewed; absent as long as nobody has asked from there. */
  readonly file?: string;
}

export const nothingKnown: ClusterObjects = {
  nodes: null,
  pods: [],
  workloads: [],
  limitRanges: [],
  quotas: [],
  priorityClasses: [],
  runtimeClasses: [],
  claims: [],
  volumes: [],
  storageClasses: [],
  csiNodes: [],
  budgets: [],
  autoscalers: [],
  places: {},
  complete: false,
};

/** Objects by their kinds; those of kinds that don't bear on where pods may be are left out. Of nodes there may be none, which is something known. */
export function clusterObjectsOf(objects: readonly ApiObject[], complete: boolean): ClusterObjects {
  const ofKind = (kind: string): readonly ApiObject[] => objects.filter(object => object['kind'] === kind);
  const nodes = ofKind('Node').map(nodeOf);
  const drivers = ofKind('CSIDriver').map(csiDriverOf);
  return {
    nodes: nodes.length === 0 && !complete ? null : nodes,
    pods: ofKind('Pod')
      .map(podOf)
      .filter(({ nodeName }) => nodeName !== ''),
    workloads: [],
    limitRanges: ofKind('LimitRange').map(limitRangeOf),
    quotas: ofKind('ResourceQuota').map(resourceQuotaOf),
    priorityClasses: ofKind('PriorityClass').map(priorityClassOf),
    runtimeClasses: ofKind('RuntimeClass').map(runtimeClassOf),
    claims: ofKind('PersistentVolumeClaim').map(persistentVolumeClaimOf),
    volumes: ofKind('PersistentVolume').map(object => persistentVolumeOf(object, drivers)),
    storageClasses: ofKind('StorageClass').map(object => storageClassOf(object, drivers)),
    csiNodes: ofKind('CSINode').map(csiNodeOf),
    budgets: ofKind('PodDisruptionBudget').map(podDisruptionBudgetOf),
    autoscalers: ofKind('HorizontalPodAutoscaler').map(autoscalerBoundsOf),
    places: {},
    complete,
  };
}

function autoscalerBoundsOf(object: ApiObject): AutoscalerBounds {
  const spec = objectAt(object, 'spec');
  const target = objectAt(spec, 'scaleTargetRef');
  return {
    target: { kind: stringAt(target, 'kind'), name: stringAt(target, 'name') },
    minReplicas: numberAt(spec, 'minReplicas') ?? 1,
    maxReplicas: numberAt(spec, 'maxReplicas') ?? 1,
  };
}

function podOf(object: ApiObject): OtherPodObject {
  const [metadata, spec] = [objectAt(object, 'metadata'), objectAt(object, 'spec') ?? {}];
  return { name: stringAt(metadata, 'name'), labels: labelsAt(metadata, 'labels') ?? {}, spec, nodeName: stringAt(spec, 'nodeName') };
}
