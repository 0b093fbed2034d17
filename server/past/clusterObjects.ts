import type { Deployment } from '../kubernetes/deployment/deployment';
import type { KubernetesVersion } from '../kubernetes/kubernetesVersion';
import { deploymentKind } from '../kubernetes/deployment/kind';
import { judge } from '../kubernetes/manifest';
import { objectsOf, type TypedObject } from '../kubernetes/objectsOf';
import { standIn } from '../kubernetes/deployment/standIn';
import { find } from '../yaml/find';
import type { Located } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';

/** A Deployment or a ReplicaSet as a cluster has it. */
export interface ClusterObject {
  readonly kind: 'Deployment' | 'ReplicaSet';
  readonly name: string;
  readonly namespace: string | null;
  /** The name of the Deployment that owns it; null without one. */
  readonly owner: string | null;
  /** `metadata.creationTimestamp`, as written. */
  readonly created: string | null;
  /** What it has in common with a Deployment: a ReplicaSet's replicas, minReadySeconds, selector, template and annotations are named alike. */
  readonly object: Deployment;
}

/** The Deployments and ReplicaSets (apps/v1) of a YAML or JSON text, also those in lists, in the order of the text, as that Kubernetes stores them. Empty for anything else. */
export function readClusterObjects(text: string, server?: KubernetesVersion): readonly ClusterObject[] {
  return splitDocuments(text)
    .flatMap(({ start, end, format }) => objectsOf(parseDocument(text.slice(start, end), 0, format).root))
    .flatMap(found => {
      const object = clusterObject(found, server);
      return object === undefined ? [] : [object];
    });
}

function clusterObject({ node, type }: TypedObject, server: KubernetesVersion | undefined): ClusterObject | undefined {
  const kind = type === 'apps/v1/Deployment' ? 'Deployment' : type === 'apps/v1/ReplicaSet' ? 'ReplicaSet' : undefined;
  if (kind === undefined) return undefined;
  const name = textAt(node, 'metadata', 'name');
  const namespace = textAt(node, 'metadata', 'namespace') || null;
  const owners = find(node, ['metadata', 'ownerReferences']);
  const owner = owners?.type === 'list' ? owners.items.find(item => textAt(item, 'kind') === 'Deployment') : undefined;
  return {
    kind,
    name,
    namespace,
    owner: owner === undefined ? null : textAt(owner, 'name'),
    created: textAt(node, 'metadata', 'creationTimestamp') || null,
    object: standIn({ object: judge(node, deploymentKind, server).object }, node, { name, namespace }, server),
  };
}

function textAt(node: Located, ...path: readonly string[]): string {
  const found = find(node, path);
  return found?.type === 'scalar' && typeof found.value === 'string' ? found.value : '';
}
