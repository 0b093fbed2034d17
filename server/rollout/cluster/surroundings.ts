/** What stands around the workload in a simulated cluster: nodes, other pods, volumes, and what the API server judges pods by. */
import type { ApiObject } from '../../kubernetes/apiObject';
import type { KubernetesVersion } from '../../kubernetes/kubernetesVersion';
import type { Node } from '../../kubernetes/node';
import { matchesLabels } from '../../kubernetes/labelSelector';
import type { LimitRange } from '../../kubernetes/surroundings/limitRange';
import type { AutoscalerBounds, ClusterObjects, OtherPodObject } from '../../kubernetes/surroundings/clusterObjects';
import type { PersistentVolumeClaim } from '../../kubernetes/surroundings/volumes';
import { type PodDisruptionBudget, scaledAmount } from '../../kubernetes/surroundings/podDisruptionBudget';
import { type AdmittedPod, admitPod, podLabels } from '../admission/admittedPod';
import { ClaimUsage } from '../admission/claimQuota';
import { noPolicies, type Policies } from '../admission/policies';
import { type QuotaAnswer, type Exceeded, admitByQuotas, exceededQuota, QuotaUsage } from '../admission/resourceQuota';
import type { PodRefusal } from '../../kubernetes/admission/podRefusal';
import type { Budget } from '../scheduler/defaultPreemption';
import { Placement } from '../scheduler/placement';
import type { PodInfo } from '../scheduler/podInfo';
import { Scheduler } from '../scheduler/scheduler';
import { placeOf } from '../surroundingWords';
import { Volumes } from '../scheduler/volumes';
import { type CountedWorkload, countWorkloads } from './countedWorkloads';
import { type PlacedWorkload, placeWorkloads } from './otherWorkloads';
import type { PodGroup } from './podGroups';
import type { Template } from './templates';

/** A pod of somebody else. */
export interface OtherPod {
  readonly name: string;
  count: number;
  state: 'available' | 'terminating' | 'gone';
  readonly createdAt: number;
}

/** The workload that the surroundings are those of. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** The Kubernetes that they are in; absent: the newest. */
  readonly server?: KubernetesVersion;
}

export class Surroundings {
  readonly scheduler: Scheduler | null;
  readonly others: readonly Placement<OtherPod>[];
  /** How many pods of the other workloads have a node. */
  readonly workloads: readonly PlacedWorkload[];
  /** Of how many pods of which others the scheduler has taken the place. */
  readonly evicted = new Map<string, number>();
  /** Pods that hang on their nodes until a volume is attached there. */
  readonly attaching = new Set<PodGroup>();
  readonly usage = new QuotaUsage();
  readonly claims: ClaimUsage;
  /** What of it is other workloads'. */
  readonly counted: readonly CountedWorkload[];
  #objects: ClusterObjects;
  #admitted = new Map<Template, AdmittedPod | PodRefusal>();

