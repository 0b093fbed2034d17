import { BrowserMessageReader, BrowserMessageWriter, type Message, type MessageTransports } from 'vscode-languageclient/browser';

/** A running server. A worker says nothing when it ends: whoever ends it, or sees it break, closes what is read of it. */
export class ServerWorker {
  readonly #reader: ClosableReader;
  readonly #writer: PlainWriter;

  constructor(private readonly worker: Worker) {
    this.#reader = new ClosableReader(worker);
    this.#writer = new PlainWriter(worker);
    worker.addEventListener('error', () => this.end());
  }

  get transports(): MessageTransports {
    return { reader: this.#reader, writer: this.#writer };
  }

  end(): void {
    this.worker.terminate();
    this.#reader.close();
  }
}

class ClosableReader extends BrowserMessageReader {
  close(): void {
    this.fireClose();
  }
}

/** Messages as LSP has them, JSON: what VS Code hands out, such as settings, can't be posted as it is. */
class PlainWriter extends BrowserMessageWriter {
  override write(message: Message): Promise<void> {
    return super.write(JSON.parse(JSON.stringify(message)) as Message);
  }
}
