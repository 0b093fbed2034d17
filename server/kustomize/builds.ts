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
  readonly resources: readonly Place[];
  readonly components: readonly Place[];
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
  return buildsAmong(manifest, files.map(readFrom));
}

/** The same of kustomizations that were read before. */
export function buildsAmong(manifest: string, files: readonly ReadKustomization[]): readonly Build[] {
  const graph = new Graph(manifest, files);
  return graph.outermost().flatMap(node => graph.build(node) ?? []);
}

/** The build of the outermost of the files (the last), or of the next one within where that doesn't take the manifest up; null where none does. */
export function outermostBuild(manifest: string, files: readonly KustomizationFile[]): Build | null {
  const graph = new Graph(manifest, files.map(readFrom));
  for (const node of [...graph.nodes].reverse()) {
    const build = graph.build(node);
    if (build !== null) return build;
  }
  return null;
}

/** Why kustomize refuses a kustomization, or one that it builds upon; null where it doesn't, or there is none at the path. */
export function problemOf(path: string, files: readonly ReadKustomization[]): BuildProblem | null {
  const graph = new Graph('', files);
  const node = graph.nodes.find(other => other.path === path);
  return node === undefined ? null : graph.problemOf(node, []);
}

/** A kustomization out of its text. */
export function readFrom({ path, text }: KustomizationFile): ReadKustomization {
  return { path, text, kustomization: readKustomization(text) };
}

class Graph {
  readonly nodes: readonly Node[];
  readonly #byDirectory: ReadonlyMap<string, Node>;
  /** Those that have the manifest in what they build. */
  readonly #taking: ReadonlySet<Node>;
  /** Directories with more than one kustomization. */
  readonly #ambiguous: ReadonlySet<string>;
  readonly #problems = new Map<Node, BuildProblem | null>();

  constructor(
    private readonly manifest: string,
    files: readonly ReadKustomization[],
  ) {
    this.nodes = files.map(nodeOf);
    this.#byDirectory = new Map([...this.nodes].reverse().map(node => [directoryOf(node.path), node]));
    this.#taking = this.#takingUp();
    const directories = files.map(({ path }) => directoryOf(path));
    const seen = new Set<string>();
    this.#ambiguous = new Set(directories.filter(directory => seen.has(directory) || !seen.add(directory)));
  }

  build(node: Node): Build | null {
    if (!this.#taking.has(node)) return null;
    const nodes: Node[] = [];
    const cut = !this.#accumulate(node, nodes, 0);
    return {
      cut,
      files: [...new Set(nodes.map(({ path }) => path))],
      kustomizations: [...new Set(nodes)].map(({ kustomization }) => kustomization),
      images: nodes.flatMap(({ kustomization }) => kustomization.images.map(({ image }) => image)),
      problem: this.problemOf(node, []),
    };
  }

  /** Those that have the manifest in what they build, and that no other one of them builds upon. */
  outermost(): readonly Node[] {
    const inner = new Set([...this.#taking].flatMap(node => this.#within(node)));
    return this.nodes.filter(node => this.#taking.has(node) && !inner.has(node));
  }

  /**
   * In the order of kustomize (api/internal/target: accumulateTarget): what is built upon, then the components, then its own images. Answers whether that
   * was all.
   */
  #accumulate(node: Node, nodes: Node[], depth: number): boolean {
    if (depth > most.depth || nodes.length > most.files) return false;
    const all = this.#within(node).map(inner => this.#accumulate(inner, nodes, depth + 1));
    nodes.push(node);
    return !all.includes(false);
  }

  /** What changes the manifest before a kustomization does. A base without the manifest keeps its images to itself, also those of its components. */
  #within({ resources, components }: Node): readonly Node[] {
    const at = ({ path }: Place): Node | undefined => this.#byDirectory.get(path);
    const isTaking = (node: Node | undefined): boolean => node !== undefined && this.#taking.has(node);
    const base = resources.some(({ path }) => path === this.manifest) ? undefined : resources.map(at).find(isTaking);
    const all = components.map(at);
    // A component changes what was there before it.
    const brings = base !== undefined || resources.some(({ path }) => path === this.manifest) ? 0 : all.findIndex(isTaking);
    return [base, ...all.slice(Math.max(brings, 0))].flatMap(node => node ?? []);
  }

  #takingUp(): ReadonlySet<Node> {
    const takenBy = new Map(this.nodes.map(node => [node, new Set<Node>()]));
    for (const node of this.nodes) {
      for (const { path } of [...node.resources, ...node.components]) {
        const within = this.#byDirectory.get(path);
        if (within !== undefined) takenBy.get(within)?.add(node);
      }
    }
    const taking = new Set(this.nodes.filter(({ resources }) => resources.some(({ path }) => path === this.manifest)));
    for (const node of taking) for (const outer of takenBy.get(node) ?? []) taking.add(outer);
    return taking;
  }

  /** The first problem of a kustomization and of all that it builds upon, in the order in which kustomize loads them; `outer`: what builds upon it. */
  problemOf(node: Node, outer: readonly Node[]): BuildProblem | null {
    const known = this.#problems.get(node);
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
        found = unfit === null ? this.problemOf(inner, chain) : at(refused(unfit, place.span));
      }
    }
    this.#problems.set(node, found);
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

function nodeOf({ path, text, kustomization }: ReadKustomization): Node {
  const from = directoryOf(path);
  const placed = (entry: Entry): Place => ({ ...entry, path: join(from, entry.text) });
  return { path, text, kustomization, resources: kustomization.resources.map(placed), components: kustomization.components.map(placed) };
}
