import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImages } from '../../../../client/timeline/setImages';
import type { Action } from '../../../../server/protocol/scenario';

function checkImages(actions: readonly Action[], expected: Readonly<Record<string, string>> | null): void {
  assert.deepEqual(setImages(actions.map(action => ({ action, at: 'rest' }))), expected);
}

const set = (images: Readonly<Record<string, string>>): Action => ({ kind: 'setImage', images });

test('the last one of a container counts', () => checkImages([set({ a: '1' }), set({ b: '1' }), set({ a: '2' })], { a: '2', b: '1' }));
test('all at once overrules those before it', () =>
  checkImages([set({ a: '1' }), set({ '*': '2' }), set({ b: '3' })], { '*': '2', b: '3' }));
test('nothing was set', () => checkImages([], null));
test('what was rolled back isn’t known here', () => checkImages([set({ a: '1' }), { kind: 'undo', toRevision: 0 }], null));
