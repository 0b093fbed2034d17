import type { KubernetesVersion } from '../kubernetes/kubernetesVersion';
import { judge } from '../kubernetes/manifest';
import { objectsOf, type TypedObject } from '../kubernetes/objectsOf';
import type { KeptRevision, KeptRevisions } from '../kubernetes/workloads/keptRevisions';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { WorkloadType } from '../kubernetes/workloads/workloadType';
import { find, textAt } from '../yaml/find';
import type { Located } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';

/** What a cluster's text has of the workloads of a kind. */
export interface ClusterObjects {
  readonly workloads: readonly ClusterWorkload[];
  readonly kept: readonly KeptObject[];
}

interface Named {
  readonly name: string;
  readonly namespace: string | null;
}

/** A workload as the cluster has it. */
export interface ClusterWorkload extends Named {
  readonly object: WorkloadObject;
}

/** An object that keeps a revision of a workload. */
export interface KeptObject extends Named {
  /** The name of the workload that owns it; where that was taken out, what its own name tells of it; null where nothing does. */
  readonly owner: string | null;
  /** `metadata.creationTimestamp`, as written. */
  readonly created: string | null;
  readonly revision: KeptRevision;
}

/** What there is of a kind in a YAML or JSON text, also in lists, in the order of the text, as that Kubernetes stores it. Empty for anything else. */
export function readClusterObjects(text: string, type: WorkloadType, kept: KeptRevisions, server?: KubernetesVersion): ClusterObjects {
  const { apiVersion, kind } = type.objectKind;
  const objects = splitDocuments(text).flatMap(({ start, end, format }) =>
    objectsOf(parseDocument(text.slice(start, end), 0, format).root),
  );
  return {
    workloads: objects
      .filter(object => object.type === `${apiVersion}/${kind}`)
      .map(({ node }) => {
        const named = namedOf(node);
        return {
          ...named,
          object: type.standIn({ object: judge(node, type.objectKind, server).object, filledIn: [] }, node, named, server),
        };
      }),
    kept: objects.filter(object => object.type === kept.type).flatMap(object => keptObject(object, kind, kept, server) ?? []),
  };
}

function keptObject({ node }: TypedObject, kind: string, kept: KeptRevisions, server?: KubernetesVersion): KeptObject | undefined {
  const revision = kept.read(node, server);
  if (revision === undefined) return undefined;
  const named = namedOf(node);
  const owners = find(node, ['metadata', 'ownerReferences']);
  const owner = owners?.type === 'list' ? owners.items.find(item => textAt(item, ['kind']) === kind) : undefined;
  return {
    ...named,
    owner: owner === undefined ? ownerInName(named.name, revision.hash) : textAt(owner, ['name']),
    created: textAt(node, ['metadata', 'creationTimestamp']) || null,
    revision,
  };
}

/** By the name that the controller gives: `web-HASH`. */
function ownerInName(name: string, hash: string): string | null {
  return hash !== '' && name.endsWith(`-${hash}`) ? name.slice(0, -hash.length - 1) : null;
}

function namedOf(node: Located): Named {
  return { name: textAt(node, ['metadata', 'name']), namespace: textAt(node, ['metadata', 'namespace']) || null };
}
