import { grouped } from '../kubernetes/grouped';
import type { KustomizationFile } from '../protocol/revisions';
import type { KustomizeImage } from '../protocol/scenario';
import type { KustomizationProblem } from './decodeKustomization';
import { type Entry, type Kustomization, readKustomization, refused } from './kustomization';
import { directoryOf, join } from './paths';

/** What the kustomizations of a build make of a manifest. */
export interface Build {
  /** The paths of those that lead to the manifest, from the innermost to the outermost. */
  readonly files: readonly string[];
  /** The same, read. */
  readonly kustomizations: readonly Kustomization[];
  /** Whether there are more than are followed, so that those within aren't counted. */
  readonly cut: boolean;
  /** What all of them replace, one after the other. */
  readonly images: readonly KustomizeImage[];
  /** The first reason that kustomize finds not to build it; null where there is none in these files. */
  readonly problem: BuildProblem | null;
}

export interface BuildProblem extends KustomizationProblem {
  /** The kustomization at fault, and its line, from 1. */
  readonly path: string;
  readonly line: number;
}

/** A kustomization that was read. */
export interface ReadKustomization extends KustomizationFile {
  readonly kustomization: Kustomization;
}

/** A kustomization with the places that it names. */
interface Node extends ReadKustomization {
  /** Which one of the files it is. */
  readonly index: number;
  readonly resources: readonly Place[];
  readonly components: readonly Place[];
}

/** A manifest, and the kustomizations that have it in what they build. */
interface Building {
  readonly manifest: string;
  readonly taking: ReadonlySet<Node>;
}

interface Place extends Entry {
  /** Where the entry leads. */
  readonly path: string;
}

/** Bases of bases, and kustomizations of one build in all, that are followed at most. */
export const most = { depth: 200, files: 1000 };

/**
 * The builds that a manifest ends up in: one for each kustomization that takes it up, directly or by its base, and that no other one builds upon. Paths
 * are absolute or count from the same root. In the order of the files.
 */
export function buildsOf(manifest: string, files: readonly KustomizationFile[]): readonly Build[] {
  return new KustomizationGraph(files.map(readFrom)).buildsOf(manifest);
}

/** The build of the outermost of the files (the last), or of the next one within where that doesn't take the manifest up; null where none does. */
export function outermostBuild(manifest: string, files: readonly KustomizationFile[]): Build | null {
  return new KustomizationGraph(files.map(readFrom)).lastBuild(manifest);
}

/** A kustomization out of its text. */
export function readFrom({ path, text }: KustomizationFile): ReadKustomization {
  return { path, text, kustomization: readKustomization(text) };
}

/** Kustomizations, and which builds upon which: read once for all the manifests that they build. */
export class KustomizationGraph {
  readonly #nodes: readonly Node[];
  readonly #byPath: ReadonlyMap<string, Node>;
  readonly #byDirectory: ReadonlyMap<string, Node>;
  /** Those that have a manifest among their resources, by its path. */
  readonly #naming: ReadonlyMap<string, readonly Node[]>;
  /** Those that build upon the kustomization of a directory. */
  readonly #upon: ReadonlyMap<string, readonly Node[]>;
  /** Directories with more than one kustomization. */
  readonly #ambiguous: ReadonlySet<string>;
  readonly #problems = new Map<Node, BuildProblem | null>();

