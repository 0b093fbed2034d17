import * as vscode from 'vscode';
import type { ErrorHandler, LanguageClient, LanguageClientOptions } from 'vscode-languageclient/node';
import {
  methods,
  notifications,
  type WorkspaceFilesParams,
  type InitializationOptions,
  type Request,
  type Requests,
} from '../server/protocol';
import { documentSelector } from './manifests';
import { plainText } from './plainText';
import type { Server, ServerState } from './requests';

type Library = typeof import('vscode-languageclient/node');

/** The language server in its own process, started by the first that needs it; after a crash it comes back by itself, up to four times in three minutes. */
export class LanguageServer implements Server, vscode.Disposable {
  readonly #stateChanged = new vscode.EventEmitter<ServerState>();
  readonly onDidChangeState = this.#stateChanged.event;
  readonly #answersChanged = new vscode.EventEmitter<void>();
  /** What the server answered may be another by now, though neither the document asked about nor a setting changed. */
  readonly onDidChangeAnswers = this.#answersChanged.event;
  #state: ServerState = 'idle';
  #client: Promise<LanguageClient> | undefined;
  #disposed = false;

  /** `module` is the path of the built server. */
  constructor(
    private readonly module: string,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  get state(): ServerState {
    return this.#state;
  }

  /** Starts the server; what goes wrong is logged and becomes the state. Does nothing where it runs already. */
  start(): void {
    this.#running().catch((error: unknown) => this.log.error('The language server could not be started.', error));
  }

  async request<R extends Request>(method: R, params: Requests[R]['params']): Promise<Requests[R]['result']> {
    if (this.#state === 'failed') throw new Error('The language server is down.');
    const client = await this.#running();
    return client.sendRequest<Requests[R]['result']>(methods[method], params);
  }

  /** Tells the server something. Rejects when it is down. */
  async notify(method: 'workspaceFiles', params: WorkspaceFilesParams): Promise<void> {
    const client = await this.#running();
    await client.sendNotification(notifications[method], params);
  }

  /** Ends the server, whatever its state, and starts a new one. Rejects when that fails. */
  async restart(): Promise<void> {
    const before = this.#client;
    this.#client = undefined;
    this.#enter('starting');
    await this.#end(before);
    await this.#running();
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#end(this.#client);
    this.#stateChanged.dispose();
    this.#answersChanged.dispose();
  }

  #running(): Promise<LanguageClient> {
    if (this.#disposed) return Promise.reject(new Error('The extension is shutting down.'));
    this.#client ??= this.#launch();
    return this.#client;
  }

  /** The library is loaded here and not at activation: it is most of the client's code. */
  async #launch(): Promise<LanguageClient> {
    this.#enter('starting');
    const began = performance.now();
    const library = await import('vscode-languageclient/node');
    const client = this.#build(library);
    client.onDidChangeState(({ newState }) => {
      if (newState === library.State.Running) this.#enter('running');
      else if (newState === library.State.StartFailed) this.#enter('failed');
    });
    client.onNotification(notifications.refresh, () => this.#answersChanged.fire());
    try {
      await client.start();
      this.log.debug(`The language server was ready after ${Math.round(performance.now() - began)} ms.`);
    } catch (error) {
      this.#enter('failed');
      throw error;
    }
    return client;
  }

  #build(library: Library): LanguageClient {
    const options: LanguageClientOptions = {
      documentSelector: [...documentSelector],
      initializationOptions: (): InitializationOptions => ({
        l10n: vscode.l10n.bundle,
        settings: vscode.workspace.getConfiguration().get('rolloutPreview'),
        refreshSupport: true,
        settingsCommand: 'workbench.action.openSettings',
        timelineCommand: 'rolloutPreview.showTimeline',
        suggestCommand: 'editor.action.triggerSuggest',
      }),
      middleware: { provideCodeLenses: async (document, token, next) => (await next(document, token))?.map(plainLens) },
      markdown: { isTrusted: { enabledCommands: ['rolloutPreview.showTimeline'] } },
      outputChannel: this.log,
      revealOutputChannelOn: library.RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: (error, message, count) => policy().error(error, message, count),
        closed: async () => {
          // One that never came up will not come up at the next attempt either.
          const result = this.#state === 'running' ? await policy().closed() : { action: library.CloseAction.DoNotRestart };
          this.#enter(result.action === library.CloseAction.Restart ? 'starting' : 'failed');
          return { ...result, handled: true };
        },
      },
    };
    const server = { module: this.module, transport: library.TransportKind.ipc };
    const client = new library.LanguageClient('rolloutPreview', 'Kubernetes Rollout Preview', server, options);
    let made: ErrorHandler | undefined;
    const policy = (): ErrorHandler => (made ??= client.createDefaultErrorHandler());
    return client;
  }

  async #end(client: Promise<LanguageClient> | undefined): Promise<void> {
    try {
      await (await client)?.dispose();
    } catch (error) {
      this.log.debug('The language server did not end by itself.', error);
    }
  }

  #enter(state: ServerState): void {
    if (this.#disposed || state === this.#state) return;
    this.#state = state;
    this.#stateChanged.fire(state);
  }
}

function plainLens(lens: vscode.CodeLens): vscode.CodeLens {
  const { command } = lens;
  return command === undefined ? lens : new vscode.CodeLens(lens.range, { ...command, title: plainText(command.title) });
}
