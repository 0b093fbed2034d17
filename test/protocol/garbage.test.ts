/**
 * Whatever a client sends as params: they are answered or refused as invalid, and nothing fails in the server. GARBAGE_REQUESTS=100000 in the
 * environment makes it many requests.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ErrorCodes } from 'vscode-languageserver';
import { methods, notifications } from '../../server/protocol';
import type { RenderingQuestion, RenderingQuestions } from '../../server/protocol/rendering';
import { type ToolMaterial, toolNames } from '../../server/protocol/tools';
import type { Scenario } from '../../server/protocol/scenario';
import { seed } from '../support/seed';
import { LanguageServer } from './languageServer';
import { busy } from './manifests';
import { Chance } from './mutations';

const requests = Number(process.env['GARBAGE_REQUESTS'] ?? 1500);

const uri = 'file:///manifest.yaml';
const workload = 'Deployment//busy';
const textDocument = { uri };
const position = { line: 6, character: 4 };
const range = { start: { line: 0, character: 0 }, end: { line: 30, character: 0 } };

const manifest = {
  template: {
    metadata: { labels: { app: 'busy' }, annotations: { a: 'b' } },
    spec: {
      containers: [
        {
          ...{ name: 'busy', image: 'busybox:1.27', env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }] },
          ...{ resources: { limits: { memory: '1Gi' } }, ports: [{ containerPort: 80 }], readinessProbe: { httpGet: { path: '/' } } },
        },
      ],
      volumes: [{ name: 'v', configMap: { name: 'c' } }],
      terminationGracePeriodSeconds: 30,
    },
  },
  annotations: { 'kubernetes.io/change-cause': 'x' },
  spec: {
    ...{ replicas: 1, minReadySeconds: 0, progressDeadlineSeconds: 600, revisionHistoryLimit: 10, paused: false },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 1 } },
  },
};
const restore = {
  commit: 'abc',
  directory: null,
  files: [{ committedName: 'a', committedPath: 'a', currentPath: 'b', workspacePath: 'b' }],
};
const scenario: Scenario = {
  whatIf: { replicas: 4, maxSurge: '50%', strategy: 'RollingUpdate' },
  assumptions: { readySeconds: 2, newPods: 'ready' },
  actions: [
    { action: { kind: 'setImage', images: { busy: 'busybox:1.29' } }, at: 'rest' },
    { action: { kind: 'scale', replicas: 3 }, at: 5 },
    { action: { kind: 'undo', toRevision: 1 }, at: 'rest' },
  ],
  past: [{ revision: 1, formerRevisions: [], manifest, origin: { commit: 'abc', author: 'a', date: '2026-01-01', subject: 's', restore } }],
  running: 1,
  kustomizeImages: [{ name: 'busybox', newTag: '1' }],
};
const kustomized = {
  manifest: '/a/web.yaml',
  files: [{ path: '/a/kustomization.yaml', text: 'resources: [web.yaml]\nimages: [{name: busybox, newTag: "2"}]' }],
};
const sources = [
  { key: 'a', source: { kind: 'document' } },
  { key: 'b', source: { kind: 'text', text: busy(), kustomized } },
  { key: 'c', source: { kind: 'past', manifest } },
  { key: 'd', source: { kind: 'revision', scenario, revision: 1 } },
];
const past = { key: 'a', digest: 'd', selector: null, paused: false, revisionHistoryLimit: null };

const output = `# Source: shop/templates/web.yaml\n${busy()}---\n${busy().replaceAll('busy', 'other')}`;
const charts = [{ path: 'Chart.yaml', text: 'apiVersion: v2\nname: shop\nversion: 1.0.0\n' }];
const templates = [{ path: 'templates/web.yaml', text: '{{- if .Values.a }}\nreplicas: {{ .Values.replicas }}\n{{- end }}\n' }];
const names = ['templates/web.yaml'];
const numbers = [{ number: 10, file: 'values.yaml', line: 3 }];

/** What a client asks while it renders. */
const questions: { readonly [Q in RenderingQuestion]: RenderingQuestions[Q]['asked'] } = {
  chart: { files: charts },
  marks: { charts, templates, output, source: 'shop/templates/web.yaml' },
  origins: { output, marked: output, files: names },
  brokenYaml: { marked: 'a: [\n', source: 'shop/templates/web.yaml', files: names },
  objects: { charts, output },
  sentinels: { values: [{ file: 'values.yaml', text: 'replicas: 3\nimage: {tag: "1"}\n', below: ['shop'] }] },
  keys: { output, rendered: output, keys: [{ number: 10, key: 'replicas', file: 'values.yaml', line: 0 }] },
  probe: { values: [{ file: 'values.yaml', text: 'replicas: 3\n', below: [] }], file: 'values.yaml', line: 0, character: 0 },
  effects: { output, rendered: output.replace('replicas: 10', 'replicas: 3'), unstable: [] },
  named: { line: 'image: {{ .Values.image }}', below: [], values: [], text: 'a:1' },
  written: { line: 'image: {{ .Values.image }}', below: [], values: [], before: 'a:1', after: 'a:2' },
  declared: { text: 'kind: Application\nspec: {source: {path: a, helm: {valueFiles: [a.yaml]}}}', isSettingsFile: false },
  filledIn: { output, variables: [{ name: 'TAG', value: '1' }] },
  reach: { role: 'kustomization', text: 'resources: [web.yaml]\npatches: [{path: a.yaml}]\n' },
  numbers: { files: [{ path: 'values.yaml', text: 'replicas: 3\n' }] },
  places: { output, files: templates, rendered: output, places: numbers },
  fault: {
    tool: 'helm',
    errors: 'Error: YAML parse error on shop/templates/web.yaml: line 3',
    mirror: '/tmp/x',
    files: templates,
    root: '.',
    values: names,
  },
  settled: { base: output, output, unstable: [{ kind: 'Deployment', name: 'busy', paths: ['spec.replicas'] }] },
  asWritten: { built: output, manifest: output },
  unstable: { one: output, other: output.replace('replicas: 10', 'replicas: 3') },
};

