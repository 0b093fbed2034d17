import path from 'node:path';
import * as vscode from 'vscode';
import type { DeclaredConfigMap, Declarer, NamedValue, VariablesSource } from '../../server/protocol/renderingDeclarations';
import { settingsFileName } from '../../server/protocol/settingsFile';
import type { Ask } from '../../workspace/rendering/renderer';
import { readOpenOrSaved } from '../workspaceFiles';
import { configMapOf, variablesIn } from './fluxVariables';
import type { Source } from './source';
import type { ChosenValues } from './valuesOffers';

/** A release, and the chart that it is of, by absolute paths. */
export interface Release {
  readonly by: Declarer;
  readonly chart: string;
  readonly values: ChosenValues;
}

/** An overlay that is deployed, by the absolute path of its directory. */
export interface Overlay {
  readonly by: Declarer;
  readonly name: string;
  readonly directory: string;
  readonly variables: readonly NamedValue[];
  readonly variablesFrom: readonly VariablesSource[];
  /** The file that declares it. */
  readonly file: string;
}

/** A ConfigMap, and the file that it stands in. */
export interface FoundConfigMap extends DeclaredConfigMap {
  readonly file: string;
}

/** What the files of a folder declare. */
export interface Declarations {
  readonly releases: readonly Release[];
  readonly overlays: readonly Overlay[];
  readonly configMaps: readonly FoundConfigMap[];
  /** Whether there is a helmfile, which isn't read. */
  readonly hasHelmfile: boolean;
}

const most = { files: 5000, atOnce: 20, bytes: 200_000 };
const nothing: Declarations = { releases: [], overlays: [], configMaps: [], hasHelmfile: false };

/** Finds what Argo CD, Flux and the repository's settings say of charts and overlays. Each file is read once, and again when it changes. */
export class DeclarationFiles {
  readonly #folders = new Map<string, Promise<Map<string, Declarations>>>();

  constructor(private readonly ask: Ask) {}

  async in(folder: string): Promise<Declarations> {
    const known = this.#folders.get(folder) ?? this.#readAll(folder);
    this.#folders.set(folder, known);
    const all = [...(await known).values()];
    const bySettings = (one: { readonly by: Declarer }): number => (one.by === 'settings' ? 0 : 1);
    return {
      releases: all.flatMap(({ releases }) => releases).sort((one, other) => bySettings(one) - bySettings(other)),
      overlays: all.flatMap(({ overlays }) => overlays).sort((one, other) => bySettings(one) - bySettings(other)),
      configMaps: all.flatMap(({ configMaps }) => configMaps),
      hasHelmfile: all.some(({ hasHelmfile }) => hasHelmfile),
    };
  }

  /** A file has changed, on disk or in an editor. Answers whether it declares something else now. */
  async changed(uri: vscode.Uri): Promise<boolean> {
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath;
    const known = folder === undefined ? undefined : await this.#folders.get(folder);
    if (folder === undefined || known === undefined || !mayDeclare(uri)) return false;
    const read = await this.#read(uri, folder);
    const before = known.get(uri.fsPath) ?? null;
    if (read === null) known.delete(uri.fsPath);
    else known.set(uri.fsPath, read);
    const named = new Set(
      [...known.values()].flatMap(({ overlays }) => overlays.flatMap(overlay => overlay.variablesFrom.map(from => from.name))),
    );
    // Most ConfigMaps are nobody's variables.
    const said = (one: Declarations | null): string =>
      JSON.stringify(one === null ? null : { ...one, configMaps: one.configMaps.filter(({ name }) => named.has(name)) });
    return said(before ?? nothing) !== said(read ?? nothing);
  }

  forget(): void {
    this.#folders.clear();
  }

  /** What is put in the places of variables in what a kustomization builds: as far as all who deploy it say the same. */
  async variablesOf(source: Source): Promise<readonly NamedValue[]> {
    const { overlays, configMaps } = await this.#fluxOf(source);
    const [first, ...others] = overlays.map(overlay => variablesIn(overlay, configMaps));
    return [...(first ?? [])]
      .filter(([name, value]) => others.every(one => one.get(name) === value))
      .map(([name, value]) => ({ name, value }));
  }

