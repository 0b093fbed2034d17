import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyScenario, panelTitle, restoredPage, targetKey } from '../../../client/target';
import { workloadNamespace } from '../../../server/protocol/workloadId';

function checkTitle(id: string, expected: string): void {
  assert.equal(panelTitle(id), expected);
}

test('the title names the workload', () => checkTitle('Deployment/prod/busy', 'Rollout: busy'));
test('without what tells namesakes apart', () => checkTitle('Deployment//busy#2', 'Rollout: busy'));
test('a name may be anything', () => checkTitle('Deployment//<img src=x onerror=alert(1)>', 'Rollout: <img src=x onerror=alert(1)>'));

test('its namespace is that of its id, if there is one', () => {
  assert.deepEqual([workloadNamespace('Deployment/prod/busy'), workloadNamespace('Deployment//busy')], ['prod', null]);
});

test('each workload of each document has its own panel', () => {
  const keys = [targetKey('file:///a', 'b'), targetKey('file:///a', 'c'), targetKey('file:///ab', ''), targetKey('file:///', 'ab')];
  assert.equal(new Set(keys).size, 4);
});

const target = {
  uri: 'file:///a.yaml',
  workload: 'Deployment//busy',
  scenario: { whatIf: { maxSurge: 2 }, assumptions: {}, actions: [{ action: { kind: 'undo', toRevision: 1 }, at: 'rest' }] },
};

function checkRestored(state: unknown, expected: unknown): void {
  assert.deepEqual(restoredPage(state), expected);
}

test('what the page kept comes back', () => checkRestored({ target, step: 3, comparing: true }, { target, comparing: true }));
test('a broken scenario is left out', () =>
  checkRestored(
    { target: { ...target, scenario: { actions: [{ at: 'rest' }] } } },
    { target: { ...target, scenario: emptyScenario }, comparing: false },
  ));
test('what is assumed of placeholders comes back, but only as text', () => {
  const assuming = (value: unknown): unknown => ({
    ...target,
    scenario: { ...target.scenario, assumptions: { filledIn: { 'spec.replicas': value } } },
  });
  checkRestored({ target: assuming('3') }, { target: assuming('3'), comparing: false });
  checkRestored({ target: assuming(3) }, { target: { ...target, scenario: emptyScenario }, comparing: false });
});
test('no state, no panel', () => checkRestored(undefined, null));
test('nor with a state of another kind', () => checkRestored({ target: { uri: 1 } }, null));
test('a past that isn’t one is left out with its scenario', () =>
  checkRestored(
    { target: { ...target, scenario: { ...target.scenario, past: [{ revision: 'x' }] } } },
    { target: { ...target, scenario: emptyScenario }, comparing: false },
  ));
test('nor with a list', () => checkRestored([], null));
