import { find, parsePath } from '../../yaml/find';
import type { Located, LocatedMap } from '../../yaml/located';
import type { KubernetesVersion } from '../kubernetesVersion';
import { judge } from '../manifest';
import { standIn } from '../standIn';
import { firstLine } from '../workloads/firstLine';
import { isPartial } from '../workloads/partial';
import type { Workload } from '../workloads/workload';

/** A Deployment as a workload. */
export function deploymentWorkload(node: LocatedMap, server: KubernetesVersion): Workload {
  const judged = judge(node, server);
  const { problems, warnings } = judged;
  const name = textAt(node, ['metadata', 'name']) ?? textAt(node, ['metadata', 'generateName']) ?? '';
  const namespace = textAt(node, ['metadata', 'namespace']) ?? null;
  return {
    id: `Deployment/${namespace ?? ''}/${name}`,
    kind: 'Deployment',
    name,
    namespace,
    partial: isPartial(node, problems),
    node,
    span: firstLine(node),
    deployment: standIn(judged, node, { name, namespace }, server),
    at: path => find(node, parsePath(path)),
    problems,
    warnings,
  };
}

function textAt(node: Located, path: readonly string[]): string | undefined {
  const found = find(node, path);
  return found?.type === 'scalar' && found.value !== null && found.value !== '' ? String(found.value) : undefined;
}
