import { TextDocuments, type Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openFile, type OpenFile } from './openFile';

/**
 * The open documents and their parse: the only thing that the server keeps between requests, settings apart. A document is parsed when it is
 * first asked about in a version.
 */
export class Documents {
  readonly #texts = new TextDocuments(TextDocument);
  readonly #parsed = new Map<string, OpenFile>();

  /** The newest version of a document; undefined where the client hasn't opened it. */
  get(uri: string): OpenFile | undefined {
    const text = this.#texts.get(uri);
    if (text === undefined) return undefined;
    const known = this.#parsed.get(uri);
    if (known?.text === text && known.version === text.version) return known;
    const file = openFile(text, known);
    this.#parsed.set(uri, file);
    return file;
  }

  uris(): readonly string[] {
    return this.#texts.keys();
  }

  /** Calls back when a document was opened or edited. */
  onDidChange(changed: (uri: string) => void): void {
    this.#texts.onDidChangeContent(({ document }) => {
      changed(document.uri);
    });
  }

  onDidClose(closed: (uri: string) => void): void {
    this.#texts.onDidClose(({ document }) => {
      this.#parsed.delete(document.uri);
      closed(document.uri);
    });
  }

  /** Starts to follow the client. To be called last: what it opens then reaches all that were told of. */
  listen(connection: Connection): void {
    this.#texts.listen(connection);
  }
}
