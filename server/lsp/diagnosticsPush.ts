import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Documents } from './documents';

/** How long a document has to rest before it is judged, in milliseconds: long enough to skip the middle of a paste, too short to be noticed. */
const restMilliseconds = 20;

/** Sends diagnostics to clients that can't ask for them (Neovim before 0.10, Emacs, Vim): after each change, and none when a document is closed. */
export class DiagnosticsPush {
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  /** Documents that the client shows diagnostics of. */
  readonly #marked = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly documents: Documents,
    private readonly diagnose: (uri: string) => Promise<readonly Diagnostic[]>,
  ) {
    documents.onDidChange(uri => {
      this.#soon(uri);
    });
    documents.onDidClose(uri => {
      clearTimeout(this.#waiting.get(uri));
      this.#waiting.delete(uri);
      this.#send(uri, undefined, []);
    });
  }

  /** Judges every open document again: the settings have changed. */
  all(): void {
    for (const uri of this.documents.uris()) this.#soon(uri);
  }

  #soon(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.set(
      uri,
      setTimeout(() => {
        this.#waiting.delete(uri);
        void this.#now(uri);
      }, restMilliseconds),
    );
  }

  async #now(uri: string): Promise<void> {
    const diagnostics = await this.diagnose(uri);
    const file = this.documents.get(uri);
    if (file !== undefined) this.#send(uri, file.version, diagnostics);
  }

  /** Nothing is said of a document that nothing was ever said of. */
  #send(uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]): void {
    if (diagnostics.length === 0 && !this.#marked.delete(uri)) return;
    if (diagnostics.length > 0) this.#marked.add(uri);
    void this.connection.sendDiagnostics({ uri, diagnostics: [...diagnostics], ...(version === undefined ? {} : { version }) });
  }
}
