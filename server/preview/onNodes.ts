import { digest } from '../kubernetes/digest';
import { nodesOf } from '../kubernetes/nodeClass';
import { mayShareNamespace } from '../kubernetes/objectName';
import { amid } from '../kubernetes/surroundings/amid';
import { clusterIn } from '../kubernetes/surroundings/clusterNeighbour';
import type { ClusterObjects, OtherWorkload } from '../kubernetes/surroundings/clusterObjects';
import type { Workload } from '../kubernetes/workloads/workload';
import type { NodeClass } from '../protocol/nodes';
import type { ManifestFile, PlacedWorkload } from './manifestFile';

/**
 * The file with its workloads on the nodes that are known, beside the other workloads: those that `kind: Node` objects beside it describe, else those that somebody
 * states. Other workloads count against quotas, too. As it is where neither nodes nor quotas are known.
 */
export function onNodes(file: ManifestFile, classes: readonly NodeClass[]): ManifestFile {
  const nodes = classes.length === 0 ? null : nodesOf(classes);
  if (nodes === null && !file.workloads.some(({ workload }) => isShared(workload.object.cluster))) return file;
  const sharing = file.sharing?.() ?? [];
  const under = `${JSON.stringify(classes)} ${digest(JSON.stringify(sharing))}`;
  const workloads = file.workloads.map(placed => {
    const own = placed.workload.object.cluster;
    if (nodes === null && !isShared(own)) return placed;
    const cluster = own ?? clusterIn(placed.neighbours.cluster);
    return among(placed, cluster.nodes === null ? { ...cluster, nodes } : cluster, sharing, under);
  });
  return { ...file, workloads };
}

/** Whether something of it is for other workloads as well. */
function isShared(cluster: ClusterObjects | undefined): boolean {
  return cluster !== undefined && (cluster.nodes !== null || cluster.quotas.length > 0);
}

function among(placed: PlacedWorkload, cluster: ClusterObjects, sharing: readonly OtherWorkload[], under: string): PlacedWorkload {
  const { workload, recall } = placed;
  const workloads = sharing.filter(other => !isSame(other, workload));
  return {
    ...placed,
    workload: amid(workload, { ...cluster, workloads }),
    recall: <Result>(key: string, compute: () => Result): Result => recall(`${key} ${under}`, compute),
  };
}

/** Whether it is the workload itself, there or in another environment. */
function isSame({ kind, name, namespace }: OtherWorkload, workload: Workload): boolean {
  return kind === workload.kind && name === workload.name && mayShareNamespace({ namespace }, workload);
}
