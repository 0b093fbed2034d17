import path from 'node:path';
import * as vscode from 'vscode';
import type { Kustomized, KustomizeBuild } from '../../server/protocol/revisions';
import type { Server } from '../requests';
import type { FoundKustomization, Kustomizations } from './kustomizations';

const stateKey = 'rolloutPreview.builds';

/** A kustomize build that a manifest is part of. */
export interface Build extends Pick<KustomizeBuild, 'images' | 'notes'> {
  /** The outermost kustomization's directory as it is named in the workspace; that names the build, too. */
  readonly name: string;
  /** From the innermost to the outermost. */
  readonly files: readonly FoundKustomization[];
}

/** The builds of a manifest, and the one that counts: the only one, or the one that was chosen of several; null where there is none, or none was. */
export interface ManifestBuilds {
  readonly all: readonly Build[];
  readonly counted: Build | null;
}

/** Finds the kustomize builds of the workspace that manifests are part of, and remembers which one the user means. */
export class Builds implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Another build was chosen. */
  readonly onDidChoose = this.#changed.event;

  constructor(
    private readonly server: Server,
    private readonly kustomizations: Kustomizations,
    private readonly state: vscode.Memento,
  ) {}

  /** In the order of their names. Reads the kustomizations anew; none where they can't be read or the server is down. */
  of(uri: string): Promise<ManifestBuilds> {
    this.kustomizations.forget();
    return this.known(uri);
  }

  /** As `of`, but with the kustomizations from memory where none has changed: for what is asked often. */
  async known(uri: string): Promise<ManifestBuilds> {
    const files = await this.kustomizations.around(vscode.Uri.parse(uri));
    if (files.length === 0) return { all: [], counted: null };
    const kustomized = kustomizedBy(uri, { files });
    const { builds } = await this.server.request('kustomizeBuilds', { uri, kustomized }).catch(() => ({ builds: [] }));
    const all = builds.map(build => named(build, files)).sort((one, other) => (one.name < other.name ? -1 : 1));
    const [only] = all;
    const chosen = this.chosenName(uri);
    return { all, counted: all.length === 1 && only !== undefined ? only : (all.find(({ name }) => name === chosen) ?? null) };
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** Remembers it for the workspace. */
  async choose(uri: string, { name }: Pick<Build, 'name'>): Promise<void> {
    await this.state.update(stateKey, { ...this.#chosen(), [uri]: name });
    this.#changed.fire();
  }

  /** The name of the build that was chosen for a document, whether or not it is there; null where none was. */
  chosenName(uri: string): string | null {
    const chosen = this.#chosen();
    return Object.hasOwn(chosen, uri) ? (chosen[uri] ?? null) : null;
  }

  #chosen(): Readonly<Record<string, string>> {
    return this.state.get<Readonly<Record<string, string>>>(stateKey) ?? {};
  }
}

/** A build as the server is told of it. */
export function kustomizedBy(uri: string, { files }: Pick<Build, 'files'>): Kustomized {
  return { manifest: vscode.Uri.parse(uri).path, files: files.map(({ path: own, text }) => ({ path: own, text })) };
}

function named({ files, images, notes }: KustomizeBuild, known: readonly FoundKustomization[]): Build {
  const own = files.flatMap(file => known.find(({ path: other }) => other === file) ?? []);
  const outermost = own.at(-1)?.uri;
  const name = outermost === undefined ? '' : path.posix.dirname(vscode.workspace.asRelativePath(outermost));
  return { name, files: own, images, notes };
}
