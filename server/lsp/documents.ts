import { TextDocuments, type Connection, type NotificationHandler } from 'vscode-languageserver';
import type { KubernetesVersion } from '../kubernetes/kubernetesVersion';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isSettingsFile } from '../protocol/settingsFile';
import type { Steps } from '../preview/steps';
import { type OpenFile, Reading } from './openFile';
import { changeParams, closeParams, openParams } from './paramSchemas';

/** Called with the version just parsed and the one parsed before it, as far as there are any. */
export type Parsed = (uri: string, file: OpenFile | undefined, before: OpenFile | undefined) => void;

/**
 * The open documents and their parse: with settings and the client's autoscalers the only thing that the server keeps between requests. A document
 * is parsed when it is first asked about in a version, or for another Kubernetes.
 */
export class Documents {
  readonly #texts = new TextDocuments(TextDocument);
  readonly #parsed = new Map<string, OpenFile>();
  /** What is being parsed, or was and wasn't asked for yet. */
  readonly #readings = new Map<string, Reading>();
  readonly #listeners: Parsed[] = [];

  readonly #settings = new Set<string>();
  /** Those that were opened or edited since they were parsed. */
  readonly #unparsed = new Set<string>();

  /** Which Kubernetes a document is meant for; what was read for another one is read anew. */
  constructor(private readonly serverOf: (uri: string) => KubernetesVersion) {
    this.#texts.onDidOpen(({ document: { uri } }) => {
      if (isSettingsFile(uri)) this.#settings.add(uri);
    });
    this.#texts.onDidChangeContent(({ document: { uri } }) => this.#unparsed.add(uri));
    this.#texts.onDidClose(({ document: { uri } }) => {
      this.#settings.delete(uri);
      this.#unparsed.delete(uri);
      this.#readings.delete(uri);
    });
  }

  /** The newest version of a document; undefined where the client hasn't opened it. */
  get(uri: string): OpenFile | undefined {
    if (this.#texts.get(uri) === undefined) return undefined;
    this.#unparsed.delete(uri);
    const known = this.#parsed.get(uri);
    const reading = this.#readingOf(uri);
    if (reading === undefined) return known;
    const file = reading.atOnce();
    if (file === undefined) return undefined;
    this.#readings.delete(uri);
    this.#parsed.set(uri, file);
    for (const parsed of this.#listeners) parsed(uri, file, known);
    return file;
  }

  /** Parses what was opened or edited since. */
  parseAll(): void {
    for (const uri of this.#unparsed) this.get(uri);
  }

  /** Does beforehand what `parseAll` has to do. All who wait for a document share its steps; one that is edited meanwhile is begun anew. */
  *parseAllInSteps(): Steps<void> {
    for (const uri of this.#unparsed) yield* this.parseInSteps(uri);
  }

  /** Does beforehand what `get` has to do. */
  *parseInSteps(uri: string): Steps<void> {
    for (let reading = this.#readingOf(uri); reading?.isDone === false; reading = this.#readingOf(uri)) {
      reading.step();
      yield;
    }
  }

  /** undefined where the newest version is parsed, or the client hasn't opened it. */
  #readingOf(uri: string): Reading | undefined {
    const text = this.#texts.get(uri);
    if (text === undefined) return undefined;
    const server = this.serverOf(uri);
    const known = this.#parsed.get(uri);
    if (known?.document === text && known.version === text.version && known.server === server) return undefined;
    const begun = this.#readings.get(uri);
    if (begun?.isOf(text, server) === true) return begun;
    const reading = new Reading(text, known, server);
    this.#readings.set(uri, reading);
    return reading;
  }

  uris(): readonly string[] {
    return this.#texts.keys();
  }

  /** Those that are a `.rollout-preview.yaml`. */
  settings(): readonly string[] {
    return [...this.#settings];
  }

  /** Calls back when a document was opened or edited. */
  onDidChange(changed: (uri: string) => void): void {
    this.#texts.onDidChangeContent(({ document }) => {
      changed(document.uri);
    });
  }

  onDidClose(closed: (uri: string) => void): void {
    this.#texts.onDidClose(({ document }) => {
      closed(document.uri);
    });
  }

  /** Calls back when a version of a document was parsed, or a parsed one was closed. */
  onDidParse(parsed: Parsed): void {
    this.#listeners.push(parsed);
  }

  /** Starts to follow the client. To be called last: what it opens then reaches all that were told of. */
  listen(connection: Connection): void {
    this.onDidClose(uri => {
      const known = this.#parsed.get(uri);
      this.#parsed.delete(uri);
      if (known !== undefined) for (const parsed of this.#listeners) parsed(uri, undefined, known);
    });
    this.#texts.listen(checked(connection));
  }
}

/** A connection whose notifications about documents are passed over where they aren't what they should be. */
function checked(connection: Connection): Parameters<TextDocuments<TextDocument>['listen']>[0] {
  const only =
    <P>(schema: (params: unknown, path: string) => string | null, handler: NotificationHandler<P>): NotificationHandler<P> =>
    params =>
      schema(params, '') === null ? handler(params) : undefined;
  return {
    onDidOpenTextDocument: handler => connection.onDidOpenTextDocument(only(openParams, handler)),
    onDidChangeTextDocument: handler => connection.onDidChangeTextDocument(only(changeParams, handler)),
    onDidCloseTextDocument: handler => connection.onDidCloseTextDocument(only(closeParams, handler)),
    onWillSaveTextDocument: handler => connection.onWillSaveTextDocument(handler),
    onWillSaveTextDocumentWaitUntil: handler => connection.onWillSaveTextDocumentWaitUntil(handler),
    onDidSaveTextDocument: handler => connection.onDidSaveTextDocument(handler),
  };
}
