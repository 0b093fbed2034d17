import { nodesOf } from '../kubernetes/nodeClass';
import { amid } from '../kubernetes/surroundings/amid';
import { nothingKnown } from '../kubernetes/surroundings/clusterObjects';
import type { NodeClass } from '../protocol/nodes';
import type { ManifestFile } from './manifestFile';

/** The file with its workloads on the nodes that somebody states; as it is without any, and where `kind: Node` objects beside it say what there are. */
export function onNodes(file: ManifestFile, classes: readonly NodeClass[]): ManifestFile {
  if (classes.length === 0) return file;
  const nodes = nodesOf(classes);
  const under = JSON.stringify(classes);
  const workloads = file.workloads.map(placed => {
    const { workload, recall } = placed;
    const cluster = workload.object.cluster ?? nothingKnown;
    if (cluster.nodes !== null) return placed;
    return {
      ...placed,
      workload: amid(workload, { ...cluster, nodes }),
      recall: <Result>(key: string, compute: () => Result): Result => recall(`${key} ${under}`, compute),
    };
  });
  return { ...file, workloads };
}
