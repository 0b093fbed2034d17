import type { Version } from '../../protocol/versions';
import { templateImages } from '../../kubernetes/pods/templateContainers';
import { newGeneration, type Cluster } from '../cluster/cluster';
import type { Template } from '../cluster/templates';
import { versionNames } from './versionNames';

/** The pod templates of a chain of commands in the order of their first appearance. */
export class VersionLog {
  readonly #indices = new Map<number, number>();
  readonly #found: { readonly template: Template; revision: number | null }[] = [];

  /** The place of a template, which gets the next one where it wasn't there before. */
  indexOf(template: Template): number {
    const known = this.#indices.get(template.id);
    if (known !== undefined) return known;
    const index = this.#found.length;
    this.#indices.set(template.id, index);
    this.#found.push({ template, revision: null });
    return index;
  }

  /** The template that the workload has by now, and the first number that its revision gets. */
  note(cluster: Cluster): void {
    const entry = this.#found[this.indexOf(cluster.workload.template)];
    if (entry !== undefined) entry.revision ??= newGeneration(cluster)?.revision ?? null;
  }

  versions(): readonly Version[] {
    const names = versionNames(
      this.#found.map(({ template, revision }, index) => ({ template: template.podTemplate, revision: revision ?? index + 1 })),
    );
    return this.#found.map(({ template }, index) => ({ name: names[index] ?? '', images: templateImages(template.podTemplate) }));
  }
}
