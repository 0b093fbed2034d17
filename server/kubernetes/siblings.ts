import type { Sibling } from './neighbours';
import type { Workload } from './workloads/workload';

type Labels = Readonly<Record<string, string>>;

/** Labels of a selector that are compared at most; no selector has so many. */
const mostLabels = 50;

/** Workloads by their selectors without one of the labels. */
export class Siblings {
  readonly #kept = new Map<string, Kept>();

  /** In the order of the text. */
  constructor(all: readonly Sibling[]) {
    for (const sibling of all) {
      for (const [signature, value] of signaturesOf(sibling.matchLabels)) {
        const kept = this.#kept.get(signature) ?? new Kept();
        this.#kept.set(signature, kept);
        kept.add(sibling, value);
      }
    }
  }

  /** For each label of a workload's selector the first other one that selects the same but for this one. */
  of({ name, object }: Workload): readonly Sibling[] {
    return signaturesOf(object.spec.selector?.matchLabels ?? {}).flatMap(
      ([signature, value]) => this.#kept.get(signature)?.first(name, value) ?? [],
    );
  }
}

/** For each label: all of them but its value, as one text; and the value. */
function signaturesOf(labels: Labels): readonly (readonly [signature: string, value: string])[] {
  const entries = Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1));
  if (entries.length > mostLabels) return [];
  return Object.entries(labels).map(([key, value]) => [
    JSON.stringify(entries.map(([other, own]) => (other === key ? [other] : [other, own]))),
    value,
  ]);
}

/** Those of a signature that may be the first of another name and another value: two of a name are enough, and two of a value. */
class Kept {
  readonly #siblings: { readonly sibling: Sibling; readonly value: string }[] = [];
  readonly #valuesOf = new Map<string, Set<string>>();
  readonly #namesOf = new Map<string, Set<string>>();

  add(sibling: Sibling, value: string): void {
    const values = this.#valuesOf.get(sibling.name) ?? new Set();
    const names = this.#namesOf.get(value) ?? new Set();
    if (values.size > 1 || names.size > 1 || values.has(value)) return;
    this.#valuesOf.set(sibling.name, values.add(value));
    this.#namesOf.set(value, names.add(sibling.name));
    this.#siblings.push({ sibling, value });
  }

  first(name: string, value: string): Sibling | undefined {
    return this.#siblings.find(kept => kept.sibling.name !== name && kept.value !== value)?.sibling;
  }
}
