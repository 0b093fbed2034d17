import * as vscode from 'vscode';
import type { Ask, Rendered } from '../../workspace/rendering/renderer';
import type { LanguageServer } from '../languageClient';
import { Origins } from './origins';
import type { Renderings, Shown } from './renderings';

/** Where a command works: a line, from 0, of what a document is rendered to; null where none of the document's own is known. */
export interface RenderedPlace {
  readonly uri: vscode.Uri;
  readonly line: number | null;
}

/** A manifest, and what is built of it. */
interface Built {
  readonly shown: Shown;
  readonly origins: Origins;
}

/** Whether a version of a document says what was built. */
interface Compared {
  readonly version: number;
  readonly isAsWritten: Promise<boolean>;
}

/**
 * Manifests of which the kustomization that counts makes something else: they are answered for by what is built. Of all others, and where nothing can be
 * built, the server speaks, which reads the images of kustomizations and says what else it leaves out.
 */
export class BuiltManifests {
  /** By what was built, and then by the URIs of documents, whether a version of these says the same. */
  readonly #compared = new WeakMap<Rendered, Map<string, Compared>>();

  /** Something is built anew. */
  readonly onDidChange: vscode.Event<void>;

  constructor(
    private readonly renderings: Renderings,
    private readonly ask: Ask,
    private readonly server: Pick<LanguageServer, 'diagnostics'>,
  ) {
    this.onDidChange = renderings.onDidChange;
  }

  /** What is built of a manifest, as far as it is by now; null where the server speaks for it. */
  async of(document: vscode.TextDocument): Promise<Shown | null> {
    return (await this.#built(document))?.shown ?? null;
  }

  /** Whether a line of a manifest is answered for by what is built. */
  async isBuilt(document: vscode.TextDocument, line: number): Promise<boolean> {
    const built = await this.#built(document);
    return built !== null && built.origins.renderedBy(line).length > 0;
  }

  /** What is left of what is said of a manifest: what is said of what is built, too, and what is wrong with the text itself. */
  async left(document: vscode.TextDocument, problems: readonly vscode.Diagnostic[]): Promise<readonly vscode.Diagnostic[]> {
    const built = problems.length === 0 ? null : await this.#built(document);
    if (built === null) return problems;
    const said = await this.#saidOf(built);
    return problems.filter(
      problem => /^(?:yaml|decode|kustomization)\//.test(codeOf(problem)) || said.some(({ line, own }) => isSame(own, line, problem)),
    );
  }

  /** What is said of what is built of a manifest and isn't of the manifest; none where the server speaks for it. */
  async more(document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]> {
    const built = await this.#built(document);
    if (built === null) return [];
    const problems = await this.server.diagnostics(document.uri.toString());
    const said = await this.#saidOf(built);
    return said.filter(({ line, own }) => !problems.some(problem => isSame(own, line, problem))).map(({ own }) => own);
  }

  /** What is said of what is built, with the line of the manifest that it comes from. */
  async #saidOf({ shown, origins }: Built): Promise<readonly { readonly line: number | null; readonly own: vscode.Diagnostic }[]> {
    const said = await this.server.diagnostics(shown.uri.toString());
    return said.map(own => ({ line: origins.placeOf(own.range.start.line), own }));
  }

  /** Where a command works that is called in a document without workloads of its own, or in a manifest that is built; null: in the document itself. */
  async placeIn(document: vscode.TextDocument, line: number | null): Promise<RenderedPlace | null> {
    const isManifest = await this.renderings.isManifest(document);
    const shown = isManifest ? await this.of(document) : (await this.renderings.of(document))?.shown[0];
    const found = shown?.rendered == null ? null : await this.renderings.find(document);
    if (shown?.rendered == null || found === null) return null;
    const [first = null] = line === null || found.role !== 'template' ? [] : new Origins(shown, found.file).renderedBy(line);
    return { uri: shown.uri, line: first };
  }

  /** The document with what is rendered of one; null where it is answered for itself. */
  readonly uriOf = async (document: vscode.TextDocument): Promise<vscode.Uri | null> => (await this.placeIn(document, null))?.uri ?? null;

  async #built(document: vscode.TextDocument): Promise<Built | null> {
    const known = await this.renderings.known(document);
    const [shown] = known?.shown ?? [];
    if (known === null || shown === undefined || known.found.sources.length !== 1) return null;
    if (known.found.role !== 'template' || shown.source.kind !== 'kustomization' || shown.rendering.state !== 'rendered') return null;
    const origins = new Origins(shown, known.found.file);
    return (await this.#isAsWritten(shown.rendering, origins, document)) ? null : { shown, origins };
  }

  #isAsWritten(rendered: Rendered, origins: Origins, document: vscode.TextDocument): Promise<boolean> {
    const documents = this.#compared.get(rendered) ?? new Map<string, Compared>();
    const known = documents.get(document.uri.toString());
    if (known?.version === document.version) return known.isAsWritten;
    const lines = rendered.output.split('\n');
    const built = origins.workloads().map(({ startLine, endLine }) => lines.slice(startLine, endLine + 1).join('\n'));
    const asked = this.ask('asWritten', { built: built.join('\n---\n'), manifest: document.getText() });
    const isAsWritten = asked.then(answer => answer?.isAsWritten !== false);
    this.#compared.set(rendered, documents.set(document.uri.toString(), { version: document.version, isAsWritten }));
    return isAsWritten;
  }
}

/** Whether what is said of what is built, and comes from a line of a manifest, is said of that, too. */
function isSame(built: vscode.Diagnostic, line: number | null, own: vscode.Diagnostic): boolean {
  return codeOf(built) === codeOf(own) && (line === own.range.start.line || built.message === own.message);
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
