import { byRevision, type ControllerRevision } from '../../../server/rollout/controllers/controllerRevision';
import type { Template } from '../../../server/rollout/cluster/templates';

/** What the records call a template: the tag of its image, and the how-manieth restart it comes from: `2+R1`. */
export class RevisionTags {
  readonly #restarts: string[] = [];

  tagOf({ podTemplate }: Template): string {
    const image = podTemplate.spec.containers[0]?.image ?? '';
    const tag = image.slice(image.lastIndexOf(':') + 1);
    const restartedAt = podTemplate.metadata.annotations?.['kubectl.kubernetes.io/restartedAt'];
    if (restartedAt === undefined) return tag;
    if (!this.#restarts.includes(restartedAt)) this.#restarts.push(restartedAt);
    return `${tag}+R${this.#restarts.indexOf(restartedAt) + 1}`;
  }

  /** `[id, number, tag]` of each revision, by number. */
  listed(revisions: readonly ControllerRevision[]): readonly (readonly [string, number, string])[] {
    return byRevision(revisions).map(revision => [idOf(revision), revision.revision, this.tagOf(revision.template)]);
  }
}

export function idOf({ number }: ControllerRevision): string {
  return `r${number}`;
}
