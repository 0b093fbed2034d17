import { claimNames } from '../pods/claimNames';
import type { LocatedMap, Span } from '../../yaml/located';
import type { ParsedDocument } from '../../yaml/parse';
import type { ApiObject } from '../apiObject';
import { digest } from '../digest';
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
  'storage.k8s.io/v1/CSIDriver',
  'storage.k8s.io/v1/CSINode',
  'scheduling.k8s.io/v1/PriorityClass',
  'node.k8s.io/v1/RuntimeClass',
]);

/** Those of a document, in the order of the text; nothing for templates. */
export function clusterNeighboursIn(document: ParsedDocument): readonly ClusterNeighbour[] {
  return objectsOf(document.root).flatMap(({ node, type }) =>
    (namespaced.has(type) || clusterWide.has(type)) && !isTemplate(node, document) ? neighbourOf(node, type) : [],
  );
}

/** Finds out of many those that bear on the pods of a workload. */
export class ClusterNeighbours {
  readonly #claims: readonly ClusterNeighbour[];
  /** Whether it is known how many volumes nodes can be attached to: then those of others count. */
  readonly #areCounted: boolean;
  readonly #found = new Map<string, readonly ClusterNeighbour[]>();

  constructor(private readonly all: readonly ClusterNeighbour[]) {
    this.#claims = all.filter(isClaim);
    this.#areCounted = all.some(({ kind }) => kind === 'CSINode');
  }

  /**
   * Those of its namespace, its own claims, or all where volumes are counted, and what is the whole cluster's; the same list for all workloads that have the same. Where both leave the namespace to `-n` they
   * are taken to be in the same one.
   */
  bearingOn({ namespace, object, type }: Workload): readonly ClusterNeighbour[] {
    const named = claimNames(object.spec.template.spec as ApiObject);
    const isOwn = (claim: ClusterNeighbour): boolean =>
      claim.namespace === namespace && (this.#areCounted || named.includes(claim.name) || type.hasClaim?.(object, claim.name) === true);
    const claims = new Set(this.#claims.filter(isOwn));
    const key = JSON.stringify([namespace, ...new Set([...claims].map(({ name }) => name))]);
    const found =
      this.#found.get(key) ?? this.all.filter(neighbour => (isClaim(neighbour) ? claims.has(neighbour) : isFeltIn(neighbour, namespace)));
    this.#found.set(key, found);
    return found;
  }
}

function isClaim({ kind }: ClusterNeighbour): boolean {
  return kind === 'PersistentVolumeClaim';
}

function isFeltIn({ kind, namespace }: ClusterNeighbour, own: string | null): boolean {
  return !['ResourceQuota', 'LimitRange', 'PodDisruptionBudget'].includes(kind) || namespace === own;
}

const keys = new WeakMap<ApiObject, string>();

/** A text that differs where what they say does. What each says is looked at once, as the same ones bear on many workloads. */
export function clusterKey(neighbours: readonly ClusterNeighbour[]): string {
  return neighbours.map(({ object }) => keyOf(object)).join();
}

const placedKeys = new WeakMap<readonly ClusterNeighbour[], string>();

/** The same, which differs also where they stand elsewhere. */
export function placedClusterKey(neighbours: readonly ClusterNeighbour[]): string {
  const known = placedKeys.get(neighbours) ?? digest(clusterKey(neighbours) + JSON.stringify(neighbours.map(({ place }) => place)));
  placedKeys.set(neighbours, known);
  return known;
}

function keyOf(object: ApiObject): string {
  const known = keys.get(object) ?? digest(JSON.stringify(object));
  keys.set(object, known);
  return known;
}

/** What they come to for a simulation; undefined where nothing of it could keep a pod from being created or placed. */
export function clusterOf(neighbours: readonly ClusterNeighbour[]): ClusterObjects | undefined {
  return neighbours.some(({ kind }) => felt.has(kind)) ? clusterIn(neighbours) : undefined;
}

/** Kinds that bear on pods by themselves. */
const felt: ReadonlySet<string> = new Set(['Node', 'ResourceQuota', 'LimitRange', 'PersistentVolumeClaim']);

const clusters = new WeakMap<readonly ClusterNeighbour[], ClusterObjects>();

/** All that they say of a cluster. */
export function clusterIn(neighbours: readonly ClusterNeighbour[]): ClusterObjects {
  const known = clusters.get(neighbours) ?? clusterMadeOf(neighbours);
  clusters.set(neighbours, known);
  return known;
}

function clusterMadeOf(neighbours: readonly ClusterNeighbour[]): ClusterObjects {
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
