/** The façade, asked as whoever is no editor asks it: a few texts, and whatever can be said of their workloads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldMarkdown } from '../../../../server/preview/fields';
import { open } from '../../../../server/preview/open';
import type { PreviewedFile } from '../../../../server/preview/previewedFile';
import { pageOf } from '../../../../server/preview/remarks';
import { defaultPreviewSettings, type PreviewSettings } from '../../../../server/preview/settings';
import type { Source } from '../../../../server/preview/source';
import { atOnce } from '../../../../server/preview/steps';
import type { PreviewedWorkload } from '../../../../server/preview/workload';
import { applyChanges } from '../../../../server/yaml/edit';
import { autoscaler, deployment } from '../../../support/manifest';

const at = (path: string, text: string): Source => ({ uri: `file:///ws/${path}`, text });

function file(text: string, beside: readonly Source[] = [], settings?: PreviewSettings): PreviewedFile {
  const [found] = open([at('shop/web.yaml', text)], beside, settings);
  assert.ok(found !== undefined);
  return found;
}

function workload(text: string, beside: readonly Source[] = [], settings?: PreviewSettings): PreviewedWorkload {
  const [found] = file(text, beside, settings).workloads;
  assert.ok(found !== undefined);
  return found;
}

const unscaled = deployment().replace('  replicas: 10\n', '');
const behind = `kind: ConfigMap\n---\n`;

test('a workload knows where it is in its file, and what it is called', () => {
  const text = `${behind}${deployment().replace('name: web\n', 'name: web\n  namespace: shop\n')}`;
  const found = workload(text);
  assert.deepEqual(
    [found.id, found.kind, found.name, found.namespace, found.line],
    ['Deployment/shop/web', 'Deployment', 'web', 'shop', 2],
  );
  assert.equal(text.slice(found.span.start, found.span.start + 19), 'apiVersion: apps/v1');
  assert.deepEqual(found.info.containers, [{ name: 'web', image: 'web:1', init: false }]);
});

test('the verdict: a rollout, an unknown one, a refusal, what can’t be read', () => {
  const verdicts = [deployment(), deployment(['paused: ${P}']), deployment(['minReadySeconds: -1']), deployment(['a:b'])].map(text => {
    const { state, text: said } = workload(text).verdict();
    return `${state}: ${said}`;
  });
  assert.deepEqual(verdicts, [
    'rollout: 10 pods · at most 13 · never below 8 · about 10 s',
    'unknown: 10 pods · paused unknown: ${P} is a placeholder',
    'refused: The API server would reject this: 1 problem',
    'unread: Line 7 isn’t valid YAML',
  ]);
});

test('problems and remarks stand where they are in the file', () => {
  const text = `${behind}${deployment(['minReadySeconds: -1'])}`;
  const [problem, ...others] = workload(text).problems();
  assert.deepEqual([text.slice(problem?.span.start, problem?.span.end), problem?.severity, others.length], ['-1', 'error', 0]);
  assert.deepEqual(workload(text).remarks(), []);
  const risky = `${behind}${deployment(['strategy: { rollingUpdate: { maxUnavailable: 10 } }'])}`;
  const [remark] = workload(risky).remarks();
  assert.deepEqual([remark?.code, risky.slice(remark?.span.start, remark?.span.end)], ['strategy/outage-allowed', '10']);
  assert.match(pageOf(remark?.code ?? 'strategy/paused'), /\/docs\/rules\/strategy\/outage-allowed\.md$/);
});

test('the file says what an editor marks: what can’t be read first', () => {
  const codes = file(`${deployment(['minReadySeconds: -1'])}---\na: b: c\n---\n${deployment().replaceAll('web', 'b')}`)
    .remarks()
    .map(({ code }) => code);
  assert.deepEqual(codes, ['yaml/syntax', 'spec/negative']);
});

test('the settings: how loud a rule is, and what is assumed', () => {
  const text = deployment(['strategy: { rollingUpdate: { maxUnavailable: 10 } }']);
  const settings = {
    kubernetesVersion: 36 as const,
    kinds: ['Deployment'],
    nodes: [],
    rules: { 'strategy/outage-allowed': 'off' as const },
    assume: { readySeconds: 20, shutdownSeconds: 3 },
  };
  assert.deepEqual(workload(text, [], settings).remarks(), []);
  assert.match(workload(deployment(), [], settings).verdict().text, /about 40 s$/);
  assert.deepEqual(defaultPreviewSettings, {
    kubernetesVersion: 36,
    kinds: ['Deployment', 'StatefulSet', 'DaemonSet'],
    nodes: [],
    rules: {},
    assume: { readySeconds: 5, shutdownSeconds: 3 },
  });
});

test('the neighbours: an autoscaler, a kustomization that has the file as a patch, and one that says more than is counted', () => {
  assert.match(workload(unscaled, [at('shop/hpa.yaml', autoscaler())]).verdict().text, /^3 pods/);
  const patch = at('shop/kustomization.yaml', 'resources: [base.yaml]\npatches: [{ path: web.yaml }]\n');
  assert.deepEqual(file(deployment(), [patch]).workloads, []);
  const more = at('shop/kustomization.yaml', 'resources: [web.yaml]\nreplicas: [{ name: web, count: 3 }]\n');
  assert.equal(workload(deployment(), [more]).verdict().uncounted, 'kustomize also sets replicas: not counted');
});

test('files that are opened together are neighbours of each other, and a neighbour that is opened counts once', () => {
  const [scaled] = open([at('web.yaml', unscaled), at('hpa.yaml', autoscaler())], [at('hpa.yaml', autoscaler({ minReplicas: 9 }))]);
  assert.match(scaled?.workloads[0]?.verdict().text ?? '', /^3 pods/);
});

test('a rollout under a scenario, compared, and as a report', () => {
  const found = workload(deployment());
  const scenario = { whatIf: { replicas: 4 }, assumptions: {}, actions: [] };
  const result = found.rollout(scenario);
  assert.equal(result.state === 'timeline' ? result.timeline.limits.desired : result.state, 4);
  assert.equal(found.rollout().state, 'timeline');
  assert.deepEqual(
    found.compare(scenario).rows.map(({ id, limits }) => `${id} ${limits.desired}`),
    ['manifest 10', 'default 4', 'fullCapacity 4', 'noExtraPods 4', 'allAtOnce 4', 'recreate 4', 'whatIf 4'],
  );
  assert.match(found.report('k8s/web.yaml'), /^Deployment `web`, no namespace set, from `k8s\/web.yaml`, line 1$/m);
});

test('edits are changes of the file’s text', () => {
  const text = `${behind}${deployment()}`;
  const { changes, problem } = workload(text).edits({ whatIf: { replicas: 4 }, images: { web: 'web:2' } });
  assert.equal(problem, null);
  assert.equal(applyChanges(text, changes), text.replace('replicas: 10', 'replicas: 4').replace('web:1', 'web:2'));
});

test('the ways out of what is marked, as changes of the file’s text', () => {
  const text = `${behind}${deployment(['paused: true'])}`;
  const place = text.indexOf('true');
  const [marked] = atOnce(file(text).markedInSteps({ start: place, end: place }));
  const after = (marked?.ways ?? []).map(({ title, changes }) => [title, applyChanges(text, changes)]);
  assert.deepEqual(after, [
    ['Remove paused: everything applied while paused is rolled out at once', text.replace('  paused: true\n', '')],
    ['Ignore strategy/paused here', text.replace('  paused', '  # rollout: ignore strategy/paused\n  paused')],
  ]);
});

test('fields: what one does, and what could be typed', () => {
  const text = `${behind}${deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 25%'])}`;
  const found = file(text).fieldAt(text.indexOf('maxSurge'));
  assert.deepEqual(
    [found?.key, found?.workload, text.slice(found?.span.start, found?.span.end)],
    ['maxSurge', 'Deployment//web', 'maxSurge: 25%'],
  );
  assert.match(found === null ? '' : fieldMarkdown(found), /^`maxSurge`: /);
  assert.equal(file(text).fieldAt(0), null);
  const labels = file(text)
    .proposalsAt(text.indexOf('25%'), true)
    .proposals.map(({ label }) => label);
  assert.ok(labels.includes('25%'));
});

test('lines end as in LSP', () => {
  const { lineOf } = { lineOf: (offset: number) => file('a\r\nb\rc\nd').lineOf(offset) };
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].map(lineOf), [0, 0, 0, 1, 1, 2, 2, 3, 3]);
});