const file = { uri, text: busy() };
const material: ToolMaterial = {
  file,
  past: { revisions: [], notes: [], kept: [] },
  change: { ref: 'main', changed: [{ name: 'a', uri, before: null, after: busy() }], unchanged: [] },
};

/** Params that a client would send, by the method, with what tells those of the same method apart. */
const valid: Readonly<Record<string, object>> = {
  ...Object.fromEntries(
    Object.entries(questions).map(([question, asked]) => [`${methods.rendering} ${question}`, { uri, question, asked }]),
  ),
  ...Object.fromEntries(
    toolNames.map(tool => [`${methods.tool} ${tool}`, { uri, tool, input: { manifest: uri, workload: 'busy' }, material }]),
  ),
  [methods.nodes]: { uri, text: 'kind: Node\nmetadata: {name: a}\nstatus: {allocatable: {cpu: "4", memory: 8Gi, pods: "110"}}\n' },
  'textDocument/hover': { textDocument, position },
  'textDocument/completion': { textDocument, position },
  'textDocument/codeLens': { textDocument },
  'textDocument/diagnostic': { textDocument },
  'textDocument/inlayHint': { textDocument, range },
  'textDocument/codeAction': { textDocument, range, context: { diagnostics: [], only: ['quickfix'] } },
  [methods.workloads]: { uri },
  [methods.overview]: { uri },
  [methods.reports]: { uri, workloads: [workload], file: 'shop/busy.yaml' },
  [methods.timeline]: { uri, workload, scenario },
  [methods.compare]: { uri, workload, scenario },
  [methods.report]: { uri, workload, scenario },
  [methods.checkImage]: { uri, workload, container: '*', image: 'busybox:1', present: ['busybox:2'] },
  [methods.edits]: { uri, workload, whatIf: scenario.whatIf, images: { busy: 'busybox:3' }, kustomized },
  [methods.templates]: { uri, workload, kustomizeImages: scenario.kustomizeImages, now: { kind: 'document' }, sources, full: true },
  [methods.templateTexts]: { uri, workload, left: sources[1]?.source, right: sources[2]?.source },
  [methods.pastRevisions]: { uri, workload, manifests: [past, { ...past, key: 'b', digest: 'e' }] },
  [methods.clusterRevisions]: { uri, workload, text: 'apiVersion: v1\nkind: List\nitems: [{kind: ReplicaSet}]' },
  [methods.undoEffects]: { uri, workload, scenario, toRevision: 1, restore },
  [methods.kustomizeBuilds]: { uri, kustomized },
  [methods.editBase]: { uri, workload, base: busy().replace('1.28', '1.27'), kustomized },
  [methods.editEffect]: { uri, base: busy(), kustomized: { base: kustomized, text: kustomized }, others: [{ base: 'a', text: null }] },
};

const notifiedWith: Readonly<Record<string, object>> = {
  'textDocument/didOpen': { textDocument: { uri: 'file:///other.yaml', languageId: 'yaml', version: 1, text: busy() } },
  'textDocument/didChange': { textDocument: { uri: 'file:///other.yaml', version: 2 }, contentChanges: [{ range, text: 'a: 1' }] },
  'textDocument/didClose': { textDocument: { uri: 'file:///gone.yaml' } },
  'workspace/didChangeConfiguration': { settings: { rolloutPreview: { assume: { readySeconds: 1 } } } },
  [notifications.workspaceFiles]: { files: [{ uri: 'file:///hpa.yaml', text: 'kind: HorizontalPodAutoscaler' }] },
};

