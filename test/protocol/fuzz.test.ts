/**
 * Whatever is in a document: no exception, no answer that takes a second, no range outside of the text.
 * FUZZ_DOCUMENTS=100000 in the environment makes it many documents, SEED=2 others.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { clusterRevisions } from '../../server/handlers/clusterRevisions';
import { codeAction } from '../../server/handlers/codeAction';
import { codeLens } from '../../server/handlers/codeLens';
import { compare } from '../../server/handlers/compare';
import { completion } from '../../server/handlers/completion';
import { diagnostics } from '../../server/handlers/diagnostics';
import { editEffect } from '../../server/handlers/editEffect';
import { edits } from '../../server/handlers/edits';
import { hover } from '../../server/handlers/hover';
import { inlayHint } from '../../server/handlers/inlayHint';
import { nodes } from '../../server/handlers/nodes';
import { report } from '../../server/handlers/report';
import { templates } from '../../server/handlers/templates';
import { timeline } from '../../server/handlers/timeline';
import { undoEffects } from '../../server/handlers/undoEffects';
import { workloads } from '../../server/handlers/workloads';
import { openFile, type OpenFile } from '../../server/lsp/documents';
import { Surroundings } from '../../server/preview/surroundings';
import { type Action, podOutcomes, type Scenario } from '../../server/protocol/scenario';
import { autoscaler, deployment, settings } from '../support/manifest';
import { seed } from '../support/seed';
import { Chance, mutated } from './mutations';

const plain: Scenario = { whatIf: {}, assumptions: {}, actions: [] };
const documents = Number(process.env['FUZZ_DOCUMENTS'] ?? 800);
/** Milliseconds of processor time that may pass until everything about a document is answered. */
const longest = 1000;

