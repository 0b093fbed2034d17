import { startOf, type StatefulPod, type StatefulSetCluster } from './statefulSet';

/** Which pod has which ordinal, kept from look to look: over all pods of a large set it takes long to look. */
export class Ordinals {
  #replicas: (StatefulPod | null)[] = [];
  #condemned: readonly StatefulPod[] = [];
  #start = 0;
  #missing = 0;

  /** By index: the pods with an ordinal in the range of the set; null where one is missing. */
  get replicas(): readonly (StatefulPod | null)[] {
    return this.#replicas;
  }

  /** Those with another one, highest first. */
  get condemned(): readonly StatefulPod[] {
    return this.#condemned;
  }

  /** Pods have gone, or the range has changed. */
  update({ workload: { spec }, placed }: StatefulSetCluster, gone: readonly StatefulPod[]): void {
    const start = startOf(spec);
    if (spec.replicas !== this.#replicas.length || start !== this.#start) {
      this.#start = start;
      this.#replicas = new Array<StatefulPod | null>(spec.replicas).fill(null);
      this.#missing = spec.replicas;
      this.#condemned = placed.filter(pod => !this.add(pod)).sort((one, other) => other.place - one.place);
      return;
    }
    for (const pod of gone) this.#drop(pod);
  }

  /** Answers whether the pod's ordinal is in the range. */
  add(pod: StatefulPod): boolean {
    const index = this.indexOf(pod);
    if (index === undefined) return false;
    this.#replicas[index] = pod;
    this.#missing--;
    return true;
  }

  /** undefined for a pod whose ordinal is out of range. */
  indexOf({ place }: StatefulPod): number | undefined {
    const index = place - this.#start;
    return index >= 0 && index < this.#replicas.length ? index : undefined;
  }

  /** The lowest index from another one on whose pod is missing; undefined if none is. */
  firstMissing(from: number): number | undefined {
    const index = this.#missing === 0 ? -1 : this.#replicas.indexOf(null, from);
    return index === -1 ? undefined : index;
  }

  #drop(pod: StatefulPod): void {
    const index = this.indexOf(pod);
    if (index === undefined) this.#condemned = this.#condemned.filter(other => other !== pod);
    else if (this.#replicas[index] === pod) {
      this.#replicas[index] = null;
      this.#missing++;
    }
  }
}
