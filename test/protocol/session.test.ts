/**
 * Whatever happens while somebody works: documents are opened, edited, renamed and closed, files handed over, settings changed, and all is asked about them.
 * Nothing fails in the server, which the run itself sees to. SESSION_ROUNDS=10000 in the environment makes it many rounds, SEED=2 others.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { methods } from '../../server/protocol';
import { seed } from '../support/seed';
import { manifests, scenarioOf } from './fuzzed';
import { LanguageServer } from './languageServer';
import { Chance, mutated } from './mutations';

const rounds = Number(process.env['SESSION_ROUNDS'] ?? 60);

const uris = [
  'file:///w/a/web.yaml',
  'file:///w/a/kustomization.yaml',
  'file:///w/.rollout-preview.yaml',
  'file:///w/a/.rollout-preview.yaml',
  'untitled:Untitled-1',
  'rollout-rendered:/w/c.yaml',
  'file:///w/%e2%80%ae%0a.yaml',
] as const;

const settings = [
  {},
  { kubernetesVersion: '1.30', assume: { readySeconds: 1_000_000 } },
  { kinds: ['DaemonSet'], rules: { constructor: 'off' } },
  { nodes: [{ count: 5000, cpu: '0', memory: 'x', zones: ['a', 'b', 'a'] }] },
] as const;

class Session {
  readonly #open = new Map<string, string>();

  constructor(
    private readonly server: LanguageServer,
    private readonly chance: Chance,
  ) {}

  async round(): Promise<void> {
    await this.#happen();
    const [uri, text] = this.chance.of([...this.#open] as [[string, string]]);
    const { workloads } = await this.server.ask('workloads', { uri });
    for (const [method, params] of this.#questions(uri, text, workloads[0]?.id ?? 'Deployment//web')) {
      await this.server.request(method, params);
      assert.deepEqual(this.server.logged, [], `${method} ${JSON.stringify(params)} of ${JSON.stringify([...this.#open])}`);
    }
  }

  async #happen(): Promise<void> {
    const { chance, server } = this;
    const uri = chance.of(uris);
    const text = mutated(chance.of(manifests), chance);
    const before = this.#open.get(uri);
    switch (this.#open.size === 0 ? 0 : chance.below(6)) {
      case 1:
        return server.hand({ [uri]: chance.below(4) === 0 ? null : text });
      case 2:
        server.settings = chance.of(settings);
        return server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      case 3:
        if (before === undefined || this.#open.size === 1) return;
        this.#open.delete(uri);
        return server.close(uri);
      default:
        this.#open.set(uri, text);
        await (before === undefined ? server.open(text, uri) : server.edit(uri, text));
    }
  }

  #questions(uri: string, text: string, workload: string): readonly (readonly [string, object])[] {
    const { chance } = this;
    const textDocument = { uri };
    const lines = text.split('\n');
    const position = { line: chance.below(lines.length), character: 4 };
    const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
    const base = mutated(text, chance);
    const edit = { ref: 'HEAD', text: base };
    const { assumptions, ...tried } = scenarioOf(chance);
    const scenario = {
      ...tried,
      assumptions: { ...assumptions, readySeconds: chance.below(1_000_000) },
      ...(chance.below(3) === 0 ? { edit } : {}),
    };
    const source = { kind: 'text', text: base };
    const all: readonly [readonly [string, object], ...(readonly [string, object])[]] = [
      ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
      ['textDocument/inlayHint', { textDocument, range }],
      ['textDocument/hover', { textDocument, position }],
      ['textDocument/completion', { textDocument, position }],
      [methods.overview, { uri }],
      [methods.templates, { uri, workload, sources: [{ key: 'a', source }] }],
      [methods.templateTexts, { uri, workload, left: { kind: 'document' }, right: source }],
      [methods.editEffect, { uri, base, others: [{ base: null, text: mutated(chance.of(manifests), chance) }] }],
      [
        methods.kustomizeBuilds,
        { uri, kustomized: { manifest: '/w/a/web.yaml', files: [{ path: '/w/a/kustomization.yaml', text: base }] } },
      ],
      [methods.rendering, { uri, question: 'declared', asked: { text: base, isSettingsFile: false } }],
      [methods.tool, { uri, tool: 'check_manifest', input: { manifest: text }, material: {} }],
      [methods.clusterRevisions, { uri, workload, text: base }],
    ];
    return [
      ['textDocument/codeLens', { textDocument }],
      ['textDocument/diagnostic', { textDocument }],
      [methods.timeline, { uri, workload, scenario: isValid(scenario) ? scenario : { ...scenario, actions: [] } }],
      chance.of(all),
      chance.of(all),
    ];
  }
}

/** Whether a client would send it: no revision is half a one, and nothing is done before the timeline's start. */
function isValid({ actions }: ReturnType<typeof scenarioOf>): boolean {
  return actions.every(
    ({ action, at }) =>
      (at === 'rest' || at >= 0) && (action.kind !== 'undo' || (Number.isSafeInteger(action.toRevision) && action.toRevision < 2 ** 53)),
  );
}

test(`${rounds} rounds, SEED=${seed}`, () =>
  LanguageServer.run({}, async server => {
    const session = new Session(server, new Chance(seed));
    for (let round = 0; round < rounds; round += 1) await session.round();
  }));
