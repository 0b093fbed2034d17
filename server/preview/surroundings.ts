import { GatheredNeighbours, NeighbourIndex, type Neighbours, neighboursKey, noNeighbours } from '../kubernetes/neighbours';
import type { ClusterNeighbour } from '../kubernetes/surroundings/clusterNeighbour';
import type { FilePlace, OtherWorkload } from '../kubernetes/surroundings/clusterObjects';
import type { ObjectName } from '../kubernetes/objectName';
import type { Workload } from '../kubernetes/workloads/workload';
import { beside } from './beside';
import type { FileSays } from './fileSays';
import { Kustomizations } from './kustomizations';
import { type Concerned, type ManifestFile, parseFile, type PlacedWorkload } from './manifestFile';
import { byTarget, type ByTarget, scaledBy } from './scaledBy';
import { nearby } from './nearby';
import { Recent } from './recent';
import { type KeptWorkload, otherWorkload, type SaidWorkload, workloadsOpen } from './saidWorkload';
import { linesOf } from './source';
import { originOf, pathBetween } from './uris';

/**
 * What files say of the workloads in each other: the one way by which objects of other files reach an answer. Immutable; what was worked out of it is kept as
 * long as it is.
 */
export class Surroundings {
  readonly #says: ReadonlyMap<string, FileSays>;
  readonly #gathered: GatheredNeighbours;
  readonly #autoscalers: ByTarget;
  readonly #kept: readonly KeptWorkload[];
  readonly #others = new WeakMap<SaidWorkload, readonly OtherWorkload[]>();
  readonly #indexes = new Recent<string, NeighbourIndex>(mostPlaces);
  readonly #neighbours = new WeakMap<Workload, Neighbours>();
  readonly #seenFrom = new Recent<string, Map<readonly ClusterNeighbour[], readonly ClusterNeighbour[]>>(mostPlaces);
  readonly #manifests = new Recent<KeptWorkload, ManifestFile>(2 * mostConcerned);
  readonly #built = new Map<string, Kustomizations>();

  /**
   * `kustomizations`: what was worked out of those of each place before, to be taken over where they have stayed. `open`: the files that are open, as they are whenever it is
   * asked.
   */
  constructor(
    private readonly files: readonly FileSays[],
    private readonly kustomizations = new Map<string, Kustomizations>(),
    private readonly open: () => readonly ManifestFile[] = () => [],
  ) {
    this.#says = new Map(files.map(says => [says.uri, says]));
    this.#kept = files.flatMap(({ workloads }) => workloads);
    this.#gathered = new GatheredNeighbours(files.flatMap(({ neighbours }) => neighbours));
    this.#autoscalers = byTarget(files.flatMap(({ uri, autoscalers }) => autoscalers.map(autoscaler => ({ uri, autoscaler }))));
  }

