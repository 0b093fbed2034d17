import type { ReadKustomization } from '../kustomize/builds';
import { Kustomizations } from '../preview/kustomizations';
import { originOf } from '../preview/uris';
import type { Documents, OpenFile } from './documents';
import type { HandedFiles } from './handedFiles';

/**
 * The kustomizations of the workspace, those of open documents as they are there, else as the client has handed them over, and what they say of other
 * documents. Only those at the same place as a document (`file://`) concern it.
 */
export class KnownKustomizations {
  readonly #known = new Map<string, Kustomizations>();

  constructor(
    private readonly documents: Documents,
    private readonly handed: HandedFiles,
  ) {}

  /** A document with what kustomize makes of it. */
  kustomized(file: OpenFile): OpenFile {
    return this.#knownAt(originOf(file.uri)).kustomized(file);
  }

  /** Calls back when an open kustomization, or one just closed, says something else than was known of it before. */
  onDidChange(changed: () => void): void {
    this.documents.onDidParse((uri, file, before) => {
      const handed = this.handed.get(uri)?.kustomization ?? null;
      const [now, then] = [file, before].map(version => (version === undefined ? handed : version.kustomization));
      if (now !== then && JSON.stringify(now?.kustomization.fields) !== JSON.stringify(then?.kustomization.fields)) changed();
    });
  }

  #knownAt(origin: string): Kustomizations {
    const open = this.documents.uris().filter(uri => originOf(uri) === origin);
    const closed = this.handed.entries().filter(([uri]) => originOf(uri) === origin && !open.includes(uri));
    const files: readonly ReadKustomization[] = [
      ...open.flatMap(uri => this.documents.get(uri)?.kustomization ?? []),
      ...closed.flatMap(([, { kustomization }]) => kustomization ?? []),
    ];
    const before = this.#known.get(origin);
    if (before?.isOf(files) === true) return before;
    const known = new Kustomizations(files);
    this.#known.set(origin, known);
    return known;
  }
}
