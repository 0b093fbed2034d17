import { own } from './own';
import type { FilledInValues, WhatIf } from '../protocol/scenario';
import { find, parsePath, type Path } from '../yaml/find';
import type { Located, LocatedEntry, LocatedMap } from '../yaml/located';
import { resolvePlain, type ScalarValue } from '../yaml/resolveScalar';
import type { IntOrString } from './intOrString';
import { judge } from './manifest';
import { withMinReplicas } from './scaling';
import type { ManifestProblem, Workload } from './workloads/workload';
import type { WorkloadObject } from './workloads/workloadObject';

export interface WhatIfResult<O extends WorkloadObject = WorkloadObject> {
  readonly object: O;
  /** What the API server would refuse of the manifest with these values, each with the value that is at fault, if it is one of them. */
  readonly problems: readonly (ManifestProblem & { readonly inWhatIf: string | null })[];
}

/**
 * The manifest with other values, judged as if they were written in it. What is typed as `3` is a number, `25%` a percentage, and nothing at
 * all the absent field, whose default then holds. What could not stay beside them is gone too. `filledIn` has what is assumed of placeholders, as typed.
 */
export function applyWhatIf<O extends WorkloadObject>(
  workload: Workload<O>,
  whatIf: WhatIf,
  filledIn: FilledInValues = {},
): WhatIfResult<O> {
  const { type, object } = workload;
  const fields = type.whatIf.filter(({ id }) => own(whatIf, id) !== undefined);
  const filled = Object.entries(filledIn).filter(([path]) => object.placeholders?.some(placeholder => placeholder.path === path));
  if (fields.length === 0 && filled.length === 0)
    return { object, problems: workload.problems.map(problem => ({ ...problem, inWhatIf: null })) };
  const excluded = type.excluded(whatIf);
  let root: LocatedMap = excluded.reduce<LocatedMap>((map, path) => withValue(map, path, undefined), workload.node);
  for (const { id, path } of fields) if (!isBelow(path, excluded)) root = withValue(root, path, typed(own(whatIf, id) ?? ''));
  for (const [path, value] of filled) root = withScalar(root, parsePath(path), resolvePlain(value.trim()));
  const { server, cluster } = object;
  const judged = judge(root, type.objectKind, server);
  const atFault = (at: string | undefined): string | null => fields.find(({ path }) => path.join('.') === at)?.id ?? null;
  const standIn = type.standIn(judged, root, object.metadata, server);
  const changed = withMinReplicas(type.withAssumed?.(standIn, object) ?? standIn, root, workload.autoscaler);
  return {
    object: cluster === undefined ? changed : { ...changed, cluster },
    problems: judged.problems.map(problem => ({ ...problem, inWhatIf: atFault(problem.path) ?? atFault(problem.related?.path) })),
  };
}

/** Whether a path leads into one of the others. */
export function isBelow(path: Path, parents: readonly Path[]): boolean {
  return parents.some(parent => parent.every((segment, at) => segment === path[at]));
}

/** What is typed as `3` is a number, `25%` a percentage, and what is larger than any number a text; undefined for nothing typed. */
export function typed(value: IntOrString): IntOrString | undefined {
  if (typeof value === 'number') return value;
  const text = value.trim();
  if (text === '') return undefined;
  return /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** The map with another value at a path, missing parents made; undefined takes the field away. What is new stands where its parent does. */
function withValue(map: LocatedMap, path: Path, value: IntOrString | undefined): LocatedMap {
  const [key, ...rest] = path;
  if (typeof key !== 'string') return map;
  const others = map.entries.filter(entry => entry.key !== key);
  const present = map.entries.findIndex(entry => entry.key === key) === -1 ? undefined : find(map, [key]);
  if (rest.length === 0) {
    return { ...map, entries: value === undefined ? others : [...others, entry(map, key, scalar(value, present ?? map))] };
  }
  if (present?.type !== 'map' && value === undefined) return map;
  const parent: LocatedMap = present?.type === 'map' ? present : { type: 'map', entries: [], span: (present ?? map).span, flow: true };
  return { ...map, entries: [...others, entry(map, key, withValue(parent, rest, value))] };
}

/** The node with a scalar in place of the one at a path; as it is where nothing stands there. */
function withScalar<Node extends Located>(node: Node, path: Path, value: ScalarValue): Node {
  const [segment, ...rest] = path;
  const replaced = (inner: Located): Located =>
    rest.length === 0 ? { type: 'scalar', value, source: String(value), span: inner.span } : withScalar(inner, rest, value);
  switch (node.type) {
    case 'scalar':
      return node;
    case 'list':
      return { ...node, items: node.items.map((item, index) => (index === segment ? replaced(item) : item)) };
    case 'map':
      return { ...node, entries: node.entries.map(own => (own.key === segment ? { ...own, value: replaced(own.value) } : own)) };
  }
}

function entry(map: LocatedMap, key: string, value: Located): LocatedEntry {
  const keySpan = map.entries.find(other => other.key === key)?.keySpan ?? { start: map.span.start, end: map.span.start };
  return { key, keySpan, value };
}

function scalar(value: IntOrString, place: Located): Located {
  return { type: 'scalar', value, source: String(value), span: place.span };
}
