import type { ClusterObjects } from '../../kubernetes/surroundings/clusterObjects';
import type { Labels } from '../../kubernetes/labelSelector';
import { matchesTerms, type NamedLabels } from '../../kubernetes/pods/nodeSelector';
import { nanosOf } from '../../kubernetes/resourceList';
import {
  isForOneNode,
  isKeptFor,
  mayBind,
  type PersistentVolume,
  type PersistentVolumeClaim,
  type StorageClass,
  volumeOf,
  withDefaultClass,
} from '../../kubernetes/surroundings/volumes';

/** A claim as the scheduler finds it. */
interface ClaimState {
  readonly claim: PersistentVolumeClaim;
  /** `somewhere`: a volume of which nothing is known, which every node is taken to reach; null: none yet. */
  volume: PersistentVolume | 'somewhere' | null;
}

/** What there is of volumes. If that isn't all, a claim without a volume has one that isn't known. */
export type VolumeObjects = Pick<ClusterObjects, 'claims' | 'volumes' | 'storageClasses' | 'csiNodes' | 'complete'>;

/** The claims of a namespace, and where their volumes are. */
export class Volumes {
  readonly #claims = new Map<string, ClaimState>();
  readonly #released = new Set<PersistentVolume>();

  constructor(private readonly objects: VolumeObjects) {
    for (const claim of objects.claims) this.add(claim);
  }

