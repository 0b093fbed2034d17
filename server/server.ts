import {
  CancellationToken,
  DidChangeConfigurationNotification,
  DocumentDiagnosticRequest,
  ErrorCodes,
  ParameterStructures,
  RequestType,
  ResponseError,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type DocumentDiagnosticReport,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { AnyHandler, Client } from './handlers/handler';
import { handlers } from './handlers/index';
import { rendering } from './handlers/rendering';
import { tool } from './handlers/tool';
import { DiagnosticsPush } from './lsp/diagnosticsPush';
import { Documents } from './lsp/documents';
import type { OpenFile } from './lsp/openFile';
import { cancelled, guard } from './lsp/guard';
import { HandedFiles } from './lsp/handedFiles';
import { type InTurns, type OthersFirst, turnsAfter } from './lsp/inTurns';
import { useLanguage } from './lsp/language';
import { configurationParams } from './lsp/paramSchemas';
import { SettingsFiles } from './lsp/settingsFiles';
import { SettingsStore } from './lsp/settings';
import { KnownSurroundings } from './lsp/surroundings';
import { fits } from './protocol/schema';
import { notifications, ping, type InitializationOptions } from './protocol';

/** Serves a client: what the server can do is the sum of what the handlers of the list can. */
export function start(connection: Connection, othersFirst: OthersFirst): void {
  connection.onInitialize(params => {
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    useLanguage(options.l10n);
    serve(connection, params.capabilities, options, turnsAfter(othersFirst));
    return { capabilities: capabilities(), serverInfo: { name: 'Kubernetes Rollout Preview' } };
  });
  connection.onRequest(ping, () => null);
  connection.listen();
}

function capabilities(): ServerCapabilities {
  const own: ServerCapabilities = {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  };
  return handlers.reduce((sum, handler) => ({ ...sum, ...handler.capability }), own);
}

function serve(connection: Connection, client: ClientCapabilities, options: InitializationOptions, inTurns: InTurns): void {
  const settings = new SettingsStore(connection, client.workspace?.configuration === true, options.settings);
  const handed = new HandedFiles();
  const settingsFiles: SettingsFiles = new SettingsFiles(() => documents, handed);
  const documents: Documents = new Documents(uri => settingsFiles.with(uri, settings.known(uri)).kubernetesVersion);
  const surroundings = new KnownSurroundings(
    documents,
    handed,
    uri => settingsFiles.with(uri, settings.known(uri)),
    uri => settingsFiles.ignores(uri),
  );
  const world: World = { connection, client: clientOf(client, options), documents, surroundings, settings, settingsFiles, inTurns };
  const answers = new Map(handlers.map(handler => [handler.method, answer(world, handler)]));
  for (const [method, answered] of answers) connection.onRequest(withParams(method), answered);
  connection.onRequest(
    withParams(rendering.method),
    guard(connection.console, rendering.method, null, (params: unknown) => Promise.resolve().then(() => rendering.answer(params))),
  );
  const settingsOf = async (uri: string) => settingsFiles.with(uri, await settings.of(uri));
  connection.onRequest(
    withParams(tool.method),
    guard(connection.console, tool.method, null, (params: unknown, token) =>
      tool.answer(params, { surroundings, settingsOf, inTurns }, token),
    ),
  );
  const push = client.textDocument?.diagnostic === undefined ? pushDiagnostics(connection, documents, answers) : undefined;
  documents.onDidClose(uri => {
    settings.forget(uri);
  });
  const askAgain = (): void => {
    push?.all();
    refresh(connection, client);
    if (options.refreshSupport === true) void connection.sendNotification(notifications.refresh);
  };
  connection.onNotification(DidChangeConfigurationNotification.method, (params: unknown) => {
    if (!fits(configurationParams, params)) return;
    settings.changed(params['settings']);
    askAgain();
  });
  surroundings.onDidChange(askAgain);
  // One after the other, each in turns with what else is asked.
  const take = guard(connection.console, notifications.workspaceFiles, undefined, async (params: unknown, token) =>
    surroundings.handed(await inTurns(handed.take(params), token)),
  );
  let taken: Promise<unknown> = Promise.resolve();
  connection.onNotification(notifications.workspaceFiles, (params: unknown) => {
    taken = taken.then(() => take(params, CancellationToken.None));
  });
  connection.onInitialized(() => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration !== true) return;
    void connection.client.register(DidChangeConfigurationNotification.type, { section: 'rolloutPreview' });
  });
  documents.listen(connection);
}

