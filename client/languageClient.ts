import * as vscode from 'vscode';
import type { ErrorHandler, LanguageClientOptions, Middleware } from 'vscode-languageclient';
import {
  methods,
  notifications,
  ping,
  type ClientNotifications,
  type InitializationOptions,
  type Request,
  type Requests,
} from '../server/protocol';
import { documentSelector } from './manifests';
import { plainText } from './plainText';
import type { Elsewhere, Server, ServerState } from './requests';
import { withRulePage } from './rulePages';
import { serverProgram, type Client, type ServerProgram } from './serverProgram';
import { Suspects } from './suspects';
import { deafMilliseconds, Watchdog } from './watchdog';

/** A server that has been started, and what ends it at once. */
interface Started {
  readonly client: Client;
  readonly ending: ServerProgram['ending'];
}

/** Milliseconds without a hang or a crash after which no document is suspected of them any more. */
const calmMilliseconds = 60_000;

/**
 * The language server, started by the first that needs it; after a crash it comes back by itself, up to four times in three minutes. One
 * that doesn't answer any more is ended and comes back, too; a document that it hangs or breaks on twice is left out from then on, until a restart.
 */
export class LanguageServer implements Server, vscode.Disposable {
  readonly #stateChanged = new vscode.EventEmitter<ServerState>();
  readonly onDidChangeState = this.#stateChanged.event;
  readonly #answersChanged = new vscode.EventEmitter<void>();
  /** What the server answered may be another by now, though neither the document asked about nor a setting changed. */
  readonly onDidChangeAnswers = this.#answersChanged.event;
  #state: ServerState = 'idle';
  #started: Promise<Started> | undefined;
  #disposed = false;
  readonly #suspects = new Suspects();
  readonly #watchdog: Watchdog;
  #isHung = false;
  #elsewhere: Elsewhere | null = null;
  #calm: ReturnType<typeof setTimeout> | undefined;

  /** `dist` has the built server; `program` is how it runs in this host. */
  constructor(
    private readonly dist: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
    private readonly program: (dist: vscode.Uri) => Promise<ServerProgram> = serverProgram,
  ) {
    this.#watchdog = new Watchdog({
      ping: async () => (await this.#running()).client.sendRequest(ping),
      schedule: (run, milliseconds) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      hung: () => void this.#hung(),
    });
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Says what of documents is answered by others than the server. */
  leaveTo(elsewhere: Elsewhere): void {
    this.#elsewhere = elsewhere;
  }

