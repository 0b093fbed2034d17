import { find, parsePath } from '../../yaml/find';
import type { Located, LocatedMap } from '../../yaml/located';
import type { KubernetesVersion } from '../kubernetesVersion';
import { judge } from '../manifest';
import { firstLine } from './firstLine';
import { isPartial } from './partial';
import type { Workload } from './workload';
import type { WorkloadObject } from './workloadObject';
import type { WorkloadType } from './workloadType';

/** An object of a type as a workload. */
export function readWorkload<O extends WorkloadObject>(type: WorkloadType<O>, node: LocatedMap, server: KubernetesVersion): Workload<O> {
  const judged = judge(node, type.objectKind, server);
  const { problems, warnings } = judged;
  const { kind } = type.objectKind;
  const name = scalarAt(node, ['metadata', 'name']) ?? scalarAt(node, ['metadata', 'generateName']) ?? '';
  const namespace = scalarAt(node, ['metadata', 'namespace']) ?? null;
  return {
    id: `${kind}/${namespace ?? ''}/${name}`,
    type,
    kind,
    name,
    namespace,
    partial: isPartial(node, problems),
    node,
    span: firstLine(node),
    object: type.standIn(judged, node, { name, namespace }, server),
    at: path => find(node, parsePath(path)),
    problems,
    warnings,
  };
}

function scalarAt(node: Located, path: readonly string[]): string | undefined {
  const found = find(node, path);
  return found?.type === 'scalar' && found.value !== null && found.value !== '' ? String(found.value) : undefined;
}
