import { canonicalTemplate } from '../../kubernetes/canonicalTemplate';
import type { PodTemplateSpec } from '../../kubernetes/pods/pod';

/** A pod template, interned: equal templates have the same id. */
export interface Template {
  readonly id: number;
  readonly podTemplate: PodTemplateSpec;
  /** How many changes that nobody has spelled out (an edit of the manifest that is yet to come) it is away from the manifest's. */
  readonly edits: number;
  /** Stands for the label pod-template-hash. Simulated: the real one depends on the server's version. */
  readonly hash: string;
}

/** Every template that a simulation has met. */
export class Templates {
  readonly #byKey = new Map<string, Template>();
  readonly #canonical = new Map<PodTemplateSpec, string>();

  /** Templates are equal as controllers compare them. */
  intern(podTemplate: PodTemplateSpec, edits = 0): Template {
    const key = `${edits} ${this.#canonicalOf(podTemplate)}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const template = { id: this.#byKey.size + 1, podTemplate, edits, hash: simulatedHash(key) };
    this.#byKey.set(key, template);
    return template;
  }

  /** The same template mostly comes again as another edit of itself. */
  #canonicalOf(podTemplate: PodTemplateSpec): string {
    const known = this.#canonical.get(podTemplate);
    if (known !== undefined) return known;
    const canonical = canonicalTemplate(podTemplate);
    this.#canonical.set(podTemplate, canonical);
    return canonical;
  }
}

/** Ten letters of the alphabet in which Kubernetes writes its hashes. */
function simulatedHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return String(hash)
    .padStart(10, '0')
    .replace(/\d/g, digit => '456789bcdf'[Number(digit)] ?? '');
}
