import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { ImageBox } from '../../../../client/prompts/imageBox';
import { made } from '../../../support/vscode';

const [value, inUse] = ['busybox:1.28.4', 'This image is already in use.'];
const question = {
  ...{ title: 'Simulate Set Image', prompt: 'Image for container busy', value },
  selection: ['busybox:'.length, value.length],
  check: (text: string) => Promise.resolve(text === value ? ({ severity: 'information', message: inUse } as const) : null),
} as const;

test('what was typed early is judged in place of what the box held at first', async () => {
  const box = new ImageBox(question, { canGoBack: false }, null, '');
  await setImmediate();
  assert.equal(made.inputBox?.validationMessage?.message, inUse);
  box.typedBefore('1.21');
  await setImmediate();
  assert.deepEqual([made.inputBox.value, made.inputBox.valueSelection], ['busybox:1.21', [12, 12]]);
  assert.equal(made.inputBox.validationMessage, undefined);
});
