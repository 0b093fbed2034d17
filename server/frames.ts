import type { Readable } from 'node:stream';
import { AbstractMessageReader, type DataCallback, type Disposable, type Message, type MessageReader } from 'vscode-languageserver/node';
import { attempt } from './lsp/guard';

/** What a message and the lines in front of it may have at most, in bytes. */
const most = { head: 4096, body: 512_000_000 };
const headEnd = '\r\n\r\n';

/**
 * Reads messages off a stream, framed as LSP frames them. Where that isn't possible any more, nobody knows where the next one begins: `lost` is told why, once,
 * and nothing is read after that.
 */
export class FrameReader extends AbstractMessageReader implements MessageReader {
  #pieces: Buffer[] = [];
  #length = 0;
  /** Bytes of the message that is to come; null as long as its head isn't there. */
  #body: number | null = null;
  #isLost = false;

  constructor(
    private readonly stream: Readable,
    private readonly lost: (why: string) => void,
  ) {
    super();
  }

  listen(callback: DataCallback): Disposable {
    const read = (piece: Buffer): void => {
      this.#push(piece, callback);
    };
    this.stream.on('data', read);
    return { dispose: () => this.stream.off('data', read) };
  }

  #push(piece: Buffer, callback: DataCallback): void {
    if (this.#isLost) return;
    this.#pieces.push(piece);
    this.#length += piece.length;
    for (let goesOn = true; goesOn;) goesOn = this.#body === null ? this.#readHead() : this.#readBody(this.#body, callback);
  }

  /** Answers whether there is more to read. */
  #readHead(): boolean {
    const bytes = this.#joined();
    const end = bytes.subarray(0, most.head).indexOf(headEnd);
    if (end === -1) return bytes.length >= most.head && this.#lose('a message has no head');
    const head = bytes.toString('latin1', 0, end);
    const length = Number(/^content-length: *(\d{1,10}) *$/im.exec(head)?.[1] ?? NaN);
    if (!(length <= most.body)) return this.#lose(`the head of a message is wrong: ${JSON.stringify(head.slice(0, 100))}`);
    this.#keep(bytes.subarray(end + headEnd.length));
    this.#body = length;
    return true;
  }

  /** Answers whether there is more to read. */
  #readBody(length: number, callback: DataCallback): boolean {
    if (this.#length < length) return false;
    const bytes = this.#joined();
    this.#keep(bytes.subarray(length));
    this.#body = null;
    const message: unknown = attempt(
      () => JSON.parse(bytes.toString('utf8', 0, length)) as unknown,
      () => undefined,
    );
    if (message === undefined) return this.#lose('a message is no JSON');
    if (!isMessage(message)) return this.#lose('a message is none of JSON-RPC');
    // What fails where a message is taken says nothing about where the next one begins.
    attempt(
      () => callback(message),
      error => this.fireError(error),
    );
    return this.#length > 0;
  }

  #joined(): Buffer {
    const [only, ...others] = this.#pieces;
    const bytes = only !== undefined && others.length === 0 ? only : Buffer.concat(this.#pieces);
    this.#pieces = [bytes];
    return bytes;
  }

  #keep(rest: Buffer): void {
    this.#pieces = [rest];
    this.#length = rest.length;
  }

  #lose(why: string): false {
    this.#isLost = true;
    this.#keep(Buffer.alloc(0));
    this.lost(why);
    return false;
  }
}

/** Whether it is a request, a notification, or the answer to one; batches are none, as LSP has none. */
function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null) return false;
  const { id, method } = value as { readonly id?: unknown; readonly method?: unknown };
  const isId = typeof id === 'string' || typeof id === 'number' || id === null;
  return method === undefined ? isId : typeof method === 'string' && (isId || id === undefined);
}
