// A language server in its own process, spoken to over stdio, with what it costs.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const longestWait = 60_000;

export class Client {
  #published = new Map();
  #waiting = new Map();

  /** `module` and its arguments are run by Node; `settings` answers `workspace/configuration` by section. */
  constructor(module, settings = {}) {
    this.process = spawn(process.execPath, [module, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.connection = createProtocolConnection(new StreamMessageReader(this.process.stdout), new StreamMessageWriter(this.process.stdin));
    this.connection.onRequest('workspace/configuration', ({ items }) => items.map(({ section }) => settings[section] ?? null));
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onNotification('textDocument/publishDiagnostics', params => {
      this.#published.set(params.uri, params);
      this.#waiting.get(params.uri)?.(params);
    });
    this.connection.listen();
  }

  /** `pulls`: whether it asks for diagnostics or waits for them. */
  async start(pulls) {
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: {
        textDocument: { synchronization: {}, publishDiagnostics: { versionSupport: true }, ...(pulls ? { diagnostic: {} } : {}) },
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      },
    });
    await this.connection.sendNotification('initialized', {});
  }

  async open(uri, text) {
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
  }

  async edit(uri, version, range, text) {
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range, text }] });
  }

  pull(uri) {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  }

  /** The next diagnostics that the server sends of the document by itself. */
  published(uri) {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`no diagnostics within ${longestWait / 1000} s`)), longestWait);
      this.#waiting.set(uri, params => {
        clearTimeout(limit);
        this.#waiting.delete(uri);
        resolve(params);
      });
    });
  }

  /** Seconds of processor time so far; undefined where the system doesn't say. */
  processorSeconds() {
    const fields = this.#proc('stat')?.split(') ')[1]?.split(' ');
    return fields === undefined ? undefined : (Number(fields[11]) + Number(fields[12])) / 100;
  }

  /** Memory in use, in MB; undefined where the system doesn't say. */
  megabytes() {
    const kilobytes = /VmRSS:\s*(\d+)/.exec(this.#proc('status') ?? '')?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  }

  stop() {
    this.connection.dispose();
    this.process.kill();
  }

  #proc(file) {
    return process.platform === 'linux' ? readFileSync(`/proc/${this.process.pid}/${file}`, 'utf8') : undefined;
  }
}