  constructor(
    objects: ClusterObjects,
    private readonly owner: Owner,
  ) {
    this.#objects = objects;
    this.scheduler = schedulerFor(objects, owner.server);
    this.claims = new ClaimUsage(objects.storageClasses, objects.claims);
    this.others = objects.pods.flatMap(pod => this.#placed(pod) ?? []);
    this.workloads = this.scheduler?.knowsNodes === true ? placeWorkloads(this.scheduler, objects, owner.namespace) : [];
    this.counted = countWorkloads(objects, this.workloads, owner.namespace);
    for (const { charge, pods } of this.counted) this.usage.add(charge, pods);
  }

  get limitRanges(): readonly LimitRange[] {
    return this.#objects.limitRanges;
  }

  /** Where an object is written, such as `quota.yaml:3`; null where nobody knows. */
  placeOf(kind: string, name: string): string | null {
    return placeOf(this.#objects, kind, name);
  }

  /** The bounds in which the workload's number of pods is kept; null: nobody keeps it. */
  get autoscaler(): AutoscalerBounds | null {
    const { kind, name } = this.owner;
    return this.#objects.autoscalers.find(({ target }) => target.kind === kind && target.name === name) ?? null;
  }

  /** The same cluster with other objects: nodes come, change and go, and what pods are judged by. Of volumes and pods nothing changes. */
  change(objects: ClusterObjects): void {
    this.#objects = objects;
    this.#admitted = new Map();
    this.scheduler?.setNodes(objects.nodes ?? []);
  }

  /** What becomes of a pod of this template at its creation, but for the quotas. */
  admitted(template: Template): AdmittedPod | PodRefusal {
    let admitted = this.#admitted.get(template);
    if (admitted === undefined) {
      admitted = this.#admit(template, this.#objects);
      this.#admitted.set(template, admitted);
    }
    return admitted;
  }

  /** The same for a pod that is there, whatever is said of it today. */
  existing(template: Template): AdmittedPod | null {
    const admitted = this.admitted(template);
    if ('info' in admitted) return admitted;
    const lenient = this.#admit(template, { ...noPolicies, priorityClasses: this.#objects.priorityClasses });
    return 'info' in lenient ? lenient : null;
  }

  admitByQuotas({ charge }: AdmittedPod, wanted: number): QuotaAnswer | null {
    return admitByQuotas(this.#objects.quotas, this.usage, charge, wanted);
  }

  /** Which quota has no room for a claim more; null: all have. */
  claimRefusal(claim: PersistentVolumeClaim): Exceeded | null {
    return this.claims.refusal(claim, this.#objects.quotas);
  }

  /** Whether another pod of the template would be refused if other workloads had no pods. */
  refusesWithoutOthers(template: Template): boolean {
    const pod = this.admitted(template);
    if (this.counted.length === 0 || 'message' in pod) return true;
    for (const { charge, pods } of this.counted) this.usage.add(charge, -pods);
    const answer = this.admitByQuotas(pod, 1);
    for (const { charge, pods } of this.counted) this.usage.add(charge, pods);
    return answer !== null;
  }

  /** Why no further ReplicaSet may be created where there are so many; null: one may. */
  replicaSetRefusal(existing: number): Pick<QuotaAnswer, 'refusal' | 'policy'> | null {
    const resource = 'count/replicasets.apps';
    for (const quota of this.#objects.quotas) {
      const hard = quota.scopes.length === 0 ? quota.hard.get(resource) : undefined;
      if (hard !== undefined && existing >= Number(hard)) {
        return exceededQuota(quota, [resource], new Map([[resource, '1']]), () => String(existing));
      }
    }
    return null;
  }

  /** How many evictions each PodDisruptionBudget allows; `ready` says how many pods of an owner with how many replicas are ready. */
  budgets(owned: readonly { readonly info: PodInfo; readonly ready: number }[], replicas: number): readonly Budget[] {
    return this.#objects.budgets.map(budget => {
      const selects = ({ labels }: PodInfo) =>
        budget.selector !== null && budget.selector.length > 0 && matchesLabels(budget.selector, labels);
      const own = owned.filter(({ info }) => selects(info));
      const strangers = this.others.filter(({ info, pods }) => pods.state === 'available' && selects(info)).length;
      const healthy = own.reduce((sum, { ready }) => sum + ready, strangers);
      return { namespace: this.owner.namespace, selects, allowed: allowedBy(budget, healthy, own.length > 0 ? replicas : 0, strangers) };
    });
  }

  #admit(template: Template, policies: Policies): AdmittedPod | PodRefusal {
    const { metadata, spec } = template.podTemplate;
    return admitPod(spec as ApiObject, { namespace: this.owner.namespace, labels: podLabels(metadata, template.hash) }, policies);
  }

  #placed({ name, labels, spec, nodeName }: OtherPodObject): Placement<OtherPod> | null {
    const admitted = admitPod(
      spec,
      { namespace: this.owner.namespace, labels },
      { ...noPolicies, priorityClasses: this.#objects.priorityClasses },
    );
    if (!('info' in admitted)) return null;
    this.usage.add(admitted.charge, 1);
    const placement = new Placement<OtherPod>(admitted.info, { name, count: 1, state: 'available', createdAt: Number.NEGATIVE_INFINITY });
    const node = this.scheduler?.nodes.find(state => state.node.name === nodeName);
    if (node !== undefined) {
      placement.node = node;
      node.add(placement);
    }
    return placement;
  }
}

/** The disruption controller: what is healthy above what has to be. Of pods that nobody owns it can't tell how many there should be. */
function allowedBy({ minAvailable, maxUnavailable }: PodDisruptionBudget, healthy: number, replicas: number, strangers: number): number {
  if (strangers > 0 && (maxUnavailable !== null || typeof minAvailable === 'string')) return 0;
  const expected = maxUnavailable === null && typeof minAvailable === 'number' ? healthy : replicas;
  const wanted = maxUnavailable === null ? scaledAmount(minAvailable ?? 0, expected) : expected - scaledAmount(maxUnavailable, expected);
  return Math.max(0, healthy - wanted);
}

/** Where no nodes are known, only a claim that is one pod's in the whole cluster can keep pods from a place. */
function schedulerFor(objects: ClusterObjects, server?: KubernetesVersion): Scheduler | null {
  if (objects.nodes !== null) return new Scheduler(objects.nodes, new Volumes(objects), 'known', server);
  const isForOnePod = objects.claims.some(({ accessModes }) => accessModes.includes('ReadWriteOncePod'));
  return isForOnePod ? new Scheduler([somewhere], new Volumes(objects), 'unknown', server) : null;
}

/** Stands for all nodes of a cluster that nobody has described. */
const somewhere: Node = { name: '', labels: {}, taints: [], unschedulable: false, allocatable: new Map() };
