import path from 'node:path';
import * as vscode from 'vscode';
import { shown as readable } from '../../server/escapes/shown';
import type { LanguageServer } from '../languageClient';
import type { BuiltManifests } from './builtManifests';
import { Origins } from './origins';
import { packedPlace } from './packedPlaces';
import type { Renderings, Shown, ShownDocument } from './renderings';

/**
 * Marks in charts and kustomizations why they can't be rendered, and in templates what the API server would refuse, or will hurt, of what they are rendered
 * to: at the line that it comes from.
 */
export class FaultDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('rolloutPreview.rendering');
  readonly #disposables: readonly { dispose(): unknown }[];
  #updating = 0;

  constructor(
    private readonly renderings: Renderings,
    private readonly built: BuiltManifests,
    private readonly server: LanguageServer,
  ) {
    const again = (): void => void this.#update();
    this.#disposables = [
      this.#collection,
      renderings.onDidChange(again),
      vscode.window.onDidChangeVisibleTextEditors(again),
      vscode.workspace.onDidCloseTextDocument(again),
    ];
    again();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #update(): Promise<void> {
    const update = ++this.#updating;
    const found = new Map<string, vscode.Diagnostic[]>();
    for (const { document } of vscode.window.visibleTextEditors) {
      if (vscode.workspace.getConfiguration('rolloutPreview', document).get('diagnostics.enabled') !== true) continue;
      const shown = await this.renderings.of(document).catch(() => null);
      if (shown === null) continue;
      for (const one of shown.shown) for (const [file, diagnostic] of faultsOf(one)) add(found, file, diagnostic);
      for (const diagnostic of await this.#ofRendered(document, shown)) add(found, document.uri.fsPath, diagnostic);
    }
    if (update !== this.#updating) return;
    this.#collection.clear();
    for (const [file, diagnostics] of found) this.#collection.set(vscode.Uri.file(file), diagnostics);
  }

  /** Of a manifest that a kustomization takes up the server speaks itself: what is built has more to be said. */
  async #ofRendered(document: vscode.TextDocument, all: ShownDocument): Promise<readonly vscode.Diagnostic[]> {
    const { found, shown } = all;
    const isManifest = await this.renderings.isManifest(document);
    const diagnostics = await Promise.all(
      shown.map(async one => {
        if (one.rendered === null) return [];
        const origins = new Origins(one, found.file);
        const said =
          isManifest && one.source.kind === 'kustomization' ? this.built.more(document) : this.server.diagnostics(one.uri.toString());
        const own = await said.catch(() => []);
        return own.flatMap(({ range, message, severity, code }) => {
          const line =
            found.role === 'values' ? packedPlace(document, all, origins.objectAt(range.start.line)) : origins.placeOf(range.start.line);
          if (line === null || line >= document.lineCount) return [];
          const diagnostic = new vscode.Diagnostic(contentOf(document.lineAt(line)), message, severity);
          diagnostic.source = 'rollout';
          if (code !== undefined) diagnostic.code = code;
          return [diagnostic];
        });
      }),
    );
    return diagnostics.flat();
  }
}

function add(found: Map<string, vscode.Diagnostic[]>, file: string, diagnostic: vscode.Diagnostic): void {
  const known = found.get(file) ?? [];
  if (known.some(({ message, range }) => message === diagnostic.message && range.isEqual(diagnostic.range))) return;
  found.set(file, [...known, diagnostic]);
}

/** By the absolute paths of the files. */
function faultsOf({ source, rendering }: Shown): readonly (readonly [string, vscode.Diagnostic])[] {
  const at = (file: string): string => path.resolve(source.kind === 'chart' ? source.root : source.folder, file);
  if (rendering.state === 'fault')
    return rendering.places.map(
      ({ file, line, column, message }) => [at(file), fault(line, column, message, vscode.DiagnosticSeverity.Error)] as const,
    );
  if (rendering.state !== 'refused') return [];
  return rendering.refusals.map(
    refusal => [at(refusal.file), fault(refusal.line, null, sayRefusal(refusal), vscode.DiagnosticSeverity.Information)] as const,
  );
}

function fault(line: number, column: number | null, message: string, severity: vscode.DiagnosticSeverity): vscode.Diagnostic {
  const range = new vscode.Range(line, column ?? 0, line, column === null ? 1000 : column + 1000);
  const diagnostic = new vscode.Diagnostic(range, readable(message), severity);
  diagnostic.source = 'rollout';
  return diagnostic;
}

function sayRefusal({ kind, entry }: { readonly kind: string; readonly entry: string }): string {
  switch (kind) {
    case 'remote':
      return vscode.l10n.t('Not built: {0} comes from the network', entry);
    case 'function':
      return vscode.l10n.t('Not built: {0} runs a program', entry);
    case 'helmCharts':
      return vscode.l10n.t('Not built: it inflates a Helm chart');
    case 'outside':
      return vscode.l10n.t('Not built: {0} is outside of the workspace', entry);
    default:
      return vscode.l10n.t('Not built: it is too large');
  }
}

function contentOf({ text, lineNumber }: vscode.TextLine): vscode.Range {
  return new vscode.Range(lineNumber, text.length - text.trimStart().length, lineNumber, text.trimEnd().length);
}
