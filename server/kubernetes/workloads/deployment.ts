import { find, parsePath } from '../../yaml/find';
import type { Located, LocatedMap, Span } from '../../yaml/located';
import { labelsAt, objectAt, objectsAt, stringAt } from '../apiObject';
import { judge } from '../manifest';
import { standIn } from '../standIn';
import type { Workload } from './workload';

/** A Deployment as a workload; undefined for what is visibly a patch: it says too little for a rollout, and something else completes it. */
export function deploymentWorkload(node: LocatedMap): Workload | undefined {
  const { object, problems, warnings } = judge(node);
  const spec = objectAt(object, 'spec') ?? {};
  const podTemplate = objectAt(spec, 'template');
  const podSpec = objectAt(podTemplate, 'spec');
  const containers = objectsAt(podSpec, 'containers');
  const hasImage = containers.some(container => stringAt(container, 'image') !== '');
  const hasLabels = Object.keys(labelsAt(objectAt(podTemplate, 'metadata'), 'labels') ?? {}).length > 0;
  const saysContainers = find(node, ['spec', 'template', 'spec', 'containers']) !== undefined;
  if (!hasImage && !(objectAt(spec, 'selector') !== undefined && hasLabels && saysContainers)) return undefined;
  const name = textAt(node, ['metadata', 'name']) ?? textAt(node, ['metadata', 'generateName']) ?? '';
  const namespace = textAt(node, ['metadata', 'namespace']) ?? null;
  return {
    id: `Deployment/${namespace ?? ''}/${name}`,
    kind: 'Deployment',
    name,
    namespace,
    node,
    span: firstLine(node),
    deployment: standIn(object, node, { name, namespace }),
    at: path => find(node, parsePath(path)),
    problems,
    warnings,
  };
}

function textAt(node: Located, path: readonly string[]): string | undefined {
  const found = find(node, path);
  return found?.type === 'scalar' && found.value !== null && found.value !== '' ? String(found.value) : undefined;
}

/** From the object's beginning to the end of its first entry. */
function firstLine(node: LocatedMap): Span {
  return { start: node.span.start, end: node.entries[0]?.keySpan.end ?? node.span.start };
}
