import { kindOf } from '../kinds/index';
import { findWorkloads, workloadObjects } from '../kinds/workloads';
import type { ApiObject, ApiValue } from '../kubernetes/apiObject';
import { labelsAt } from '../kubernetes/apiObject';
import { nameOf, type ObjectName } from '../kubernetes/objectName';
import { scaled } from '../kubernetes/scaling';
import { plainObject } from '../kubernetes/surroundings/plainObject';
import type { FilePlace, OtherWorkload } from '../kubernetes/surroundings/clusterObjects';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { Workload } from '../kubernetes/workloads/workload';
import { parseDocument, type ParsedDocument } from '../yaml/parse';
import { detachedText } from './detachedText';
import type { ManifestFile } from './manifestFile';
import { autoscalerOf, type ByTarget } from './scaledBy';
import type { LineOf } from './source';

/** A workload of a file, as far as it bears on others. */
export interface SaidWorkload extends ObjectName {
  readonly kind: string;
  readonly place: FilePlace;
  /** As it would be simulated; undefined where the API server would reject it. */
  readonly workload: () => Workload | undefined;
}

/** One of a file that isn't open: nothing is kept of it but what bears on where pods may be, and how many of them, as a manifest. */
export interface KeptWorkload extends SaidWorkload {
  readonly manifest: string;
}

/** Those of an open file. */
export function workloadsOpen({ uri, lineOf, workloads }: ManifestFile): readonly SaidWorkload[] {
  return workloads.map(({ workload, base }) => ({
    kind: workload.kind,
    name: workload.name,
    namespace: workload.namespace,
    place: { uri, line: lineOf(base + workload.node.span.start) },
    workload: () => accepted(workload),
  }));
}

/** Those of a document of a file that isn't open. */
export function workloadsOf(uri: string, lineOf: LineOf, base: number, document: ParsedDocument): readonly KeptWorkload[] {
  return workloadObjects(document).flatMap(({ node, type }): readonly KeptWorkload[] => {
    const found = nameOf(node);
    if (found === undefined) return [];
    const manifest = JSON.stringify(pruned(plainObject(node)));
    const name: ObjectName = { name: detachedText(found.name), namespace: found.namespace && detachedText(found.namespace) };
    const place = { uri, line: lineOf(base + node.span.start) };
    return [{ ...name, kind: type.objectKind.kind, place, manifest, workload: workloadIn(manifest) }];
  });
}

/** Reads it whenever it is asked, and holds nothing but the manifest. */
function workloadIn(manifest: string): SaidWorkload['workload'] {
  return () => findWorkloads([parseDocument(manifest)]).flatMap(read => accepted(read) ?? [])[0];
}

function accepted(workload: Workload): Workload | undefined {
  return refusalsOf(workload).length === 0 ? workload : undefined;
}

/** What of containers doesn't bear on others. */
const own: ReadonlySet<string> = new Set([
  'args',
  'command',
  'env',
  'envFrom',
  'lifecycle',
  'livenessProbe',
  'readinessProbe',
  'securityContext',
  'startupProbe',
  'volumeMounts',
]);

function pruned(value: ApiObject): ApiObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (own.has(key) || key === 'annotations' ? [] : [[key, prunedValue(inner)]])),
  );
}

function prunedValue(value: ApiValue | undefined): ApiValue | undefined {
  if (typeof value !== 'object') return value;
  return isList(value) ? value.flatMap(item => prunedValue(item) ?? []) : pruned(value);
}

function isList(value: readonly ApiValue[] | ApiObject): value is readonly ApiValue[] {
  return Array.isArray(value);
}

/** What it comes to on nodes, as its autoscaler keeps it; undefined where it has no pods. */
export function otherWorkload(said: SaidWorkload, autoscalers: ByTarget): OtherWorkload | undefined {
  const read = said.workload();
  if (read === undefined) return undefined;
  const { place } = said;
  const found = scaled(read, autoscalerOf(read, place.uri, autoscalers));
  const { object, kind, name, namespace } = found;
  const { metadata, spec } = object.spec.template;
  const pods = kindOf(found).rollout.everywhere === true ? null : object.spec.replicas;
  return pods === 0
    ? undefined
    : { kind, name, namespace, pods, labels: labelsAt(metadata, 'labels') ?? {}, spec: spec as ApiObject, place };
}