/** A request that is refused without params, or with a list of them. */
function withParams(method: string): RequestType<unknown, unknown, void> {
  return new RequestType(method, ParameterStructures.byName);
}

/** What answers need to know of the client. */
function clientOf(client: ClientCapabilities, options: InitializationOptions): Client {
  return {
    settingsCommand: commandName(options.settingsCommand),
    timelineCommand: commandName(options.timelineCommand),
    suggestCommand: commandName(options.suggestCommand),
    snippets: client.textDocument?.completion?.completionItem?.snippetSupport === true,
    copyCommand: commandName(options.copyCommand),
  };
}

type Answer = (params: unknown, token: CancellationToken) => Promise<unknown>;

/** What answers are made of, beside their params. */
interface World {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: Documents;
  readonly surroundings: KnownSurroundings;
  readonly settings: SettingsStore;
  readonly settingsFiles: SettingsFiles;
  readonly inTurns: InTurns;
}

/** The way of every request: its document, the settings there, the handler. */
function answer({ connection, client, documents, surroundings, settings, settingsFiles, inTurns }: World, handler: AnyHandler): Answer {
  return guard(connection.console, handler.method, handler.empty, async (params: unknown, token) => {
    const fault = handler.params(params, 'params');
    if (fault !== null) throw new ResponseError(ErrorCodes.InvalidParams, fault);
    const uri = uriOf(params);
    const concerned = ({ workloads, partial, unread, says }: OpenFile): boolean =>
      workloads.length + unread.length > 0 ||
      (handler.helpsWith === 'partial' && partial.length > 0) ||
      handler.helpsWith === 'anything' ||
      (handler.readsKustomizations === true && (says.kustomization !== null || says.settings !== null)) ||
      (handler.readsNeighbours === true && (says.autoscalers.length > 0 || says.neighbours.some(({ cluster }) => cluster.length > 0)));
    if (settingsFiles.ignores(uri)) return handler.empty;
    await inTurns(documents.parseAllInSteps(), token);
    const known = documents.get(uri);
    if (known === undefined || !concerned(known)) return handler.empty;
    const inForce = settingsFiles.with(uri, await settings.of(uri));
    await inTurns(documents.parseInSteps(uri), token);
    const opened = documents.get(uri);
    const file = opened === undefined || !concerned(opened) ? undefined : surroundings.around(opened);
    if (token.isCancellationRequested) throw cancelled();
    if (file === undefined || !concerned(file) || !handler.enabled(inForce)) return handler.empty;
    // The list has forgotten what the params are: what the handler's schema says.
    const asked = [params as never, file, inForce, client] as const;
    return handler.steps === undefined ? handler.answer(...asked) : inTurns(handler.steps(...asked), token);
  });
}

/** LSP's own methods name their document in `textDocument`, this server's in `uri`. */
function uriOf(params: unknown): string {
  const { uri, textDocument } = params as { readonly uri?: unknown; readonly textDocument?: { readonly uri: string } };
  return typeof uri === 'string' ? uri : (textDocument?.uri ?? '');
}

function pushDiagnostics(connection: Connection, documents: Documents, answers: ReadonlyMap<string, Answer>): DiagnosticsPush {
  return new DiagnosticsPush(connection, documents, async uri => {
    const report = await answers.get(DocumentDiagnosticRequest.method)?.({ textDocument: { uri } }, CancellationToken.None);
    const { items } = report as DocumentDiagnosticReport & { readonly kind: 'full' };
    return items;
  });
}

/** Has the client ask again for what the settings may have changed, as far as it can be told to. */
function refresh(connection: Connection, { workspace }: ClientCapabilities): void {
  if (workspace?.diagnostics?.refreshSupport === true) void connection.languages.diagnostics.refresh();
  if (workspace?.inlayHint?.refreshSupport === true) void connection.languages.inlayHint.refresh();
  if (workspace?.codeLens?.refreshSupport === true) void connection.sendRequest('workspace/codeLens/refresh');
}

/** null for whatever isn't a command's name. */
function commandName(sent: unknown): string | null {
  return typeof sent === 'string' ? sent : null;
}
