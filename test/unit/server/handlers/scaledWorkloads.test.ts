/** What each surface says of a workload that an autoscaler keeps at 3 pods at least. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLens } from '../../../../server/handlers/codeLens';
import { compare } from '../../../../server/handlers/compare';
import { completion } from '../../../../server/handlers/completion';
import { diagnostics } from '../../../../server/handlers/diagnostics';
import { editEffect } from '../../../../server/handlers/editEffect';
import { hover } from '../../../../server/handlers/hover';
import { inlayHint } from '../../../../server/handlers/inlayHint';
import { report } from '../../../../server/handlers/report';
import { templates } from '../../../../server/handlers/templates';
import { timeline } from '../../../../server/handlers/timeline';
import { workloads } from '../../../../server/handlers/workloads';
import type { OpenFile } from '../../../../server/lsp/openFile';
import type { WhatIf } from '../../../../server/protocol/scenario';
import { autoscaler, deployment, open, openAtCursor, settings } from '../../../support/manifest';

const rolling = ['strategy:', '  rollingUpdate:', '    maxSurge: 50%', '    maxUnavailable: 50%'];
const unscaled = deployment(rolling).replace('  replicas: 10\n', '');
const whole = `${unscaled}---\n${autoscaler()}`;

/** The file as the server answers from it, alone or beside an autoscaler in another document. */
function served(text: string, beside?: string): OpenFile {
  return open(text, undefined, beside === undefined ? {} : { 'file:///hpa.yaml': beside });
}

function inlaysOf(file: OpenFile): string[] {
  const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
  return inlayHint
    .answer({ textDocument: file, range }, file, settings)
    .map(({ label, tooltip }) => [label, tooltip].filter(text => typeof text === 'string').join(' | '));
}

/** The lines of the hover at `$0` that speak of the autoscaler. */
function checkHover(marked: string, ...expected: readonly string[]): void {
  const { file, position } = openAtCursor(marked);
  const found = hover.answer({ textDocument: file, position }, file, settings);
  const { contents } = found ?? { contents: '' };
  const lines = typeof contents === 'object' && 'value' in contents ? contents.value.split('\n').map(line => line.trim()) : [];
  assert.deepEqual(
    lines.filter(line => /HorizontalPodAutoscaler|HPA/.test(line)),
    expected,
  );
}

function timelineOf(text: string, whatIf: WhatIf = {}): { readonly replicas: string; readonly said: boolean; readonly desired: number } {
  const file = served(text);
  const params = { uri: file.uri, workload: 'Deployment//web', scenario: { whatIf, assumptions: {}, actions: [] } };
  const result = timeline.answer(params, file, settings);
  assert.ok(result.state === 'timeline');
  const { value, source, resolved, own } = result.timeline.inputs.manifest['replicas'] ?? {};
  return {
    replicas: [value, source, resolved, own].filter(part => part !== null && part !== undefined).join(', '),
    said: result.timeline.assumptions.includes('replicas isn’t set in the manifest; 3 is minReplicas of HPA web.'),
    desired: result.timeline.limits.desired,
  };
}

test('the lens', () => {
  const verdict = (file: OpenFile): string | undefined => codeLens.answer({ textDocument: file }, file, settings)[0]?.command?.title;
  assert.equal(verdict(served(whole)), '3 pods · at most 5 · never below 2 · about 5 s');
  assert.equal(verdict(served(unscaled, autoscaler({ minReplicas: 4 }))), '4 pods · at most 6 · never below 2 · about 5 s');
  assert.equal(verdict(served(unscaled)), '1 pod · at most 2 · never below 1 · about 5 s');
});

test('the inlays: the default in force, where it comes from, and what percentages come to', () => {
  assert.deepEqual(inlaysOf(served(whole)).slice(0, 3), [
    'replicas 3 (from HPA) | replicas isn’t set in the manifest; 3 is minReplicas of HPA web.',
    '→ 2 pods, rounded up | 50% of 3 = 1.5, rounded up: 2',
    '→ 1 pod, rounded down | 50% of 3 = 1.5, rounded down: 1',
  ]);
  assert.equal(
    inlaysOf(served(unscaled, autoscaler()))[0],
    'replicas 3 (from HPA) | replicas isn’t set in the manifest; 3 is minReplicas of HPA web.\nhpa.yaml',
  );
  assert.equal(inlaysOf(served(unscaled))[0], 'replicas 1');
});

