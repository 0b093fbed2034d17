import { type Build, buildsAmong, problemOf, type ReadKustomization } from '../kustomize/builds';
import { patchFiles } from '../kustomize/patches';
import type { Documents } from './documents';
import type { HandedFiles } from './handedFiles';
import { type OpenFile, partialFile } from './openFile';
import { originOf, pathOf } from './uris';

/**
 * The kustomizations of the workspace, those of open documents as they are there, else as the client has handed them over, and what they say of other
 * documents. Only those at the same place as a document (`file://`) concern it.
 */
export class Kustomizations {
  readonly #known = new Map<string, Known>();

  constructor(
    private readonly documents: Documents,
    private readonly handed: HandedFiles,
  ) {}

  /** A document with what kustomize makes of it: a patch is only part of a manifest, a manifest is built, a kustomization itself may be refused. */
  kustomized(file: OpenFile): OpenFile {
    const known = this.#knownAt(originOf(file.uri));
    const path = pathOf(file.uri);
    if (file.kustomization !== null) return { ...file, refusedByKustomize: known.refusal(path) };
    if (file.workloads.length === 0) return file;
    return known.patches.has(path) ? partialFile(file) : { ...file, builds: known.builds(path) };
  }

  /** Calls back when an open kustomization, or one just closed, says something else than was known of it before. */
  onDidChange(changed: () => void): void {
    this.documents.onDidParse((uri, file, before) => {
      const handed = this.handed.get(uri)?.kustomization ?? null;
      const [now, then] = [file, before].map(version => (version === undefined ? handed : version.kustomization));
      if (now !== then && JSON.stringify(now?.kustomization.fields) !== JSON.stringify(then?.kustomization.fields)) changed();
    });
  }

  #knownAt(origin: string): Known {
    const open = this.documents.uris().filter(uri => originOf(uri) === origin);
    const closed = this.handed.entries().filter(([uri]) => originOf(uri) === origin && !open.includes(uri));
    const files = [
      ...open.flatMap(uri => this.documents.get(uri)?.kustomization ?? []),
      ...closed.flatMap(([, { kustomization }]) => kustomization ?? []),
    ];
    const before = this.#known.get(origin);
    if (before?.isOf(files) === true) return before;
    const known = new Known(files);
    this.#known.set(origin, known);
    return known;
  }
}

/** What is worked out of kustomizations, as long as they stay. */
class Known {
  readonly #builds = new Map<string, readonly Build[]>();
  readonly patches: ReadonlySet<string>;

  constructor(private readonly files: readonly ReadKustomization[]) {
    this.patches = patchFiles(files);
  }

  isOf(files: readonly ReadKustomization[]): boolean {
    return files.length === this.files.length && files.every((file, index) => file === this.files[index]);
  }

  builds(manifest: string): readonly Build[] {
    const known = this.#builds.get(manifest) ?? buildsAmong(manifest, this.files);
    this.#builds.set(manifest, known);
    return known;
  }

  refusal(path: string): ReturnType<typeof problemOf> {
    const problem = problemOf(path, this.files);
    return problem?.path === path ? problem : null;
  }
}