  constructor(files: readonly ReadKustomization[]) {
    this.#nodes = files.map(nodeOf);
    const backwards = [...this.#nodes].reverse();
    this.#byPath = new Map(backwards.map(node => [node.path, node]));
    this.#byDirectory = new Map(backwards.map(node => [directoryOf(node.path), node]));
    this.#naming = grouped(this.#nodes, ({ resources }) => resources.map(({ path }) => path));
    this.#upon = grouped(this.#nodes, ({ resources, components }) => [...resources, ...components].map(({ path }) => path));
    const directories = files.map(({ path }) => directoryOf(path));
    const seen = new Set<string>();
    this.#ambiguous = new Set(directories.filter(directory => seen.has(directory) || !seen.add(directory)));
  }

  /** The builds that a manifest ends up in, as `buildsOf` answers them. */
  buildsOf(manifest: string): readonly Build[] {
    const building = this.#building(manifest);
    const inner = new Set([...building.taking].flatMap(node => this.#within(node, building)));
    return inOrder(building).flatMap(node => (inner.has(node) ? [] : [this.#build(node, building)]));
  }

  /** The build of the last kustomization that has a manifest in what it builds; null where none has. */
  lastBuild(manifest: string): Build | null {
    const building = this.#building(manifest);
    const last = inOrder(building).at(-1);
    return last === undefined ? null : this.#build(last, building);
  }

  /** Why kustomize refuses the kustomization at a path, or one that it builds upon; null where it doesn't, or there is none. */
  problemAt(path: string): BuildProblem | null {
    const node = this.#byPath.get(path);
    return node === undefined ? null : this.#problemOf(node);
  }

  #build(node: Node, building: Building): Build {
    const nodes: Node[] = [];
    const cut = !this.#accumulate(node, building, nodes, 0);
    return {
      cut,
      files: [...new Set(nodes.map(({ path }) => path))],
      kustomizations: [...new Set(nodes)].map(({ kustomization }) => kustomization),
      images: nodes.flatMap(({ kustomization }) => kustomization.images.map(({ image }) => image)),
      problem: this.#problemOf(node),
    };
  }

  /**
   * In the order of kustomize (api/internal/target: accumulateTarget): what is built upon, then the components, then its own images. Answers whether that
   * was all.
   */
  #accumulate(node: Node, building: Building, nodes: Node[], depth: number): boolean {
    if (depth > most.depth || nodes.length > most.files) return false;
    const all = this.#within(node, building).map(inner => this.#accumulate(inner, building, nodes, depth + 1));
    nodes.push(node);
    return !all.includes(false);
  }

  /** What changes the manifest before a kustomization does. A base without the manifest keeps its images to itself, also those of its components. */
  #within({ resources, components }: Node, { manifest, taking }: Building): readonly Node[] {
    const at = ({ path }: Place): Node | undefined => this.#byDirectory.get(path);
    const isTaking = (node: Node | undefined): boolean => node !== undefined && taking.has(node);
    const isNaming = resources.some(({ path }) => path === manifest);
    const base = isNaming ? undefined : resources.map(at).find(isTaking);
    const all = components.map(at);
    // A component changes what was there before it.
    const brings = base !== undefined || isNaming ? 0 : all.findIndex(isTaking);
    return [base, ...all.slice(Math.max(brings, 0))].flatMap(node => node ?? []);
  }

  #building(manifest: string): Building {
    const taking = new Set(this.#naming.get(manifest) ?? []);
    for (const node of taking) {
      const directory = directoryOf(node.path);
      const isItsOwn = this.#byDirectory.get(directory) === node;
      for (const outer of isItsOwn ? (this.#upon.get(directory) ?? []) : []) taking.add(outer);
    }
    return { manifest, taking };
  }

  #problemOf(node: Node): BuildProblem | null {
    const known = this.#problems.get(node);
    if (known !== undefined) return known;
    const found = this.#problemWithin(node, [], new Map());
    this.#problems.set(node, found);
    return found;
  }

  /** The first problem of a kustomization and of all that it builds upon, in the order in which kustomize loads them; `outer`: what builds upon it. */
  #problemWithin(node: Node, outer: readonly Node[], seen: Map<Node, BuildProblem | null>): BuildProblem | null {
    const known = seen.get(node);
    if (known !== undefined || outer.length > most.depth) return known ?? null;
    const at = (problem: KustomizationProblem): BuildProblem => {
      const line = node.text.slice(0, problem.span.start).split(/\r\n|\r|\n/).length;
      return { ...problem, path: node.path, line };
    };
    const own = this.#ambiguity(node) ?? node.kustomization.problem;
    const chain = [...outer, node];
    let found = own === null ? null : at(own);
    for (const [places, wanted] of [
      [node.resources, false],
      [node.components, true],
    ] as const) {
      for (const place of places) {
        const inner = found === null ? this.#byDirectory.get(place.path) : undefined;
        if (inner === undefined) continue;
        const unfit = refusalOf(inner, chain, wanted);
        found = unfit === null ? this.#problemWithin(inner, chain, seen) : at(refused(unfit, place.span));
      }
    }
    seen.set(node, found);
    return found;
  }

  #ambiguity({ path }: Node): KustomizationProblem | null {
    const directory = directoryOf(path);
    if (!this.#ambiguous.has(directory)) return null;
    return refused(`Found multiple kustomization files under: ${directory}`, { start: 0, end: 0 });
  }
}

/** Why kustomize doesn't take up an entry that is a kustomization's directory. */
function refusalOf({ path, kustomization }: Node, chain: readonly Node[], asComponent: boolean): string | null {
  const directory = directoryOf(path);
  const visited = chain
    .map(node => directoryOf(node.path))
    .find(root => root === directory || root.startsWith(`${directory}/`) || directory === '');
  if (visited !== undefined) return `cycle detected: candidate root '${directory}' contains visited root '${visited}'`;
  if (kustomization.problem !== null || kustomization.isComponent === asComponent) return null;
  return asComponent
    ? `expected kind 'Component' for path '${directory}' but got 'Kustomization'`
    : `expected kind != 'Component' for path '${directory}'`;
}

function inOrder({ taking }: Building): readonly Node[] {
  return [...taking].sort((one, other) => one.index - other.index);
}

function nodeOf({ path, text, kustomization }: ReadKustomization, index: number): Node {
  const from = directoryOf(path);
  const placed = (entry: Entry): Place => ({ ...entry, path: join(from, entry.text) });
  const { resources, components } = kustomization;
  return { index, path, text, kustomization, resources: resources.map(placed), components: components.map(placed) };
}
