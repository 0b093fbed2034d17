import { templateImages } from '../../kubernetes/pods/templateContainers';
import type { FormerRevision, Revision } from '../../protocol/revisions';
import { newGeneration, type Cluster, type Generation } from '../cluster/cluster';
import type { Template } from '../cluster/templates';
import type { RolloutKind } from '../controllers/rolloutKind';
import { changeCauseOf } from '../kubectl/changeCause';
import type { PastRevision } from '../past';

/** The revisions before the actions, and which action made one, or made it the newest again. */
export class RevisionLog {
  readonly #madeBy = new Map<number, number>();
  /** Of the templates in what the client handed over. */
  readonly #places = new Map<Template, number>();
  readonly #former: readonly { readonly generation: Generation; readonly revision: Revision }[];
  #known: number;
  #action: number | null = null;

  /** Before the first action; `past`: what the cluster began with. */
  constructor(
    cluster: Cluster,
    past: readonly PastRevision[],
    private readonly kind: Pick<RolloutKind, 'generations'>,
  ) {
    for (const { template, index } of past) {
      const interned = cluster.templates.intern(template);
      if (!this.#places.has(interned)) this.#places.set(interned, index);
    }
    this.#known = highestRevision(cluster, 0);
    this.#former = byRevision(cluster).map(generation => ({ generation, revision: this.#revisionOf(generation, cluster) }));
  }

  /** An action has been done. */
  begin(action: number): void {
    this.#action = action;
  }

  /** What is new by now was made by the last action. */
  note(cluster: Cluster): void {
    const highest = highestRevision(cluster, this.#known);
    if (this.#action !== null)
      for (let revision = this.#known + 1; revision <= highest; revision++) this.#madeBy.set(revision, this.#action);
    this.#known = highest;
  }

  /** Those that there are now, ascending. */
  revisions(cluster: Cluster): readonly Revision[] {
    return byRevision(cluster).map(generation => this.#revisionOf(generation, cluster));
  }

  /** Those before the actions, ascending, with the numbers that they have now. */
  former({ generations }: Cluster): readonly FormerRevision[] {
    const there = new Set(generations);
    return this.#former.map(({ generation, revision }) => {
      return { ...revision, now: there.has(generation) ? generation.revision : null };
    });
  }

  #revisionOf(generation: Generation, cluster: Cluster): Revision {
    const { revision, name, annotations, template } = generation;
    return {
      revision,
      name,
      images: templateImages(template.podTemplate),
      changeCause: changeCauseOf({ annotations, template: template.podTemplate }, this.kind),
      current: generation === newGeneration(cluster),
      action: this.#madeBy.get(revision) ?? null,
      past: this.#places.get(template) ?? null,
    };
  }
}

function byRevision({ generations }: Cluster): readonly Generation[] {
  return [...generations].sort((one, other) => one.revision - other.revision);
}

function highestRevision({ generations }: Cluster, least: number): number {
  return generations.reduce((highest, { revision }) => Math.max(highest, revision), least);
}
