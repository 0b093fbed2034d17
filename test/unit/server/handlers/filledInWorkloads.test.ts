/** What each surface says of a workload whose numbers something else fills in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAction } from '../../../../server/handlers/codeAction';
import { codeLens } from '../../../../server/handlers/codeLens';
import { compare } from '../../../../server/handlers/compare';
import { completion } from '../../../../server/handlers/completion';
import { diagnostics } from '../../../../server/handlers/diagnostics';
import { hover } from '../../../../server/handlers/hover';
import { inlayHint } from '../../../../server/handlers/inlayHint';
import { report } from '../../../../server/handlers/report';
import { timeline } from '../../../../server/handlers/timeline';
import { workloads } from '../../../../server/handlers/workloads';
import type { Scenario } from '../../../../server/protocol/scenario';
import { autoscaler, deployment, open, openAtCursor, settings } from '../../../support/manifest';

const unknown = deployment(['strategy: { rollingUpdate: { maxSurge: 50% } }']).replace('replicas: 10', 'replicas: ${REPLICAS}');
const byDefault = deployment().replace('replicas: 10', 'replicas: ${REPLICAS:=3}');

function lensOf(text: string): string {
  const file = open(text);
  return codeLens.answer({ textDocument: file }, file, settings)[0]?.command?.title ?? '';
}

function inlaysOf(text: string): readonly string[] {
  const file = open(text);
  const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
  return inlayHint
    .answer({ textDocument: file, range }, file, settings)
    .map(({ position, label }) => `${position.line + 1} ${typeof label === 'string' ? label : ''}`);
}

/** The codes of all that is marked or hinted at. */
function codesOf(text: string): readonly unknown[] {
  const file = open(text);
  return diagnostics.answer({ textDocument: file }, file, settings).items.map(({ code }) => code);
}

/** What stands between what a field is and its default in the hover at `$0`. */
function workedOut(marked: string): string {
  const { file, position } = openAtCursor(marked);
  const found = hover.answer({ textDocument: file, position }, file, settings);
  const { contents } = found ?? { contents: '' };
  const text = typeof contents === 'object' && 'value' in contents ? contents.value : '';
  return text.slice(text.indexOf('\n\n') + 2, text.indexOf('Default: ')).trim();
}

function ask(text: string, scenario: Partial<Scenario> = {}): Parameters<typeof timeline.answer> {
  const file = open(text);
  return [
    { uri: file.uri, workload: 'Deployment//web', scenario: { whatIf: {}, assumptions: {}, actions: [], ...scenario } },
    file,
    settings,
  ];
}

/** The timeline's verdict with replicas and what is said of placeholders, or what isn't known. */
function simulated(text: string, scenario: Partial<Scenario> = {}): readonly string[] {
  const result = timeline.answer(...ask(text, scenario));
  if (result.state === 'unknown')
    return [result.parts.join(' · '), ...result.unknowns.map(({ path, line, sayable }) => `${path} ${line ?? '-'} ${sayable ?? '-'}`)];
  assert.ok(result.state === 'timeline');
  const { verdict, inputs, assumptions } = result.timeline;
  const { value, source, placeholder = '', own = '' } = inputs.manifest['replicas'] ?? {};
  return [
    verdict.parts.join(' · '),
    `${value} ${source} ${placeholder} ${own ?? ''}`.trim(),
    ...assumptions.filter(sentence => /default of|placeholder/.test(sentence)),
  ];
}

test('the line above says what isn’t known, and why', () =>
  assert.equal(lensOf(unknown), 'replicas unknown: ${REPLICAS} is a placeholder'));
test('and what is known', () =>
  assert.equal(
    lensOf(deployment(['minReadySeconds: $(READY)', 'strategy: { rollingUpdate: { maxSurge: "${SURGE}" } }'])),
    '10 pods · minReadySeconds unknown: $(READY) is a placeholder · maxSurge unknown: ${SURGE} is a placeholder',
  ));
test('a placeholder’s default counts, and that is said', () =>
  assert.equal(lensOf(byDefault), '3 pods · at most 4 · never below 3 · about 15 s · replicas 3: default of ${REPLICAS:=3}'));
test('a default that is no number of pods doesn’t', () =>
  assert.equal(
    lensOf(deployment().replace('replicas: 10', 'replicas: ${REPLICAS:=-3}')),
    'replicas unknown: ${REPLICAS:=-3} is a placeholder',
  ));
test('so does one of an autoscaler', () => {
  const unsaid = `${deployment().replace('  replicas: 10\n', '')}---\n${autoscaler()}`;
  assert.equal(lensOf(unsaid.replace('minReplicas: 3', 'minReplicas: ${MIN:-5}')).split(' · ')[0], '5 pods');
  assert.equal(lensOf(unsaid.replace('minReplicas: 3', 'minReplicas: ${MIN}')), 'replicas unknown: ${MIN} is a placeholder');
  assert.deepEqual(inlaysOf(unsaid.replace('minReplicas: 3', 'minReplicas: ${MIN}')), [
    '5 replicas unknown (HPA)',
    '15 no readiness probe',
  ]);
});
test('nor is it known whether a probe has its port', () => {
  const probed = deployment([], ['ports: $PORTS', 'readinessProbe: {httpGet: {port: web}}']);
  assert.equal(lensOf(probed), '10 pods · ports unknown: $PORTS is a placeholder');
  assert.deepEqual(codesOf(probed), []);
});
test('what no rollout depends on needs not be known', () =>
  assert.equal(
    lensOf(deployment([], ['resources: {limits: {cpu: "${CPU}"}}', 'ports: [{containerPort: $PORT}]'])),
    '10 pods · at most 13 · never below 8 · about 10 s',
  ));

