/** Where the simulation of a DaemonSet begins: it was just created, or came to rest long ago. */
import type { DaemonSet } from '../../../kubernetes/daemonSet/daemonSet';
import { isDown, type Node } from '../../../kubernetes/node';
import { newestVersion } from '../../../kubernetes/kubernetesVersion';
import { newCluster, type Setting } from '../../cluster/newCluster';
import { addRestingPod } from '../../cluster/placedPods';
import { podSuffix } from '../../cluster/podSuffix';
import { settle } from '../../cluster/simulate';
import { Templates } from '../../cluster/templates';
import type { PastRevision } from '../../past';
import { revisionsOfPast } from '../controllerRevision';
import { assumedNodes } from './assumedNodes';
import { daemonSetController } from './controller';
import type { DaemonPod, DaemonSetCluster, DaemonSetObject } from './daemonSet';
import { limitsOf } from './limits';
import { NodePods } from './nodePods';
import { countRunning, onNode, placeOn } from './nodes';
import { nameOf } from './revisions';

/** The nodes of a DaemonSet; `binds`: whether its pods get theirs by themselves. */
interface OnNodes {
  readonly nodes: readonly Node[];
  readonly binds: boolean;
  /** Whether nobody has said which there are; absent: somebody has. */
  readonly areAssumed?: boolean;
}

/** A cluster with a DaemonSet that the controller has not seen yet. */
export function newDaemonSet(
  { metadata, spec, server = newestVersion }: DaemonSet,
  setting: Setting,
  { nodes, binds, areAssumed = false }: OnNodes,
): DaemonSetCluster {
  const templates = new Templates();
  const workload: DaemonSetObject = {
    kind: 'DaemonSet',
    name: metadata.name,
    namespace: metadata.namespace,
    labels: metadata.labels ?? {},
    selector: spec.selector?.matchLabels ?? null,
    createdAt: 0,
    annotations: metadata.annotations,
    spec,
    template: templates.intern(spec.template),
    limits: limitsOf(spec, nodes.length),
    generation: 1,
    status: {
      observedGeneration: 0,
      desiredNumberScheduled: 0,
      currentNumberScheduled: 0,
      numberMisscheduled: 0,
      numberReady: 0,
      updatedNumberScheduled: 0,
      numberAvailable: 0,
      numberUnavailable: 0,
    },
    dirty: true,
    backOff: new Map(),
    resyncAt: Number.POSITIVE_INFINITY,
  };
  const cluster = newCluster(workload, [], { ...setting, controller: daemonSetController, templates, server });
  return Object.assign(cluster, {
    placed: [],
    unsettled: new Set<DaemonPod>(),
    binds,
    touched: [],
    nodes,
    nodePods: new NodePods(),
    nodesAssumed: areAssumed ? ('asWanted' as const) : null,
    atPlace: onNode,
  });
}

/**
 * A cluster in which it came to rest long ago, with an available pod on each node: those of the surroundings, or as many as are assumed. A pod on a node that is down isn't
 * available, and stays as long as it tolerates that.
 */
export function atRest(set: DaemonSet, setting: Setting, past: readonly PastRevision[] = []): DaemonSetCluster {
  const scheduler = setting.surroundings?.scheduler;
  const known = scheduler?.knowsNodes === true ? scheduler.nodes.map(({ node }) => node) : undefined;
  const { template } = set.spec;
  const nodes = known ?? assumedNodes(Math.max(set.spec.replicas, setting.applied?.spec.replicas ?? 0), template);
  const kept = nodes.filter(node => placeOn(node, { podTemplate: template })[isDown(node) ? 'stay' : 'run']);
  const cluster = newDaemonSet(set, setting, { nodes, binds: true, areAssumed: known === undefined });
  cluster.workload.limits = limitsOf(set.spec, countRunning(nodes, cluster.workload.template));
  const revision = revisionsOfPast(cluster, past, nameOf);
  const { name } = set.metadata;
  for (const node of kept) {
    addRestingPod(cluster, { name: `${name}-${podSuffix(name, cluster.nextGroup)}`, place: node.name, revision, isLost: isDown(node) });
  }
  settle(cluster);
  return cluster;
}
