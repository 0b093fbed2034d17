/** That one more kind needs nothing but its own: a Gadget in each surface of the server. The page has it in page.test.ts. */
import { gadgetManifest } from './gadget';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLens } from '../../server/handlers/codeLens';
import { compare } from '../../server/handlers/compare';
import { diagnostics } from '../../server/handlers/diagnostics';
import { pastRevisions } from '../../server/handlers/pastRevisions';
import { report } from '../../server/handlers/report';
import { timeline } from '../../server/handlers/timeline';
import { workloads } from '../../server/handlers/workloads';
import type { Scenario } from '../../server/protocol/scenario';
import { open, settings } from '../support/manifest';

const file = open(gadgetManifest(3));
const id = 'Gadget//lamp';
const { uri } = file;
const asked = (scenario: Partial<Scenario> = {}) => ({
  uri,
  workload: id,
  scenario: { whatIf: {}, assumptions: {}, actions: [], ...scenario },
});

test('the lens, and what can be chosen', () => {
  const lenses = codeLens.answer({ textDocument: { uri } }, file, settings).map(({ command }) => command?.title);
  assert.deepEqual(lenses, ['3 pods · at most 4 · never below 3 · about 15 s', 'Rollout timeline', 'Set image…', 'Roll back…']);
  const found = workloads.answer({ uri }, file, settings).workloads.map(({ id: own, kind, replicas }) => [own, kind, replicas]);
  assert.deepEqual(found, [[id, 'Gadget', 3]]);
});

test('the timeline', () => {
  const answer = timeline.answer(asked({ whatIf: { size: 4 } }), file, settings);
  assert.ok(answer.state === 'timeline');
  const { kind, inputs, counters, generations, kubectl, steps } = answer.timeline;
  assert.deepEqual(
    [kind, Object.keys(inputs.manifest), counters.map(({ label }) => label), generations.map(generation => generation.kind)],
    ['Gadget', ['size', 'spare', 'mode'], ['LIT'], ['GadgetVersion', 'GadgetVersion']],
  );
  assert.deepEqual(
    [kubectl.get, kubectl.status, kubectl.columns, steps.at(-1)?.row],
    ['kubectl get gadget lamp', 'kubectl rollout status gadget/lamp', ['NAME', 'LIT'], ['lamp', '4']],
  );
});

test('the comparison', () => {
  const rows = compare.answer(asked(), file, settings).rows.map(({ id: own, title, detail }) => `${own}: ${title}, ${detail}`);
  assert.deepEqual(rows, ['manifest: Manifest, size 3', 'allAtOnce: In a flash, size 1']);
});

test('the report', () => {
  const { markdown } = report.answer(asked(), file, settings);
  assert.match(markdown, /^### Rollout of `lamp`/);
  assert.match(markdown, /Gadget `lamp`, no namespace set/);
});

test('the revisions of its past, and what the API server says', () => {
  const applied = (digest: string) => ({ key: digest, digest, selector: null, paused: false, revisionHistoryLimit: null });
  const { revisions } = pastRevisions.answer({ uri, workload: id, manifests: [applied('a'), applied('b')] }, file, settings);
  assert.deepEqual(
    revisions.map(({ key, revision, state }) => `${revision} ${key} ${state}`),
    ['2 b current', '1 a kept'],
  );
  const wrong = open(gadgetManifest(3).replace('replicas: 3', 'replicas: -3'));
  const [first] = diagnostics.answer({ textDocument: { uri } }, wrong, settings).items;
  assert.equal(first?.code, 'spec/negative');
});