const rolling = deployment(
  ['strategy:', '  rollingUpdate:', '    maxSurge: 25% # some', '    maxUnavailable: 1'],
  ['readinessProbe: { tcpSocket: { port: 80 } }'],
);
const statefulSet = deployment(['serviceName: web', 'podManagementPolicy: Parallel', 'minReadySeconds: 3']).replace(
  'kind: Deployment',
  'kind: StatefulSet',
);
const around = `apiVersion: v1
kind: ResourceQuota
metadata: { name: q }
spec: { hard: { pods: "12", requests.cpu: 4, limits.memory: 8Gi }, scopes: [NotTerminating] }
---
apiVersion: v1
kind: Node
metadata: { name: node-1, labels: { topology.kubernetes.io/zone: a } }
spec: { taints: [{ key: a, effect: NoSchedule }] }
status: { allocatable: { cpu: "4", memory: 8Gi, pods: "110" } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b }
spec: { minAvailable: 50%, selector: { matchLabels: { app: web } } }
---
apiVersion: v1
kind: LimitRange
metadata: { name: l }
spec: { limits: [{ type: Container, default: { cpu: 500m }, max: { cpu: "1" } }] }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: c }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`;
const manifests: readonly [string, ...string[]] = [
  rolling,
  deployment(['strategy: &s { type: Recreate }', 'paused: no'], ['lifecycle: { preStop: { sleep: { seconds: 5 } } }']),
  `${rolling}---\n${deployment()}---\nkind: Service\n`,
  `apiVersion: v1\nkind: List\nitems:\n${rolling.replace(/^(?=.)/gm, '    ').replace('    ', '  - ')}`,
  `${rolling.replace('  replicas: 10\n', '')}---\n${autoscaler()}`,
  JSON.stringify(
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'a' },
      spec: { replicas: 3, template: { spec: { containers: [{ name: 'a', image: 'a' }] } } },
    },
    null,
    2,
  ),
  `x: &c\n  - name: web\n    image: web:1\n${deployment().replace(/containers:[\s\S]*/, 'containers: *c\n')}`,
  statefulSet,
  statefulSet
    .replace('kind: StatefulSet', 'kind: DaemonSet')
    .replace('podManagementPolicy: Parallel', 'updateStrategy: { type: OnDelete }'),
  `${rolling}---\n${around}`,
  `${statefulSet}---\n${around}`,
  'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [web.yaml]\nimages: [{ name: web, newTag: "2" }]\npatches: [{ path: p.yaml }]\n',
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: {{ .Values.replicas }}\n{{- if .Values.a }}\n  paused: true\n{{- end }}\n`,
  rolling.replace('replicas: 10', 'replicas: ${REPLICAS:-3}'),
  'kubernetesVersion: "1.33"\nrules: { image/moving-tag: off }\nnodes: [{ count: 3, cpu: "4", memory: 8Gi, zones: [a, b] }]\n',
];

/** Actions as they are typed, each with the number that the chance gives. */
function scenarioOf(chance: Chance): Scenario {
  const number = chance.of([0, 1, 2, 3, 7, 50, 1001, 2 ** 31 - 1, 2 ** 31, 1e15, -1, 0.5]);
  const action = chance.of<Action>([
    { kind: 'apply' },
    { kind: 'restart' },
    { kind: 'pause' },
    { kind: 'resume' },
    { kind: 'scale', replicas: number },
    { kind: 'undo', toRevision: number },
    {
      kind: 'setImage',
      images: { [chance.of(['*', 'web', 'constructor', '__proto__'])]: chance.of(['web:2', '', 'a b', '${X}', 'web@sha256:1']) },
    },
  ]);
  const at = chance.of<'rest' | number>(['rest', 'rest', 0, 3, number]);
  const value = chance.of<number | string>([number, String(number), `${number}%`, 'Recreate', 'OnDelete', '', 'constructor']);
  const field = chance.of([
    'replicas',
    'maxSurge',
    'maxUnavailable',
    'strategy',
    'updateStrategy',
    'partition',
    'minReadySeconds',
    'constructor',
  ]);
  return {
    whatIf: chance.below(2) === 0 ? {} : { [field]: value },
    assumptions: { newPods: chance.of(podOutcomes), readySeconds: Math.abs(number), filledIn: { 'spec.replicas': String(number) } },
    actions: Array.from({ length: chance.below(4) }, () => ({ action, at })),
  };
}

/** Asks for everything about a text, as an editor would whose cursor is at the offset; what goes wrong is thrown with the text. */
function checkDocument(text: string, offset: number, before: OpenFile | undefined, scenario: Scenario = plain): OpenFile {
  const began = process.cpuUsage();
  try {
    const file = openFile(TextDocument.create('file:///fuzz.yaml', 'yaml', 1, text), before);
    askEverything(new Surroundings([file.says]).around(file), offset, scenario);
    const { user, system } = process.cpuUsage(began);
    assert.ok((user + system) / 1000 < longest, `it took ${Math.round((user + system) / 1000)} ms`);
    return file;
  } catch (error) {
    throw new Error(
      `seed ${seed}: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n${JSON.stringify(scenario)}\nThe document was:\n${JSON.stringify(text)}`,
      { cause: error },
    );
  }
}

function askEverything(file: OpenFile, offset: number, scenario: Scenario): void {
  const position = file.document.positionAt(offset);
  const whole = { start: file.document.positionAt(0), end: file.document.positionAt(file.document.getText().length) };
  const textDocument = { uri: file.uri };
  const items = diagnostics.answer({ textDocument }, file, settings).items;
  const marks = [
    ...items.flatMap(item => [item.range, ...(item.relatedInformation ?? []).map(({ location }) => location.range)]),
    ...codeLens.answer({ textDocument }, file, settings).map(lens => lens.range),
    ...inlayHint.answer({ textDocument, range: whole }, file, settings).map(hint => ({ start: hint.position, end: hint.position })),
    hover.answer({ textDocument, position }, file, settings)?.range ?? whole,
    ...completion
      .answer({ textDocument, position }, file, settings)
      .map(({ textEdit }) => (textEdit !== undefined && 'range' in textEdit ? textEdit.range : whole)),
    ...codeAction
      .answer({ textDocument, range: whole, context: { diagnostics: [] } }, file, settings)
      .flatMap(({ edit }) => (edit?.changes?.[file.uri] ?? []).map(({ range }) => range)),
  ];
  const lines = file.document.getText().split(/\r\n|\r|\n/);
  for (const { start, end } of marks) {
    for (const { line, character } of [start, end])
      assert.ok(character >= 0 && character <= (lines[line]?.length ?? -1), `${line}:${character} is outside of the text`);
    assert.ok(file.document.offsetAt(start) <= file.document.offsetAt(end), 'a range runs backwards');
  }
  for (const { id } of workloads.answer({ uri: file.uri }, file, settings).workloads.slice(0, 2)) {
    const params = { uri: file.uri, workload: id, scenario };
    timeline.answer(params, file, settings);
    report.answer(params, file, settings);
    edits.answer({ uri: file.uri, workload: id, whatIf: scenario.whatIf, images: { '*': 'web:3' } }, file, settings);
    if (offset % 16 === 0) {
      compare.answer(params, file, settings);
      undoEffects.answer({ ...params, toRevision: 1 }, file, settings);
      clusterRevisions.answer({ uri: file.uri, workload: id, text: file.document.getText() }, file, settings);
      const sources = [{ key: 'a', source: { kind: 'text' as const, text: file.document.getText() } }];
      templates.answer({ uri: file.uri, workload: id, sources }, file, settings);
    }
  }
  nodes.answer({ uri: file.uri, text: file.document.getText() }, file, settings);
  editEffect.answer({ uri: file.uri, base: rolling, others: [] }, file, settings);
}

test(`${documents} mutated documents, SEED=${seed}`, () => {
  const chance = new Chance(seed);
  let before: OpenFile | undefined;
  for (let count = 0; count < documents; count++) {
    const text = mutated(chance.of(manifests), chance);
    before = checkDocument(text, chance.below(text.length + 1), chance.below(2) === 0 ? before : undefined, scenarioOf(chance));
  }
});

test('every prefix of a manifest', () => {
  let before: OpenFile | undefined;
  for (let length = 0; length <= rolling.length; length++) before = checkDocument(rolling.slice(0, length), length, before);
});