  /** The objects that variables are taken from and that aren't read: Secrets, and ConfigMaps that no file has. */
  async unreadOf(source: Source): Promise<readonly VariablesSource[]> {
    const { overlays, configMaps } = await this.#fluxOf(source);
    const all = overlays.flatMap(({ file, variablesFrom }) => variablesFrom.filter(from => configMapOf(from, file, configMaps) === null));
    return all.filter((one, index) => all.findIndex(({ kind, name }) => kind === one.kind && name === one.name) === index);
  }

  async #fluxOf({ kind, root, folder }: Source): Promise<Pick<Declarations, 'overlays' | 'configMaps'>> {
    if (kind === 'chart') return { overlays: [], configMaps: [] };
    const { overlays, configMaps } = await this.in(folder);
    return { overlays: overlays.filter(({ by, directory }) => by === 'Flux' && directory === root), configMaps };
  }

  async #readAll(folder: string): Promise<Map<string, Declarations>> {
    const pattern = new vscode.RelativePattern(vscode.Uri.file(folder), '**/*.{yaml,yml,gotmpl}');
    const foreign = '**/{node_modules,.git,templates,crds}/**';
    const found = await vscode.workspace.findFiles(pattern, foreign, most.files).then(
      uris => uris,
      () => [],
    );
    const settings = vscode.Uri.file(path.join(folder, settingsFileName));
    const uris = [settings, ...found.filter(uri => uri.fsPath !== settings.fsPath)];
    const declared = new Map<string, Declarations>();
    for (let at = 0; at < uris.length; at += most.atOnce) {
      const batch = uris.slice(at, at + most.atOnce);
      const read = await Promise.all(batch.map(async uri => ({ uri, own: await this.#read(uri, folder) })));
      for (const { uri, own } of read) if (own !== null) declared.set(uri.fsPath, own);
    }
    return declared;
  }

  /** Null for a file that declares nothing. */
  async #read(uri: vscode.Uri, folder: string): Promise<Declarations | null> {
    const name = path.basename(uri.fsPath);
    if (/^helmfile\.ya?ml(?:\.gotmpl)?$/.test(name)) return { ...nothing, hasHelmfile: true };
    const isSettingsFile = name === settingsFileName;
    const text = await textOf(uri);
    if (text === null || !(isSettingsFile || /argoproj\.io|toolkit\.fluxcd\.io|^kind:\s*ConfigMap/m.test(text))) return null;
    const answer = await this.ask('declared', { text, isSettingsFile });
    if (answer === null) return null;
    const from = isSettingsFile ? path.dirname(uri.fsPath) : folder;
    const releases = answer.releases.map(({ by, name: own, chart, valuesFiles, inline, release, namespace }) => ({
      by,
      chart: path.resolve(from, chart),
      values: {
        name: by === 'settings' ? own : `${own} (${by})`,
        files: valuesFiles.map(file => path.resolve(from, file)),
        inline: inline === null ? null : { file: uri.fsPath, text: inline },
        release,
        namespace,
      },
    }));
    const file = uri.fsPath;
    const overlays = answer.overlays.map(({ directory, ...own }) => ({ ...own, directory: path.resolve(from, directory), file }));
    return { releases, overlays, configMaps: answer.configMaps.map(own => ({ ...own, file })), hasHelmfile: false };
  }
}

function mayDeclare({ fsPath }: vscode.Uri): boolean {
  return /\.(?:ya?ml|gotmpl)$/.test(fsPath) && !/[\\/](?:node_modules|\.git|templates|crds)[\\/]/.test(fsPath);
}

async function textOf(uri: vscode.Uri): Promise<string | null> {
  const read = await readOpenOrSaved(uri, most.bytes);
  return 'text' in read ? read.text : null;
}