  /**
   * A file, which is one of them, as it is among the others: what a kustomization names as a patch is partial, what one builds says so, and each workload has its
   * autoscaler and what else stands beside it, in its own file too.
   */
  around<File extends ManifestFile>(file: File): File {
    const kustomized = this.#kustomizationsAt(originOf(file.uri)).kustomized(file);
    const concerned = (): readonly Concerned[] => this.#concerned(file);
    if (kustomized.workloads.length === 0) return { ...kustomized, concerned };
    const sharing = (): readonly OtherWorkload[] => this.#sharing(file.uri);
    return { ...kustomized, sharing, concerned, workloads: kustomized.workloads.map(placed => this.#placed(placed, file.uri)) };
  }

  #placed(placed: PlacedWorkload, uri: string): PlacedWorkload {
    const scaled = scaledBy(placed, uri, this.#autoscalers);
    const found = this.#neighboursOf(placed.workload, uri);
    const { autoscaler } = scaled.workload;
    if (isEmpty(found) && autoscaler === undefined) return placed;
    return { ...beside(scaled, found), besideKey: () => `${neighboursKey(found)} ${JSON.stringify(autoscaler ?? null)}` };
  }

  /** All workloads that count for a file, its own among them, with as many pods as their autoscalers keep at least where they leave that to them. */
  #sharing(uri: string): readonly OtherWorkload[] {
    const said = nearby([...this.open().flatMap(workloadsOpen), ...this.#kept], uri);
    return said.flatMap(found => this.#othersOf(found).map(other => seenFrom(uri, other)));
  }

  /** What a workload comes to beside others: none where it has no pods. One of a file that isn't open has to be read for that, and is asked for by many. */
  #othersOf(said: SaidWorkload): readonly OtherWorkload[] {
    const known = this.#others.get(said);
    if (known !== undefined) return known;
    const other = otherWorkload(said, this.#autoscalers);
    const found = other === undefined ? [] : [other];
    this.#others.set(said, found);
    return found;
  }

  /** The workloads that objects of a file bear on, each as it stands among the others. */
  #concerned(file: ManifestFile): readonly Concerned[] {
    const own: readonly ObjectName[] = [...file.says.neighbours.flatMap(({ cluster }) => cluster), ...file.says.autoscalers];
    const isNode = file.says.neighbours.some(({ cluster }) => cluster.some(({ kind }) => kind === 'Node'));
    const mayConcern = ({ namespace }: ObjectName): boolean => isNode || own.some(object => object.namespace === namespace);
    const open = this.open().filter(({ workloads }) => workloads.some(({ workload }) => mayConcern(workload)));
    const kept = this.#kept.filter(mayConcern);
    return [
      ...open.map(other => ({ file: this.around(other), line: null })),
      ...kept.slice(0, mostConcerned).map(found => ({ file: this.around(this.#manifestOf(found)), line: found.place.line })),
    ];
  }

  /** A workload that was kept of a file, as a file of its own. */
  #manifestOf(kept: KeptWorkload): ManifestFile {
    const { place, manifest } = kept;
    return this.#manifests.of(kept, () => parseFile({ uri: place.uri, text: manifest }, linesOf(manifest)));
  }

  #neighboursOf(workload: Workload, uri: string): Neighbours {
    const known = this.#neighbours.get(workload);
    if (known !== undefined) return known;
    // Files that say nothing have one together.
    const own = this.#says.get(uri);
    const place = own === undefined ? '' : uri;
    const index = this.#indexes.of(place, () => new NeighbourIndex(own?.neighbours ?? [], this.#gathered));
    const all = index.of(workload);
    const found = all.cluster.length === 0 ? all : { ...all, cluster: this.#seen(all.cluster, uri) };
    this.#neighbours.set(workload, found);
    return found;
  }

  /** What of others counts for a file, seen from it: the same list for all files of a folder that have no such objects themselves. */
  #seen(cluster: readonly ClusterNeighbour[], uri: string): readonly ClusterNeighbour[] {
    const place = cluster.some(own => own.place?.uri === uri) ? uri : uri.slice(0, uri.lastIndexOf('/') + 1);
    const seen = this.#seenFrom.of(place, () => new Map());
    const found = seen.get(cluster) ?? nearby(cluster, uri).map(neighbour => seenFrom(uri, neighbour));
    seen.set(cluster, found);
    return found;
  }

  #kustomizationsAt(origin: string): Kustomizations {
    const known = this.#built.get(origin) ?? this.#build(origin);
    this.#built.set(origin, known);
    return known;
  }

  #build(origin: string): Kustomizations {
    const files = this.files.flatMap(({ uri, kustomization }) =>
      kustomization === null || originOf(uri) !== origin ? [] : [kustomization],
    );
    const before = this.kustomizations.get(origin);
    if (before?.isOf(files) === true) return before;
    const known = new Kustomizations(files);
    this.kustomizations.set(origin, known);
    return known;
  }
}

/** More workloads of files that aren't open aren't asked about. */
const mostConcerned = 100;

/** From so many files and folders it is remembered what is seen. */
const mostPlaces = 30;

/** With its place as somebody names it who has the file before him. */
function seenFrom<Found extends { readonly place?: FilePlace }>(uri: string, found: Found): Found {
  return found.place === undefined ? found : { ...found, place: { ...found.place, file: pathBetween(uri, found.place.uri).join('/') } };
}

function isEmpty(neighbours: Neighbours): boolean {
  return (Object.keys(noNeighbours) as (keyof Neighbours)[]).every(sort => neighbours[sort].length === 0);
}
