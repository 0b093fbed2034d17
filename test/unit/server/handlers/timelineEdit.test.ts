import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editBase } from '../../../../server/handlers/editBase';
import { timeline } from '../../../../server/handlers/timeline';
import type { TimelineResult } from '../../../../server/protocol';
import type { ScenarioAction } from '../../../../server/protocol/scenario';
import { deployment, open, settings } from '../../../support/manifest';

const workload = 'Deployment//web';
const before = deployment(['strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } }']);

/** The timeline of an edit, as a client asks for it. */
function edited(base: string | null, text: string, actions: readonly ScenarioAction[] = [], whatIf = {}): TimelineResult {
  const file = open(text);
  const edit = { ref: 'HEAD', ...editBase.answer({ uri: file.uri, workload, base }, file, settings) };
  return timeline.answer({ uri: file.uri, workload, scenario: { whatIf, assumptions: {}, actions, edit } }, file, settings);
}

/** What is said of an edit: its verdict, its changes, and its assumptions. */
function checkEdit(base: string | null, text: string, expected: { verdict: string; changes: readonly string[]; assumes?: string }): void {
  const result = edited(base, text);
  assert.ok(result.state === 'timeline' && result.timeline.edit != null);
  const { verdict, edit, assumptions } = result.timeline;
  assert.equal(verdict.parts.join(' · '), expected.verdict);
  assert.deepEqual(
    edit.changes.map(({ field, values, effect, line }) => `${field} ${values} (${effect}${line === null ? '' : `, line ${line + 1}`})`),
    expected.changes,
  );
  if (expected.assumes !== undefined) assert.ok(assumptions.includes(expected.assumes), assumptions.join('\n'));
}

test('image and replicas at once: the old version is scaled first', () => {
  const text = before.replace('web:1', 'web:2').replace('replicas: 10', 'replicas: 12');
  checkEdit(before, text, {
    verdict: '12 pods · at most 13 · never below 9 · about 30 s',
    changes: ['image web 1 → 2 (version)', 'replicas 10 → 12 (scales, line 6)'],
    assumes: 'Scaling comes first: 2 more pods of 1 are created.',
  });
  const result = edited(before, text);
  assert.ok(result.state === 'timeline');
  const { steps, versions, initial } = result.timeline;
  assert.deepEqual([versions.map(({ name }) => name), initial, steps[0]?.target], [['1', '2'], 0, 1]);
  assert.deepEqual([steps[0]?.desired, steps[0]?.change.kind], [12, 'action']);
});

test('a variable is a version of its own', () =>
  checkEdit(deployment([], ['env: [{ name: LOG_LEVEL, value: info }]']), deployment([], ['env: [{ name: LOG_LEVEL, value: debug }]']), {
    verdict: '10 pods · at most 13 · never below 8 · about 10 s',
    changes: ['env LOG_LEVEL info → debug (version)'],
    assumes: 'Assumes that HEAD was applied and rolled out.',
  }));

test('nothing is edited', () => checkEdit(before, before, { verdict: 'starts no rollout · same as HEAD', changes: [] }));

test('only replicas', () =>
  checkEdit(before, before.replace('replicas: 10', 'replicas: 12'), {
    verdict: 'scales only · 12 pods · at most 13 · never below 9 · about 5 s',
    changes: ['replicas 10 → 12 (scales, line 6)'],
    assumes: 'The edit raises the lower limit from 9 to 11.',
  }));

test('only what counts from the next rollout on, or never', () =>
  checkEdit(before, before.replace('maxSurge: 1', 'maxSurge: 2').replace('name: web\nspec', 'name: web\n  labels: { team: b }\nspec'), {
    verdict: 'starts no rollout · the pod template is the same',
    changes: ['strategy.rollingUpdate.maxSurge 1 → 2 (strategy, line 8)', 'metadata.labels[team] b (nothing, line 5)'],
    assumes: 'What is changed counts for rollouts from now on.',
  }));

test('a workload that wasn’t there', () => {
  const assumes = 'HEAD doesn’t contain this workload: shown is a later rollout of the manifest.';
  for (const base of [null, 'kind: Service', before.replace('name: web\nspec', 'name: other\nspec')])
    checkEdit(base, before, { verdict: '10 pods · at most 11 · never below 9 · about 25 s', changes: [], assumes });
});

test('what was never applied, or nobody knows', () => {
  const assumes = 'What HEAD runs isn’t known: shown is a later rollout of the manifest.';
  for (const base of [before.replace('replicas: 10', 'replicas: -1'), before.replace('replicas: 10', 'replicas: ${N}')])
    checkEdit(base, before, { verdict: '10 pods · at most 11 · never below 9 · about 25 s', changes: [], assumes });
});

test('what the API server rejects of an edit, in its words', () => {
  const result = edited(before, before.replaceAll('app: web', 'app: web2'));
  assert.ok(result.state === 'refused' && result.failed);
  assert.match(result.message, /^The Deployment "web" is invalid: .*field is immutable/s);
});

test('of a file with several documents only that of the workload is kept', () => {
  const file = open(before);
  const { text } = editBase.answer(
    { uri: file.uri, workload, base: `kind: Service\n---\n${before}---\nkind: ConfigMap\n` },
    file,
    settings,
  );
  assert.equal(text?.trim(), before.trim());
});

test('a rollback behind the edit leads back to what was there before', () => {
  const apply: ScenarioAction = { action: { kind: 'apply' }, at: 'rest' };
  const undo: ScenarioAction = { action: { kind: 'undo', toRevision: 0 }, at: 7 };
  const result = edited(before, before.replace('web:1', 'web:2'), [apply, undo]);
  assert.ok(result.state === 'timeline');
  assert.equal(result.timeline.verdict.parts[0], 'Back on 1');
});

test('values that are tried stand on top of the edit', () => {
  const result = edited(before, before.replace('web:1', 'web:2'), [], { maxSurge: 3 });
  assert.ok(result.state === 'timeline');
  assert.equal(result.timeline.limits.ceiling, 13);
  assert.equal(result.timeline.edit?.changes.length, 1);
});
