/** Where the pods of other workloads are before anything is simulated: they were there first, and stay. */
import type { OtherWorkload, ClusterObjects } from '../../kubernetes/surroundings/clusterObjects';
import type { PodTemplateSpec } from '../../kubernetes/pods/pod';
import { admitPod } from '../admission/admittedPod';
import { noPolicies } from '../admission/policies';
import { placeOn } from '../controllers/daemonSet/nodes';
import type { NodeState } from '../scheduler/nodeState';
import { Placement } from '../scheduler/placement';
import type { PodInfo } from '../scheduler/podInfo';
import type { Scheduler } from '../scheduler/scheduler';
import type { OtherPod } from './surroundings';
import { Templates } from './templates';

/** How many pods of a workload there are to be, and how many of them have a node. */
export interface PlacedWorkload {
  readonly workload: OtherWorkload;
  readonly info: PodInfo;
  readonly pods: number;
  readonly placed: number;
}

/** Of all together; more are left out. */
const mostPods = 5000;

/** A workload whose pods have found their nodes; `on`: one after the other, by the index of its node. */
interface Plan extends PlacedWorkload {
  readonly on: readonly number[];
}

/** The ways through a rollout, and its comparisons, are simulated among the same objects. */
const plans = new WeakMap<ClusterObjects, Map<string, readonly Plan[]>>();

/** Those with a pod on each node come first. A pod that finds no node is left out: it may be that it never was to be on these. */
export function placeWorkloads(scheduler: Scheduler, objects: ClusterObjects, namespace: string): readonly PlacedWorkload[] {
  const known = plans.get(objects) ?? new Map<string, readonly Plan[]>();
  plans.set(objects, known);
  const plan = known.get(namespace);
  if (plan === undefined) {
    const found = findPlaces(scheduler, objects, namespace);
    known.set(namespace, found);
    return found;
  }
  for (const { workload, info, on } of plan) {
    for (const index of on) {
      const node = scheduler.nodes[index];
      if (node === undefined) continue;
      // As when they were placed: only what the scheduler gives a node chooses volumes.
      if (workload.pods !== null) scheduler.volumes.bind(info.claims, node.node);
      add(node, workload, info);
    }
  }
  return plan;
}

function findPlaces(scheduler: Scheduler, objects: ClusterObjects, namespace: string): readonly Plan[] {
  const everywhere = objects.workloads.filter(({ pods }) => pods === null);
  const indices = new Map(scheduler.nodes.map((node, index) => [node, index]));
  let left = mostPods;
  return [...everywhere, ...objects.workloads.filter(({ pods }) => pods !== null)].flatMap(workload => {
    const info = infoOf(workload, objects, namespace);
    if (info === null || !info.isOurs) return [];
    const wanted = Math.min(left, workload.pods ?? Number.POSITIVE_INFINITY);
    const nodes = workload.pods === null ? placeEverywhere(scheduler, workload, info) : placeSome(scheduler, workload, info, wanted);
    const placed = nodes.length;
    left -= placed;
    return [{ workload, info, pods: workload.pods ?? placed, placed, on: nodes.flatMap(node => indices.get(node) ?? []) }];
  });
}

/** Of claims of another namespace nothing is known here. */
function infoOf(workload: OtherWorkload, { priorityClasses, runtimeClasses }: ClusterObjects, namespace: string): PodInfo | null {
  const own = workload.namespace ?? namespace;
  const pod = admitPod(workload.spec, { namespace: own, labels: workload.labels }, { ...noPolicies, priorityClasses, runtimeClasses });
  if (!('info' in pod)) return null;
  return own === namespace ? pod.info : { ...pod.info, claims: [] };
}

function placeSome(scheduler: Scheduler, workload: OtherWorkload, info: PodInfo, wanted: number): readonly NodeState<Placement>[] {
  const nodes: NodeState<Placement>[] = [];
  while (nodes.length < wanted) {
    const node = scheduler.place(new Placement(info, podOf(workload)));
    if (node === undefined) break;
    add(node, workload, info);
    nodes.push(node);
  }
  return nodes;
}

function placeEverywhere(scheduler: Scheduler, workload: OtherWorkload, info: PodInfo): readonly NodeState<Placement>[] {
  const template = new Templates().intern({ metadata: { labels: workload.labels }, spec: workload.spec } as unknown as PodTemplateSpec);
  const nodes = scheduler.nodes.filter(({ node }) => placeOn(node, template).run);
  for (const node of nodes) add(node, workload, info);
  return nodes;
}

/** One pod more of those that are on the node already, or the first of them. */
function add(node: NodeState<Placement>, workload: OtherWorkload, info: PodInfo): void {
  const same = node.pods.find(placement => placement.info === info);
  if (same === undefined) {
    const first = new Placement<OtherPod>(info, podOf(workload));
    first.node = node;
    node.add(first);
    return;
  }
  same.pods.count++;
  node.count(same, 1);
}

function podOf({ name }: OtherWorkload): OtherPod {
  return { name, count: 1, state: 'available', createdAt: Number.NEGATIVE_INFINITY };
}
