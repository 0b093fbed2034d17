import { type Build, type BuildProblem, KustomizationGraph, type ReadKustomization } from '../kustomize/builds';
import { patchFiles } from '../kustomize/patches';
import { type ManifestFile, partialFile } from './manifestFile';
import { pathOf } from './uris';

/** The kustomizations of one place, and what they say of other files: worked out once, as long as they stay. */
export class Kustomizations {
  readonly #builds = new Map<string, readonly Build[]>();
  readonly #patches: ReadonlySet<string>;
  readonly #graph: KustomizationGraph;

  constructor(private readonly files: readonly ReadKustomization[]) {
    this.#patches = patchFiles(files);
    this.#graph = new KustomizationGraph(files);
  }

  isOf(files: readonly ReadKustomization[]): boolean {
    return files.length === this.files.length && files.every((file, index) => file === this.files[index]);
  }

  /** A file with what kustomize makes of it: a patch is only part of a manifest, a manifest is built, a kustomization itself may be refused. */
  kustomized<File extends ManifestFile>(file: File): File {
    const path = pathOf(file.uri);
    if (file.says.kustomization !== null) return { ...file, refusedByKustomize: this.#refusal(path) };
    if (file.workloads.length === 0) return file;
    return this.#patches.has(path) ? partialFile(file) : { ...file, builds: this.#buildsOf(path) };
  }

  #buildsOf(manifest: string): readonly Build[] {
    const known = this.#builds.get(manifest) ?? this.#graph.buildsOf(manifest);
    this.#builds.set(manifest, known);
    return known;
  }

  #refusal(path: string): BuildProblem | null {
    const problem = this.#graph.problemAt(path);
    return problem?.path === path ? problem : null;
  }
}
