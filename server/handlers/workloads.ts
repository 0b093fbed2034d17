import type { Container } from '../kubernetes/deployment';
import { knowsReplicas } from '../kubernetes/rolloutPlaceholders';
import type { OpenFile, PlacedWorkload } from '../lsp/openFile';
import { methods, type ContainerInfo, type WorkloadInfo } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** Which workloads a document has: for commands to choose from, and for the status item to count. */
export const workloads: RequestHandler<'workloads'> = {
  method: methods.workloads,
  params: paramsOf.workloads,
  capability: {},
  empty: { workloads: [] },
  enabled: () => true,
  answer: (_, file) => ({ workloads: file.workloads.map(placed => workloadInfo(file, placed)) }),
};

function workloadInfo(file: OpenFile, { id, workload, base, text }: PlacedWorkload): WorkloadInfo {
  const { containers, initContainers = [] } = workload.deployment.spec.template.spec;
  return {
    id,
    kind: workload.kind,
    name: workload.name,
    namespace: workload.namespace,
    startLine: file.text.positionAt(base + workload.span.start).line,
    endLine: file.text.positionAt(base + text.slice(0, workload.node.span.end).trimEnd().length).line,
    replicas: knowsReplicas(workload.deployment) ? workload.deployment.spec.replicas : null,
    containers: [...containers.map(containerInfo(false)), ...initContainers.map(containerInfo(true))],
  };
}

function containerInfo(init: boolean): (container: Container) => ContainerInfo {
  return ({ name, image }) => ({ name, image, init });
}
