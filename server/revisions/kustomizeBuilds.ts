import type { KustomizationFile, KustomizeBuild } from '../protocol/revisions';
import { readKustomization, type Kustomization } from './kustomization';

/** A kustomization with the places that it names. */
interface Node extends Pick<Kustomization, 'images'> {
  readonly path: string;
  readonly resources: readonly string[];
  readonly components: readonly string[];
}

/**
 * The builds that a manifest ends up in: one for each kustomization that takes it up, directly or by its base, and that no other one builds upon. Paths
 * are absolute or count from the same root. In the order of the files.
 */
export function kustomizeBuilds(manifest: string, files: readonly KustomizationFile[]): readonly KustomizeBuild[] {
  const nodes = nodesOf(files);
  const builds = nodes.flatMap(node => buildOf(node, manifest, nodes) ?? []);
  const inner = new Set(builds.flatMap(build => build.files.slice(0, -1)));
  return builds.filter(({ files: own }) => !inner.has(own.at(-1) ?? ''));
}

/** The build of the outermost of the files (the last), or of the next one within where that doesn't take the manifest up; null where none does. */
export function outermostBuild(manifest: string, files: readonly KustomizationFile[]): KustomizeBuild | null {
  const nodes = nodesOf(files);
  for (const node of [...nodes].reverse()) {
    const build = buildOf(node, manifest, nodes);
    if (build !== null) return build;
  }
  return null;
}

function nodesOf(files: readonly KustomizationFile[]): readonly Node[] {
  return files.map(({ path, text }) => {
    const { resources, components, images } = readKustomization(text);
    const from = directoryOf(path);
    return { path, images, resources: resources.map(entry => join(from, entry)), components: components.map(entry => join(from, entry)) };
  });
}

/** In the order of kustomize (api/internal/target: accumulateTarget): what is built upon, then the components, then its own images. */
function buildOf(outermost: Node, manifest: string, nodes: readonly Node[]): KustomizeBuild | null {
  const byDirectory = new Map([...nodes].reverse().map(node => [directoryOf(node.path), node]));
  const taking = takingUp(manifest, nodes, byDirectory);
  const seen = new Set<Node>();
  const accumulate = (node: Node | undefined): KustomizeBuild | null => {
    if (node === undefined || seen.has(node)) return null;
    seen.add(node);
    // A base without the manifest keeps its images to itself, also those of a component that another base has, too.
    const bases = node.resources.includes(manifest) ? [] : node.resources.map(entry => byDirectory.get(entry));
    const base = bases.find(other => other !== undefined && taking.has(other));
    const within = [base, ...node.components.map(entry => byDirectory.get(entry))].flatMap(other => accumulate(other) ?? []);
    return {
      files: [...within.flatMap(({ files }) => files), node.path],
      images: [...within.flatMap(({ images }) => images), ...node.images],
    };
  };
  return taking.has(outermost) ? accumulate(outermost) : null;
}

/** Those of the kustomizations that have the manifest in what they build. */
function takingUp(manifest: string, nodes: readonly Node[], byDirectory: ReadonlyMap<string, Node>): ReadonlySet<Node> {
  const takenBy = new Map(nodes.map(node => [node, new Set<Node>()]));
  for (const node of nodes) {
    for (const entry of [...node.resources, ...node.components]) {
      const within = byDirectory.get(entry);
      if (within !== undefined) takenBy.get(within)?.add(node);
    }
  }
  const taking = new Set(nodes.filter(({ resources }) => resources.includes(manifest)));
  for (const node of taking) for (const outer of takenBy.get(node) ?? []) taking.add(outer);
  return taking;
}

function directoryOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** A path written in a kustomization of a directory, without its `.` and `..`; one on another machine (`https://…`) comes to nothing that is there. */
function join(directory: string, entry: string): string {
  const parts = directory === '' ? [] : directory.split('/');
  for (const part of entry.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
