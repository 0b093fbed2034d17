import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type ProtocolConnection } from 'vscode-languageserver/node';
import type { ClientCapabilities, Diagnostic, Position, PublishDiagnosticsParams, Range } from 'vscode-languageserver';
import { methods, type Request, type Requests } from '../../server/protocol';
import { PortReader, PortWriter, startInWebWorker } from './webWorker';

/** What an editor that asks for diagnostics and is asked for settings says of itself. */
export const modernClient: ClientCapabilities = {
  textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] } },
  workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true }, codeLens: { refreshSupport: true } },
};

/** The built server, spoken to as an editor would: in its own process over stdio, or with SERVER_HOST=worker as a web worker. */
export class LanguageServer {
  /** Each batch of diagnostics that the server sent of its own accord. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  settings: unknown = {};
  #versions = new Map<string, number>();
  #waiting: (() => void)[] = [];

  private constructor(readonly connection: ProtocolConnection) {
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => this.settings));
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/codeLens/refresh', () => null);
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  /** Starts and initializes, does what `body` does, and shuts down: the server has to leave with 0, and in time. */
  static async run(
    start: { readonly capabilities?: ClientCapabilities; readonly initializationOptions?: unknown },
    body: (server: LanguageServer, initialized: unknown) => Promise<void>,
  ): Promise<void> {
    const { connection, exit, kill } = process.env['SERVER_HOST'] === 'worker' ? connectToWorker() : connectToProcess();
    const server = new LanguageServer(connection);
    connection.listen();
    const limit = setTimeout(kill, 60_000);
    try {
      const initialized = await connection.sendRequest('initialize', {
        processId: process.pid,
        rootUri: null,
        capabilities: start.capabilities ?? modernClient,
        initializationOptions: start.initializationOptions,
      });
      await connection.sendNotification('initialized', {});
      await body(server, initialized);
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      assert.equal(await exit, 0);
      // Whatever the server has caught is a fault of its own.
      assert.deepEqual(server.logged, []);
    } finally {
      clearTimeout(limit);
      connection.dispose();
      kill();
    }
  }

  async open(text: string, uri = 'file:///manifest.yaml'): Promise<string> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return uri;
  }

  /** Replaces a range, or the whole text without one. */
  async edit(uri: string, text: string, range?: Range): Promise<void> {
    const version = (this.#versions.get(uri) ?? 1) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [range === undefined ? { text } : { range, text }],
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Files of the workspace as a client hands them over: text, or null for one that has gone. */
  async hand(files: Readonly<Record<string, string | null>>): Promise<void> {
    const params = { files: Object.entries(files).map(([uri, text]) => ({ uri, text })) };
    await this.connection.sendNotification('rolloutPreview/workspaceFiles', params);
  }

  /** A request of the contract. */
  ask<R extends Request>(request: R, params: Requests[R]['params']): Promise<Requests[R]['result']> {
    return this.connection.sendRequest(methods[request], params);
  }

  request<Result>(method: string, params: object): Promise<Result> {
    return this.connection.sendRequest(method, params);
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    return (await this.request<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } })).items;
  }

  at<Result>(method: string, uri: string, position: Position): Promise<Result> {
    return this.request(method, { textDocument: { uri }, position });
  }

  /** The next diagnostics that the server sends. */
  async nextPublished(): Promise<PublishDiagnosticsParams> {
    const count = this.published.length;
    while (this.published.length === count) await new Promise<void>(resolve => this.#waiting.push(resolve));
    const next = this.published[count];
    if (next === undefined) throw new Error('woken without diagnostics');
    return next;
  }
}

interface Connected {
  readonly connection: ProtocolConnection;
  /** What the server's process ends with. */
  readonly exit: Promise<number | null>;
  readonly kill: () => void;
}

function connectToProcess(): Connected {
  const child = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  return {
    connection: createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)),
    exit: new Promise(resolve => child.once('exit', resolve)),
    kill: () => child.kill('SIGKILL'),
  };
}

/** A web worker doesn't end by itself. */
function connectToWorker(): Connected {
  const port = startInWebWorker();
  return {
    connection: createProtocolConnection(new PortReader(port), new PortWriter(port)),
    exit: Promise.resolve(0),
    kill: () => {
      port.close();
    },
  };
}
