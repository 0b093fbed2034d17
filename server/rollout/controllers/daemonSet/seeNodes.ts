import type { Template } from '../../cluster/templates';
import { nodesForBoth } from './assumedNodes';
import type { DaemonSetCluster } from './daemonSet';
import { limitsOf } from './limits';
import { countRunning, wantSameNodes } from './nodes';

/** The set has another template than before, or another spec: its limits are those of the nodes that its pods may run on now. */
export function seeNodes(cluster: DaemonSetCluster, before: Template): void {
  const { workload: set } = cluster;
  const { template, spec } = set;
  if (cluster.nodesAssumed !== null && !wantSameNodes(before.podTemplate, template.podTemplate)) {
    const { nodes, same } = nodesForBoth(cluster.nodes, spec.replicas, before.podTemplate, template.podTemplate);
    cluster.nodes = nodes;
    cluster.nodesAssumed = same ? 'same' : 'others';
  }
  set.limits = limitsOf(spec, countRunning(cluster.nodes, template));
}
