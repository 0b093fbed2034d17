import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickRef } from '../../../../client/prompts/pickRef';

test('without git there is only the saved file, and why', () => {
  const { choices, placeholder } = pickRef('Compare Edit With', 'the saved file', 'No git history: git can’t be run in the browser');
  assert.deepEqual(
    choices.map(({ label }) => label),
    ['the saved file'],
  );
  assert.equal(placeholder, 'No git history: git can’t be run in the browser');
});
test('with git, its commits and branches come first', () => {
  const labels = pickRef('Compare Edit With', 'the saved file', null).choices.map(({ label }) => label);
  assert.deepEqual([labels[0], labels.at(-2), labels.length], ['HEAD', 'the saved file', 6]);
});