  /** A claim is there; one of its name that is known is found again. */
  add(written: PersistentVolumeClaim): void {
    if (this.#claims.has(written.name)) return;
    const claim = this.#withClass(written);
    const state: ClaimState = { claim, volume: null };
    this.#claims.set(claim.name, state);
    if (!this.#waitsForConsumer(claim)) state.volume = this.#freeVolume(claim) ?? (this.#isMade(claim) ? 'somewhere' : null);
  }

  /** Where not every class is known, the default one may be that of the volume that the claim names. */
  #withClass(written: PersistentVolumeClaim): PersistentVolumeClaim {
    const { storageClasses, volumes, complete } = this.objects;
    const claim = withDefaultClass(written, storageClasses);
    const named = complete || claim.storageClassName !== null ? undefined : volumes.find(({ name }) => name === claim.volumeName);
    return named === undefined ? claim : { ...claim, storageClassName: named.storageClassName };
  }

  /** A claim is no more; its volume isn't another one's, as nobody has emptied it. */
  remove(name: string): void {
    const volume = this.#volumeOf(name);
    if (volume !== null) this.#released.add(volume);
    this.#claims.delete(name);
  }

  /** Why a pod with this claim is looked at no further; null: no reason. */
  refusal(name: string): string | null {
    const state = this.#claims.get(name);
    if (state === undefined) return this.objects.complete ? `persistentvolumeclaim "${name}" not found` : null;
    return state.volume === null && !this.#waitsForConsumer(state.claim) ? 'pod has unbound immediate PersistentVolumeClaims' : null;
  }

  isForOnePod(name: string): boolean {
    return this.#claims.get(name)?.claim.accessModes.includes('ReadWriteOncePod') ?? false;
  }

  /** Whether one node at a time can have the claim's volume. */
  isForOneNode(name: string): boolean {
    const state = this.#claims.get(name);
    return state !== undefined && isForOneNode(state.claim, this.#volumeFor(state.claim));
  }

  /** Whether it is known that the claim's volume has to be attached to a node: from itself, or from the class that has it made. */
  isAttached(name: string): boolean {
    const state = this.#claims.get(name);
    if (state === undefined) return false;
    const volume = this.#volumeFor(state.claim);
    if (volume !== undefined) return volume.attached === true;
    return state.claim.volumeName === '' && this.#classOf(state.claim.storageClassName)?.attached === true;
  }

  /** What a claim's volume is called; null: not known. */
  volumeName(name: string): string | null {
    return this.#volumeOf(name)?.name ?? null;
  }

  /** Whether a node can have the claim's volume; true where it has none yet. */
  isReachable(name: string, node: NamedLabels): boolean {
    const volume = this.#volumeOf(name);
    return volume === null || isOn(volume, node);
  }

  /** Whether there are volumes on the node for the claims that have none yet. */
  canBind(names: readonly string[], node: NamedLabels): boolean {
    return this.#chosen(names, node) !== null;
  }

  /** Binds what isn't yet, as a pod with these claims goes to the node. */
  bind(names: readonly string[], node: NamedLabels): void {
    for (const [state, volume] of this.#chosen(names, node) ?? []) state.volume = volume;
  }

  /** By driver, to how many volumes a node can be attached at once; null: nobody says so. */
  limitsOf({ name }: Pick<NamedLabels, 'name'>): ReadonlyMap<string, number> | null {
    return this.objects.csiNodes.find(own => own.name === name)?.limits ?? null;
  }

  /** Which driver attaches a claim's volume, and which volume it is; null: it doesn't count. */
  attachedBy(name: string): { readonly driver: string; readonly volume: string } | null {
    const state = this.#claims.get(name);
    if (state === undefined) return null;
    const volume = this.#volumeOf(name);
    const made = this.#classOf(state.claim.storageClassName);
    const driver = volume === null ? (made?.provisions === true ? made.driver : null) : volume.driver;
    return driver === null ? null : { driver, volume: volume?.name ?? `claim ${name}` };
  }

  labelsOf(name: string): Labels {
    return this.#volumeOf(name)?.labels ?? {};
  }

  #volumeFor(claim: PersistentVolumeClaim): PersistentVolume | undefined {
    return this.#volumeOf(claim.name) ?? volumeOf(claim, this.objects.volumes);
  }

  #volumeOf(name: string): PersistentVolume | null {
    const volume = this.#claims.get(name)?.volume ?? null;
    return volume === 'somewhere' ? null : volume;
  }

  #chosen(names: readonly string[], node: NamedLabels): ReadonlyMap<ClaimState, PersistentVolume | 'somewhere'> | null {
    const chosen = new Map<ClaimState, PersistentVolume | 'somewhere'>();
    const unbound = names.flatMap(name => this.#claims.get(name) ?? []).filter(({ volume }) => volume === null);
    for (const state of unbound.sort((one, other) => compareAmounts(one.claim.storage, other.claim.storage))) {
      const taken = [...chosen.values()];
      const volume =
        this.#freeVolume(state.claim, candidate => isOn(candidate, node) && !taken.includes(candidate)) ??
        (this.#isMade(state.claim, node) ? 'somewhere' : null);
      if (volume === null) return null;
      chosen.set(state, volume);
    }
    return chosen;
  }

  /** The one that is kept for the claim, or the smallest that will do. */
  #freeVolume(claim: PersistentVolumeClaim, suits: (volume: PersistentVolume) => boolean = () => true): PersistentVolume | undefined {
    const taken = new Set([...this.#claims.values()].map(({ volume }) => volume));
    const free = this.objects.volumes.filter(volume => !taken.has(volume) && !this.#released.has(volume) && mayBind(claim, volume));
    const kept = free.find(volume => isKeptFor(volume, claim));
    if (kept !== undefined) return suits(kept) ? kept : undefined;
    return free.filter(suits).sort((one, other) => compareAmounts(one.storage, other.storage))[0];
  }

  /**
   * Whether a volume is made for a claim, on this node or on any; never for one that names its volume. Where not everything is known, one is taken to be
   * there, but for a class of which some volumes are known: these are all.
   */
  #isMade({ storageClassName, volumeName }: PersistentVolumeClaim, node?: NamedLabels): boolean {
    if (volumeName !== '') return !this.objects.complete && this.objects.volumes.every(({ name }) => name !== volumeName);
    const found = this.#classOf(storageClassName);
    if (found === undefined || !found.provisions) {
      return !this.objects.complete && this.objects.volumes.every(volume => volume.storageClassName !== storageClassName);
    }
    return node === undefined || isOn(found, node);
  }

  #waitsForConsumer({ storageClassName, volumeName }: PersistentVolumeClaim): boolean {
    return volumeName === '' && (this.#classOf(storageClassName)?.waitsForConsumer ?? false);
  }

  #classOf(name: string | null): StorageClass | undefined {
    return this.objects.storageClasses.find(candidate => candidate.name === name);
  }
}

function isOn({ nodes }: Pick<PersistentVolume, 'nodes'>, node: NamedLabels): boolean {
  return nodes === null || matchesTerms(nodes, node);
}

function compareAmounts(one: string, other: string): number {
  return Number(nanosOf(one) - nanosOf(other));
}
