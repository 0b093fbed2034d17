import type { PodTemplateSpec } from '../../kubernetes/deployment';
import type { FormerRevision, Revision } from '../../protocol/revisions';
import { findNewReplicaSet, type Cluster, type ReplicaSet } from '../cluster/cluster';
import type { PastRevision } from '../past';

/** The revisions before the actions, and which action made one, or made it the newest again. */
export class RevisionLog {
  readonly #madeBy = new Map<number, number>();
  readonly #former: readonly { readonly replicaSet: ReplicaSet; readonly revision: Revision }[];
  #known: number;
  #action: number | null = null;

  /** Before the first action; `past`: what the cluster began with. */
  constructor(
    cluster: Cluster,
    private readonly past: readonly PastRevision[],
  ) {
    this.#known = cluster.deployment.revision;
    this.#former = this.#sets(cluster).map(replicaSet => ({ replicaSet, revision: this.#revisionOf(replicaSet, cluster) }));
  }

  /** An action has been done. */
  begin(action: number): void {
    this.#action = action;
  }

  /** What is new by now was made by the last action. */
  note(cluster: Cluster): void {
    const highest = Math.max(this.#known, ...cluster.replicaSets.map(({ revision }) => revision));
    if (this.#action !== null)
      for (let revision = this.#known + 1; revision <= highest; revision++) this.#madeBy.set(revision, this.#action);
    this.#known = highest;
  }

  /** Those that there are now, ascending. */
  revisions(cluster: Cluster): readonly Revision[] {
    return this.#sets(cluster).map(replicaSet => this.#revisionOf(replicaSet, cluster));
  }

  /** Those before the actions, ascending, with the numbers that they have now. */
  former({ replicaSets }: Cluster): readonly FormerRevision[] {
    return this.#former.map(({ replicaSet, revision }) => {
      return { ...revision, now: replicaSets.includes(replicaSet) ? replicaSet.revision : null };
    });
  }

  #sets({ replicaSets }: Cluster): readonly ReplicaSet[] {
    return [...replicaSets].sort((one, other) => one.revision - other.revision);
  }

  #revisionOf(replicaSet: ReplicaSet, cluster: Cluster): Revision {
    const { revision, name, annotations, template } = replicaSet;
    const known = this.past.find(entry => cluster.templates.intern(entry.template) === template);
    const changeCause = 'kubernetes.io/change-cause';
    return {
      revision,
      replicaSet: name,
      images: imagesOf(template.podTemplate),
      changeCause: annotations[changeCause] ?? template.podTemplate.metadata.annotations?.[changeCause] ?? null,
      current: replicaSet === findNewReplicaSet(cluster),
      action: this.#madeBy.get(revision) ?? null,
      past: known?.index ?? null,
    };
  }
}

/** Those of init containers come last: a revision may differ in nothing else. */
function imagesOf({ spec }: PodTemplateSpec): readonly string[] {
  return [...spec.containers, ...(spec.initContainers ?? [])].map(({ image }) => image);
}