  /** Whether the lenses and hints of a document are shown by others. */
  async isAnswered(document: vscode.TextDocument): Promise<boolean> {
    return (await this.#elsewhere?.isAnswered(document).catch(() => false)) === true;
  }

  /** Whether a document is left out, as the server hung or broke on it twice. */
  leavesOut(uri: string): boolean {
    return this.#suspects.leftOut.has(uri);
  }

  /** Starts the server; what goes wrong is logged and becomes the state. Does nothing where it runs already. */
  start(): void {
    this.#running().catch((error: unknown) => this.log.error('The language server could not be started.', error));
  }

  async request<R extends Request>(method: R, params: Requests[R]['params']): Promise<Requests[R]['result']> {
    if (this.#state === 'failed') throw new Error('The language server is down.');
    if (this.leavesOut(params.uri)) throw new Error('The language server has stopped responding on this document twice.');
    const { client } = await this.#running();
    return client.sendRequest<Requests[R]['result']>(methods[method], params);
  }

  /** What the server says of an open document. Rejects when it is down. */
  async diagnostics(uri: string): Promise<readonly vscode.Diagnostic[]> {
    const { client } = await this.#running();
    const report = await client.sendRequest<{ readonly items?: readonly never[] }>('textDocument/diagnostic', { textDocument: { uri } });
    return client.protocol2CodeConverter.asDiagnostics([...(report.items ?? [])]);
  }

  /** Has problems said anew that the server hasn't changed: others say less or more of them. Starts no server. */
  async sayAgain(): Promise<void> {
    if (this.#state !== 'running') return;
    const { client } = await this.#running();
    client.getFeature('textDocument/diagnostic').refresh();
  }

  /** Tells the server something. Rejects when it is down. */
  async notify<N extends keyof ClientNotifications>(method: N, params: ClientNotifications[N]): Promise<void> {
    const { client } = await this.#running();
    await client.sendNotification(notifications[method], params);
  }

  /** Ends the server, whatever its state, and starts a new one, which tries every document again. Rejects when that fails. */
  async restart(): Promise<void> {
    const before = this.#started;
    this.#suspects.drop();
    this.#started = undefined;
    this.#enter('starting');
    await this.#end(before);
    await this.#running();
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    clearTimeout(this.#calm);
    await this.#end(this.#started);
    this.#stateChanged.dispose();
    this.#answersChanged.dispose();
  }

  #running(): Promise<Started> {
    if (this.#disposed) return Promise.reject(new Error('The extension is shutting down.'));
    this.#started ??= this.#launch();
    return this.#started;
  }

  /** The library is loaded here and not at activation: it is most of the client's code. */
  async #launch(): Promise<Started> {
    this.#enter('starting');
    const began = performance.now();
    const program = await this.program(this.dist);
    const { library } = program;
    const client = this.#build(program);
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
    return { client, ending: program.ending };
  }

  #build({ library, client: build }: ServerProgram): Client {
    const options: LanguageClientOptions = {
      documentSelector: [...documentSelector],
      initializationOptions: (): InitializationOptions => ({
        l10n: vscode.l10n.bundle,
        settings: vscode.workspace.getConfiguration().get('rolloutPreview'),
        refreshSupport: true,
        settingsCommand: 'workbench.action.openSettings',
        timelineCommand: 'rolloutPreview.showTimeline',
        suggestCommand: 'editor.action.triggerSuggest',
        copyCommand: 'rolloutPreview.copyCommand',
      }),
      markdown: { isTrusted: { enabledCommands: ['rolloutPreview.showTimeline'] } },
      outputChannel: this.log,
      middleware: this.#middleware(),
      revealOutputChannelOn: library.RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: (error, message, count) => policy().error(error, message, count),
        closed: async () => {
          const isHung = this.#isHung;
          if (!isHung) this.#suspect();
          this.#isHung = false;
          this.#watchdog.beginAgain();
          if (isHung) return { action: library.CloseAction.Restart, handled: true };
          // One that never came up will not come up at the next attempt either.
          const result = this.#state === 'running' ? await policy().closed() : { action: library.CloseAction.DoNotRestart };
          this.#enter(result.action === library.CloseAction.Restart ? 'starting' : 'failed');
          return { ...result, handled: true };
        },
      },
    };
    const client = build('rolloutPreview', 'Kubernetes Rollout Preview', options);
    let made: ErrorHandler | undefined;
    const policy = (): ErrorHandler => (made ??= client.createDefaultErrorHandler());
    return client;
  }

  /** Every request is watched, and nothing is said of documents that are left out. */
  #middleware(): Middleware {
    const unless = async <T extends vscode.TextDocument | vscode.TextDocumentChangeEvent>(
      { uri }: vscode.TextDocument,
      event: T,
      next: (event: T) => Promise<void>,
    ): Promise<void> => {
      if (!this.leavesOut(uri.toString())) await next(event);
    };
    return {
      sendRequest: (type, params, token, next) => {
        const ask = () => next(type, params, token);
        return type === ping ? ask() : this.#watch(uriOf(params), ask);
      },
      didOpen: (document, next) => unless(document, document, next),
      didChange: (change, next) => unless(change.document, change, next),
      didClose: (document, next) => unless(document, document, next),
      handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(withRulePage)),
      provideDiagnostics: async (document, previousResultId, token, next) => {
        const report = await next(document, previousResultId, token);
        if (report === undefined || report === null || !('items' in report)) return report;
        const items = (await this.#elsewhere?.left(document, report.items).catch(() => null)) ?? report.items;
        return { ...report, items: items.map(withRulePage) };
      },
      provideCodeLenses: async (document, token, next) =>
        (await this.isAnswered(document)) ? [] : (await next(document, token))?.map(plainLens),
      provideInlayHints: async (document, range, token, next) => ((await this.isAnswered(document)) ? [] : next(document, range, token)),
      provideHover: async (document, position, token, next) =>
        (await this.#elsewhere?.isLineAnswered(document, position.line).catch(() => false)) === true
          ? null
          : next(document, position, token),
    };
  }

  async #watch<R>(uri: string, ask: () => Promise<R>): Promise<R> {
    const turn = this.#suspects.ask(uri);
    // What may be asked at once isn't kept waiting: an edit must not overtake it.
    if (turn !== null) await turn;
    const answered = this.#watchdog.asked();
    try {
      return await ask();
    } finally {
      answered();
      this.#suspects.answered(uri);
    }
  }

  async #hung(): Promise<void> {
    this.log.warn(`The language server has not responded for ${deafMilliseconds / 1000} s, and is restarted.`);
    this.#isHung = true;
    this.#suspect();
    (await this.#started)?.ending()();
  }

  /** The server hangs, or has broken off. */
  #suspect(): void {
    for (const uri of this.#suspects.hung())
      this.log.warn(`The language server has stopped responding twice on ${uri}, which is left out.`);
    clearTimeout(this.#calm);
    this.#calm = setTimeout(() => this.#suspects.calm(), calmMilliseconds);
  }

  async #end(started: Promise<Started> | undefined): Promise<void> {
    const running = await started?.catch(() => undefined);
    const end = running?.ending();
    try {
      await running?.client.dispose();
    } catch (error) {
      this.log.debug('The language server did not end by itself.', error);
    }
    end?.();
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

/** The document that a request is about; empty for one about none. */
function uriOf(params: unknown): string {
  const { uri, textDocument } = (params ?? {}) as { readonly uri?: unknown; readonly textDocument?: { readonly uri?: unknown } };
  const found = textDocument?.uri ?? uri;
  return typeof found === 'string' ? found : '';
}