const odd: readonly unknown[] = [
  ...[
    null,
    undefined,
    true,
    0,
    -1,
    0.5,
    NaN,
    1e308,
    -1e308,
    2 ** 31,
    2 ** 53,
    '',
    'x',
    '-1',
    '1'.repeat(400),
    '%',
    '100%',
    '__proto__',
    'constructor',
  ],
  ...['${x}', '\ud800', '\u202e', '[', '`', '|', {}, [], [[]], { constructor: 1 }, [null], { kind: 'x' }, { length: 1 }, uri, workload],
];

/** Params with something odd in one place, or without it. */
function spoilt(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || chance.below(6) === 0) return odd[chance.below(odd.length)];
  const keys = Object.keys(value);
  const key = keys[chance.below(keys.length)];
  if (key === undefined) return odd[chance.below(odd.length)];
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === key ? spoilt(item, chance) : item));
  if (chance.below(12) === 0) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  if (chance.below(12) === 0) return { ...value, [String(odd[chance.below(odd.length)])]: odd[chance.below(odd.length)] };
  return { ...value, [key]: spoilt((value as Readonly<Record<string, unknown>>)[key], chance) };
}

/** The same for a document with another kind of workload. */
function ofKind<Params>(params: Params, kind: string): Params {
  return JSON.parse(JSON.stringify(params).replaceAll('Deployment', kind)) as Params;
}

const kinds = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

function ask(server: LanguageServer, named: string, params: object): Promise<unknown> {
  return server.request(named.split(' ')[0] ?? '', params);
}

test('there are params for each of the methods', () => {
  const named = new Set(Object.keys(valid).map(name => name.split(' ')[0]));
  assert.deepEqual(
    Object.values(methods).filter(method => !named.has(method)),
    [],
  );
});

for (const kind of kinds)
  test(`valid params are answered of a ${kind}`, () =>
    LanguageServer.run({}, async server => {
      await server.open(ofKind(busy(), kind));
      for (const [method, params] of Object.entries(valid)) await ask(server, method, ofKind(params, kind));
    }));

test('a request without params, or with a list of them, is refused', () =>
  LanguageServer.run({}, async server => {
    for (const method of new Set(Object.keys(valid).map(name => name.replace(/ .*/, '')))) {
      await assert.rejects(server.connection.sendRequest(method), { code: ErrorCodes.InvalidParams }, method);
      // What is no object is sent as a list of it.
      await assert.rejects(server.connection.sendRequest(method, 5), { code: ErrorCodes.InvalidParams }, method);
    }
  }));

test(`${requests} spoilt params, SEED=${seed}`, () => {
  const chance = new Chance(seed);
  return LanguageServer.run({}, async server => {
    for (const kind of kinds) await server.open(ofKind(busy(), kind), uri.replace('manifest', kind === 'Deployment' ? 'manifest' : kind));
    let answered = 0;
    for (let count = 0; count < requests; count += 1) {
      const of = (samples: Readonly<Record<string, object>>): readonly [string, object] => {
        const names = Object.keys(samples);
        const method = names[chance.below(names.length)] ?? '';
        return [method, spoilt(spoilt(samples[method], chance), chance) as object];
      };
      if (count % 20 === 0) {
        const [method, params] = of(notifiedWith);
        // The library takes no others, and says so in the log.
        await server.connection.sendNotification(method, isObject(params) ? params : {});
      }
      const [method, sent] = of(valid);
      const kind = chance.of(kinds);
      const params = kind === 'Deployment' || typeof sent !== 'object' ? sent : ofKind(named(sent, kind), kind);
      try {
        await ask(server, method, params);
        answered += 1;
      } catch (error) {
        const { code, message } = error as { readonly code: unknown; readonly message: string };
        assert.ok(code === ErrorCodes.InvalidParams, `${method} ${JSON.stringify(params)}: ${message}`);
      }
      assert.deepEqual(server.logged, [], `${method} ${JSON.stringify(params)}`);
    }
    assert.ok(answered > requests / 10 && answered < requests, `${answered} were answered`);
  });
});

/** The same, asked about the document of a kind. */
function named<Params>(params: Params, kind: string): Params {
  return JSON.parse(JSON.stringify(params).replaceAll(uri, uri.replace('manifest', kind))) as Params;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
