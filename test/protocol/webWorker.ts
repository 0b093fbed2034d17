import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { AbstractMessageReader, AbstractMessageWriter, type DataCallback, type Disposable, type Message } from 'vscode-languageserver/node';

/** What a web worker has and the server may use: no `process`, no `Buffer`, no `require`. */
const webGlobals = {
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  queueMicrotask,
  console,
  performance,
  TextEncoder,
  TextDecoder,
  atob,
  btoa,
  URL,
};

/** Starts the built server as a web worker would, and answers the port to it. To be closed. `before`: called with what it has for its globals. */
export function startInWebWorker(before: (globals: object) => void = () => undefined): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const worker: { onmessage?: (event: { data: unknown }) => void } & Record<string, unknown> = {
    ...webGlobals,
    postMessage: (message: unknown) => {
      port2.postMessage(message);
    },
    addEventListener: () => undefined,
  };
  worker['self'] = worker;
  const globals = vm.createContext(worker);
  before(globals);
  vm.runInContext(readFileSync('dist/serverWorker.js', 'utf8'), globals, { filename: 'dist/serverWorker.js' });
  port2.on('message', (data: unknown) => worker.onmessage?.({ data }));
  return port1;
}

/** Messages from a port. */
export class PortReader extends AbstractMessageReader {
  constructor(private readonly port: MessagePort) {
    super();
  }

  listen(callback: DataCallback): Disposable {
    const heard = (message: Message): void => {
      callback(message);
    };
    this.port.on('message', heard);
    return { dispose: () => this.port.off('message', heard) };
  }
}

/** Messages to a port. */
export class PortWriter extends AbstractMessageWriter {
  constructor(private readonly port: MessagePort) {
    super();
  }

  write(message: Message): Promise<void> {
    this.port.postMessage(message);
    return Promise.resolve();
  }

  end(): void {
    this.port.close();
  }
}
