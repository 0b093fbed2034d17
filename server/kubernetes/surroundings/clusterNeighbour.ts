import type { LocatedMap, Span } from '../../yaml/located';
import type { ParsedDocument } from '../../yaml/parse';
import { type ApiObject, objectAt, objectsAt, stringAt } from '../apiObject';
import { nameOf, type ObjectName } from '../objectName';
import { objectsOf } from '../objectsOf';
import { isTemplate } from '../workloads/template';
import type { Workload } from '../workloads/workload';
import { type ClusterObjects, clusterObjectsOf, type FilePlace } from './clusterObjects';
import { plainObject } from './plainObject';

/** An object that bears on where pods may be, and how many of them. Plain JSON. */
export interface ClusterNeighbour extends ObjectName {
  readonly kind: string;
  readonly object: ApiObject;
  /** Its first line, in its document. */
  readonly span: Span;
  /** Where that is; absent as long as nobody has said. */
  readonly place?: FilePlace;
}

const namespaced: ReadonlySet<string> = new Set([
  'v1/ResourceQuota',
  'v1/LimitRange',
  'v1/PersistentVolumeClaim',
  'policy/v1/PodDisruptionBudget',
]);
const clusterWide: ReadonlySet<string> = new Set([
  'v1/Node',
  'v1/PersistentVolume',
  'storage.k8s.io/v1/StorageClass',
  'scheduling.k8s.io/v1/PriorityClass',
  'node.k8s.io/v1/RuntimeClass',
]);

/** Those of a document, in the order of the text; nothing for templates. */
export function clusterNeighboursIn(document: ParsedDocument): readonly ClusterNeighbour[] {
  return objectsOf(document.root).flatMap(({ node, type }) =>
    (namespaced.has(type) || clusterWide.has(type)) && !isTemplate(node, document) ? neighbourOf(node, type) : [],
  );
}

/**
 * Those that bear on the pods of a workload: of its namespace, its own claims, and what is the whole cluster's. Where both leave the namespace to `-n` they are taken to be
 * in the same one.
 */
export function bearingOn({ namespace, object, type }: Workload, all: readonly ClusterNeighbour[]): readonly ClusterNeighbour[] {
  const spec = object.spec.template.spec as ApiObject;
  const claims = objectsAt(spec, 'volumes').map(volume => stringAt(objectAt(volume, 'persistentVolumeClaim'), 'claimName'));
  return all.filter(neighbour => {
    switch (neighbour.kind) {
      case 'ResourceQuota':
      case 'LimitRange':
      case 'PodDisruptionBudget':
        return neighbour.namespace === namespace;
      case 'PersistentVolumeClaim':
        return neighbour.namespace === namespace && (claims.includes(neighbour.name) || type.hasClaim?.(object, neighbour.name) === true);
      default:
        return true;
    }
  });
}

/** What they come to for a simulation; undefined where nothing of it could keep a pod from being created or placed. */
export function clusterOf(neighbours: readonly ClusterNeighbour[]): ClusterObjects | undefined {
  const cluster = clusterIn(neighbours);
  const { nodes, quotas, limitRanges, claims } = cluster;
  const bears = nodes !== null || quotas.length + limitRanges.length > 0 || claims.length > 0;
  return bears ? cluster : undefined;
}

/** All that they say of a cluster. */
export function clusterIn(neighbours: readonly ClusterNeighbour[]): ClusterObjects {
  const objects = neighbours.map(({ object }) => object);
  const places = neighbours.flatMap(({ kind, name, place }) => (place === undefined ? [] : [[`${kind}/${name}`, place] as const]));
  return { ...clusterObjectsOf(objects, false), places: Object.fromEntries(places) };
}

function neighbourOf(node: LocatedMap, type: string): readonly ClusterNeighbour[] {
  const kind = type.slice(type.lastIndexOf('/') + 1);
  const name = nameOf(node);
  if (name === undefined) return [];
  const object = plainObject(node);
  const namespace = clusterWide.has(type) ? null : name.namespace;
  return [{ kind, name: name.name, namespace, object: { ...object, kind }, span: { start: node.span.start, end: node.span.start } }];
}
