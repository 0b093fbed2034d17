/** The language server's life in the client, with a stand-in for the client's library (test/support/vscode.ts stands in for VS Code). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { LanguageServer } from '../../../client/languageClient';
import type { ServerProgram } from '../../../client/serverProgram';
import { CodeLens, Range, Uri } from '../../support/vscode';

const library = {
  State: { Running: 2, StartFailed: 4 },
  RevealOutputChannelOn: { Never: 4 },
  CloseAction: { DoNotRestart: 1, Restart: 2 },
};

type Entered = (state: { readonly newState: number }) => void;

/** A server that comes up, unless it is told not to, and answers what it is told to; with a transcript of its life. */
class Harness {
  readonly transcript: string[] = [];
  readonly server: LanguageServer;
  comesUp = true;
  answer: (method: string) => unknown = () => 'answer';
  options: LanguageClientOptions | undefined;
  #entered: Entered = () => undefined;

  constructor() {
    const log = { error: this.#noting('error'), warn: this.#noting('warn'), debug: () => undefined } as unknown as vscode.LogOutputChannel;
    const dist = Uri.file('/dist') as unknown as vscode.Uri;
    this.server = new LanguageServer(dist, log, () => Promise.resolve(this.#program()));
    this.server.onDidChangeState(state => void this.transcript.push(state));
  }

  /** What the library does with a request: through the middleware, and to the server. */
  async sent(uri: string, answer: Promise<unknown>): Promise<unknown> {
    const send = this.options?.middleware?.sendRequest;
    return send?.('method', { textDocument: { uri } } as never, undefined, () => answer);
  }

  /** The server's process ends; answers whether the library starts it again, which then runs. */
  async breaksOff(): Promise<boolean> {
    const closed = await this.options?.errorHandler?.closed();
    const comesBack = Number(closed?.action) === library.CloseAction.Restart;
    if (comesBack) this.#entered({ newState: library.State.Running });
    return comesBack;
  }

  #noting(level: string): (message: string) => void {
    return message => void this.transcript.push(`${level}: ${message}`);
  }

  #program(): ServerProgram {
    this.transcript.push('launched');
    const client = {
      onDidChangeState: (entered: Entered) => (this.#entered = entered),
      onNotification: () => undefined,
      createDefaultErrorHandler: () => ({ closed: () => ({ action: library.CloseAction.Restart }) }),
      start: () => {
        this.#entered({ newState: this.comesUp ? library.State.Running : library.State.StartFailed });
        return this.comesUp ? Promise.resolve() : Promise.reject(new Error('no such program'));
      },
      getFeature: () => ({ refresh: () => void this.transcript.push('refreshed') }),
      sendRequest: (method: string) => Promise.resolve(this.answer(method)),
      dispose: () => Promise.resolve(void this.transcript.push('disposed')),
    };
    return {
      library,
      client: (_id: string, _name: string, options: LanguageClientOptions) => {
        this.options = options;
        return client;
      },
      ending: () => () => void this.transcript.push('ended'),
    } as unknown as ServerProgram;
  }
}

const uri = 'file:///a.yaml';

test('the first request starts the server, further ones ask the same', async () => {
  const { server, transcript } = new Harness();
  assert.equal(server.state, 'idle');
  const asked = await Promise.all([server.request('workloads', { uri }), server.request('workloads', { uri })]);
  assert.deepEqual(asked, ['answer', 'answer']);
  assert.deepEqual(transcript, ['starting', 'launched', 'running']);
  await server.dispose();
});

test('a request goes by the name of the contract', async () => {
  const harness = new Harness();
  harness.answer = method => method;
  assert.equal(await harness.server.request('workloads', { uri }), 'rolloutPreview/workloads');
  await harness.server.dispose();
});

test('problems are said anew by a server that runs, and start none', async () => {
  const { server, transcript } = new Harness();
  await server.sayAgain();
  assert.deepEqual(transcript, []);
  await server.request('workloads', { uri });
  await server.sayAgain();
  assert.deepEqual(transcript.slice(-2), ['running', 'refreshed']);
  await server.dispose();
});

test('what others answer for a document the server is silent on, and says less of', async () => {
  const harness = new Harness();
  const { server } = harness;
  const built = { uri: Uri.parse(uri) } as unknown as vscode.TextDocument;
  const problem = (message: string): vscode.Diagnostic => ({ message }) as unknown as vscode.Diagnostic;
  server.leaveTo({
    isAnswered: document => Promise.resolve(document === built),
    isLineAnswered: (_, line) => Promise.resolve(line === 1),
    left: (_, problems) => Promise.resolve(problems.slice(1)),
  });
  await server.request('workloads', { uri });
  const { middleware } = harness.options ?? {};
  const lens = new CodeLens(new Range(0, 0), { title: 'a' });
  const lensesOf = async (document: object): Promise<unknown> =>
    middleware?.provideCodeLenses?.(document as never, {} as never, () => [lens] as never);
  assert.deepEqual([await lensesOf(built), await lensesOf({})], [[], [lens]]);
  const hoverOf = async (line: number): Promise<unknown> =>
    middleware?.provideHover?.(built, { line } as never, {} as never, () => 'hover' as never);
  assert.deepEqual([await hoverOf(1), await hoverOf(2)], [null, 'hover']);
  const report = { kind: 'full', items: [problem('a'), problem('b')] };
  const said = await middleware?.provideDiagnostics?.(built, undefined, {} as never, () => report as never);
  assert.deepEqual((said as unknown as { readonly items: readonly vscode.Diagnostic[] }).items, [problem('b')]);
  await server.dispose();
});

test('a server that does not come up is down until it is restarted', async () => {
  const harness = new Harness();
  harness.comesUp = false;
  await assert.rejects(harness.server.request('workloads', { uri }), /no such program/);
  await assert.rejects(harness.server.request('workloads', { uri }), /is down/);
  assert.equal(await harness.breaksOff(), false);
  assert.equal(harness.server.state, 'failed');
  harness.comesUp = true;
  await harness.server.restart();
  assert.equal(await harness.server.request('workloads', { uri }), 'answer');
  await harness.server.dispose();
});

test('a server that breaks off while it runs comes back by itself', async () => {
  const harness = new Harness();
  await harness.server.request('workloads', { uri });
  assert.equal(await harness.breaksOff(), true);
  assert.deepEqual(harness.transcript, ['starting', 'launched', 'running', 'starting', 'running']);
  await harness.server.dispose();
});

test('a document that it breaks on twice is left out, until a restart', async () => {
  const harness = new Harness();
  const { server } = harness;
  await server.request('workloads', { uri });
  const never = new Promise<unknown>(() => undefined);
  void harness.sent(uri, never);
  await harness.breaksOff();
  assert.equal(server.leavesOut(uri), false);
  await harness.breaksOff();
  assert.equal(server.leavesOut(uri), true);
  assert.equal(server.leavesOut('file:///b.yaml'), false);
  await assert.rejects(server.request('workloads', { uri }), /twice/);
  assert.ok(harness.transcript.includes(`warn: The language server has stopped responding twice on ${uri}, which is left out.`));
  await server.restart();
  assert.equal(server.leavesOut(uri), false);
  await server.dispose();
});

test('a document that was answered is not suspected', async () => {
  const harness = new Harness();
  await harness.server.request('workloads', { uri });
  await harness.sent(uri, Promise.resolve('answered'));
  await harness.breaksOff();
  await harness.breaksOff();
  assert.equal(harness.server.leavesOut(uri), false);
  await harness.server.dispose();
});

test('what ends is ended for good', async () => {
  const harness = new Harness();
  await harness.server.request('workloads', { uri });
  await harness.server.dispose();
  assert.deepEqual(harness.transcript.slice(-2), ['disposed', 'ended']);
  await assert.rejects(harness.server.request('workloads', { uri }), /shutting down/);
});

test('a name in a lens is no icon', async () => {
  const harness = new Harness();
  await harness.server.request('workloads', { uri });
  const lens = new CodeLens(new Range(0, 0), { title: '$(sync)' });
  const provide = harness.options?.middleware?.provideCodeLenses;
  const [shown] = (await provide?.(undefined as never, undefined as never, () => [lens] as never)) ?? [];
  assert.equal(shown?.command?.title, '\\$(sync)');
  await harness.server.dispose();
});