test('hints: which value isn’t known, and no number that comes of it', () => {
  assert.deepEqual(inlaysOf(unknown), ['6 unknown: a placeholder', '17 no readiness probe']);
  assert.deepEqual(inlaysOf(byDefault)[0], '6 → 3 by default');
});
test('no warning is built on it', () => {
  assert.deepEqual(codesOf(deployment(['strategy: { type: Recreate }']).replace('replicas: 10', 'replicas: ${REPLICAS}')), []);
  assert.deepEqual(codesOf(deployment(['strategy: { type: Recreate }']).replace('replicas: 10', 'replicas: ${REPLICAS:=3}')), []);
  assert.deepEqual(codesOf(deployment(['strategy: { type: "${TYPE:-Recreate}" }'])), []);
});
test('a fix of something else names no effect', () => {
  const file = open(
    deployment(['strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }']).replace('replicas: 10', 'replicas: $N'),
  );
  const { items } = diagnostics.answer({ textDocument: file }, file, settings);
  const range = items[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const titles = codeAction.answer({ textDocument: file, range, context: { diagnostics: [] } }, file, settings).map(({ title }) => title);
  assert.deepEqual(titles, ['Set maxUnavailable to 1', 'Set maxSurge to 1', 'Use Recreate']);
});
test('completion names no effect', () => {
  const { file, position } = openAtCursor(
    unknown.replace('strategy: { rollingUpdate: { maxSurge: 50% } }', 'strategy:\n    rollingUpdate:\n      maxSurge: $0'),
  );
  assert.deepEqual(
    [...new Set(completion.answer({ textDocument: file, position }, file, settings).map(({ detail }) => detail))],
    [undefined],
  );
});

test('a hover works nothing out', () =>
  assert.equal(
    workedOut(unknown.replace('maxSurge: 50%', 'max$0Surge: 50%')),
    '`replicas` is unknown: something else fills in `${REPLICAS}`.',
  ));
test('a hover names the default', () =>
  assert.match(workedOut(byDefault.replace('replicas:', 'repl$0icas:')), /`replicas` is `3`, the default of `\$\{REPLICAS:=3\}`\.$/));
test('the other numbers of a hover are known', () =>
  assert.match(
    workedOut(deployment(['min$0ReadySeconds: 5', 'progressDeadlineSeconds: ${DEADLINE}'])),
    /^`progressDeadlineSeconds` is unknown/,
  ));

test('nothing is simulated', () => {
  assert.deepEqual(simulated(unknown), ['replicas unknown: ${REPLICAS} is a placeholder', 'spec.replicas 5 replicas']);
  const { rows, leftOut } = compare.answer(...ask(unknown));
  assert.deepEqual([rows, new Set(leftOut.map(({ reason }) => reason))], [[], new Set(['replicas unknown: ${REPLICAS} is a placeholder'])]);
  assert.equal(
    report.answer(...ask(unknown)).markdown,
    '### Rollout of `web`\n\n`replicas unknown: ${REPLICAS} is a placeholder`\n\nNo rollout is simulated until the values are known.\n',
  );
  const file = open(unknown);
  assert.equal(workloads.answer({ uri: file.uri }, file, settings).workloads[0]?.replicas, null);
});
test('but with what the user assumes', () => {
  assert.deepEqual(simulated(unknown, { whatIf: { replicas: 4 } }), [
    '4 pods · at most 6 · never below 3 · about 10 s',
    '4 whatIf ${REPLICAS} ${REPLICAS}',
  ]);
  const rows = compare.answer(...ask(unknown, { whatIf: { replicas: 4 } })).rows.map(({ id }) => id);
  assert.deepEqual(rows, ['default', 'fullCapacity', 'noExtraPods', 'allAtOnce', 'recreate', 'whatIf']);
});
test('also of what isn’t among the inputs', () => {
  const probed = deployment(
    ['progressDeadlineSeconds: $DEADLINE'],
    ['readinessProbe: {tcpSocket: {port: 80}, periodSeconds: "${PERIOD}"}'],
  );
  assert.deepEqual(simulated(probed), [
    '10 pods · progressDeadlineSeconds unknown: $DEADLINE is a placeholder · periodSeconds unknown: ${PERIOD} is a placeholder',
    'spec.progressDeadlineSeconds 6 filledIn',
    'spec.template.spec.containers[0].readinessProbe.periodSeconds 18 filledIn',
  ]);
  const filledIn = { 'spec.progressDeadlineSeconds': '60', 'spec.template.spec.containers[0].readinessProbe.periodSeconds': '7' };
  assert.deepEqual(simulated(probed, { assumptions: { filledIn } }).slice(1), [
    '10 manifest',
    'Assumes that progressDeadlineSeconds is 60: $DEADLINE is a placeholder.',
    'Assumes that periodSeconds is 7: ${PERIOD} is a placeholder.',
  ]);
});
test('a default is none of the manifest’s values', () =>
  assert.deepEqual(simulated(byDefault), [
    '3 pods · at most 4 · never below 3 · about 15 s',
    '3 placeholder ${REPLICAS:=3}',
    'replicas 3: default of ${REPLICAS:=3}',
  ]));