test('the hovers', () => {
  const line = '`replicas` isn’t set: `3`, `minReplicas` of the HorizontalPodAutoscaler `web`.';
  checkHover(whole.replace('maxSurge', 'max$0Surge'), line);
  checkHover(whole.replace('maxUnavailable', 'max$0Unavailable'), line);
  checkHover(whole.replace('strategy', 'stra$0tegy'), '_replicas isn’t set in the manifest; 3 is minReplicas of HPA web._');
  checkHover(
    `${deployment().replace('replicas', 'repl$0icas')}---\n${autoscaler()}`,
    'Default: `3`, `minReplicas` of the HorizontalPodAutoscaler `web`',
  );
  checkHover(unscaled.replace('maxSurge', 'max$0Surge'));
});
test('an autoscaler’s name is no link', () => {
  const www = unscaled.concat('---\n', autoscaler({ name: 'www.example.com' }));
  checkHover(www.replace('strategy', 'stra$0tegy'), '_replicas isn’t set in the manifest; 3 is minReplicas of HPA `www.example.com`._');
});

test('the timeline', () => {
  assert.deepEqual(timelineOf(whole), { replicas: '3, default, minReplicas of HPA web', said: true, desired: 3 });
  assert.deepEqual(timelineOf(whole, { maxSurge: 1 }), { replicas: '3, default, minReplicas of HPA web', said: true, desired: 3 });
});
test('the timeline with other replicas tried', () =>
  assert.deepEqual(timelineOf(whole, { replicas: 7 }), { replicas: '7, whatIf, 3', said: false, desired: 7 }));
test('the timeline of replicas that are written', () =>
  assert.deepEqual(timelineOf(`${deployment()}---\n${autoscaler()}`), { replicas: '10, manifest', said: false, desired: 10 }));

test('report, comparison, list of workloads', () => {
  const file = served(whole);
  const params = { uri: file.uri, workload: 'Deployment//web', scenario: { whatIf: {}, assumptions: {}, actions: [] } };
  const { markdown } = report.answer(params, file, settings);
  assert.ok(markdown.includes('| replicas | `3` (minReplicas of HPA web) |'), markdown);
  assert.ok(markdown.includes('- replicas isn’t set in the manifest; 3 is minReplicas of HPA web.'), markdown);
  assert.deepEqual([...new Set(compare.answer(params, file, settings).rows.map(({ limits }) => limits.desired))], [3]);
  assert.deepEqual(
    workloads.answer({ uri: file.uri }, file, settings).workloads.map(({ replicas }) => replicas),
    [3],
  );
});

test('the edit: the autoscaler’s pods are rolled, and were as many before', () => {
  const file = served(whole.replace('web:1', 'web:2'));
  assert.deepEqual(
    editEffect.answer({ uri: file.uri, base: whole }, file, settings).workloads.map(({ title, detail }) => ({ title, detail })),
    [{ title: 'this edit replaces 3 pods: image', detail: 'web 1 → 2' }],
  );
  const took = served(whole);
  const [effect] = editEffect.answer({ uri: took.uri, base: deployment(rolling) }, took, settings).workloads;
  assert.equal(effect?.detail, 'replicas 10 → 3');
});

test('the past: it was scaled too', () => {
  const file = served(whole.replace('web:1', 'web:2'));
  const sources = [unscaled, deployment(rolling)].map((text, index) => ({ key: String(index), source: { kind: 'text' as const, text } }));
  const found = templates.answer({ uri: file.uri, workload: 'Deployment//web', sources, full: true }, file, settings).templates;
  assert.deepEqual(
    found.map(template => template?.replicas),
    [3, 10],
  );
});

test('completion', () => {
  const { file, position } = openAtCursor(whole.replace('maxSurge: 50%', 'maxSurge: $0'));
  const items = completion.answer({ textDocument: file, position }, file, settings);
  assert.equal(items.find(({ label }) => label === '100%')?.detail, 'at most 6 · never below 2 · about 5 s');
});

test('the rules', () => {
  const outage = unscaled.replace('maxUnavailable: 50%', 'maxUnavailable: 3');
  const codes = (file: OpenFile): unknown[] => diagnostics.answer({ textDocument: file }, file, settings).items.map(({ code }) => code);
  assert.ok(codes(served(outage, autoscaler())).includes('strategy/outage-allowed'));
  assert.ok(!codes(served(outage)).includes('strategy/outage-allowed'));
});
