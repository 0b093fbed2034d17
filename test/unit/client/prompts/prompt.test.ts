/** The widget of questions, in a list that the test types into (test/support/vscode.ts). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prompt } from '../../../../client/prompts/prompt';
import type { Answer, Question } from '../../../../client/prompts/question';
import { made, type QuickPick, QuickInputButtons } from '../../../support/vscode';

const question = (...labels: readonly string[]): Question<string> => ({
  title: 'Fruit',
  placeholder: 'Which?',
  choices: labels.map(label => ({ value: label.toUpperCase(), key: label, label })),
});

function begin(): { readonly prompt: Prompt; readonly pick: QuickPick } {
  const prompt = new Prompt('Command', () => undefined);
  const pick = made.quickPick;
  assert.ok(pick !== null);
  return { prompt, pick };
}

const first = { canGoBack: false };
const later = { canGoBack: true };
const labels = ({ items }: QuickPick): readonly string[] => items.map(({ label }) => label);
const said = (answer: Answer<string>): string => (answer.kind === 'chosen' ? answer.value : answer.kind);

test('it is there, busy, before the first question is known', () => {
  const { pick } = begin();
  assert.deepEqual([pick.isShown, pick.busy, pick.title], [true, true, 'Command']);
});

test('what is picked is the answer', async () => {
  const { prompt, pick } = begin();
  const answer = prompt.choose(question('apple', 'pear'), first);
  assert.deepEqual([pick.title, labels(pick), pick.buttons], ['Fruit', ['apple', 'pear'], []]);
  pick.pick('pear');
  assert.equal(said(await answer), 'PEAR');
});

test('what is typed early filters the list once that is there', async () => {
  const { prompt, pick } = begin();
  pick.type('ea');
  const answer = prompt.choose(question('apple', 'pear', 'peach'), first);
  assert.deepEqual(labels(pick), ['pear', 'peach']);
  pick.pick('peach');
  assert.equal(said(await answer), 'PEACH');
  assert.equal(pick.value, '');
});

test('Enter before VS Code has drawn the list takes what it will show first', async () => {
  const { prompt, pick } = begin();
  const answer = prompt.choose({ ...question('apple', 'pear'), preselected: 'PEAR' }, first);
  pick.accepted.fire(undefined);
  assert.equal(said(await answer), 'PEAR');
});

test('a list that grows stays on the row that is active', async () => {
  const { prompt, pick } = begin();
  let update: (question: Question<string>) => void = () => undefined;
  const answer = prompt.choose(question('apple', 'pear'), first, grow => {
    update = grow;
    return new Promise(() => undefined);
  });
  pick.activeItems = pick.items.slice(1);
  pick.draw();
  update(question('banana', 'apple', 'pear'));
  assert.deepEqual([labels(pick), pick.busy], [['banana', 'apple', 'pear'], true]);
  pick.accepted.fire(undefined);
  assert.equal(said(await answer), 'PEAR');
});

test('the only choice of a list that has grown is its answer', async () => {
  const { prompt } = begin();
  assert.equal(said(await prompt.choose(question('apple'), first, () => Promise.resolve('APPLE'))), 'APPLE');
});

test('the way back is there where there is a question to go back to, also when it is taken early', async () => {
  const { prompt, pick } = begin();
  const answer = prompt.choose(question('apple'), later);
  assert.deepEqual(pick.buttons, [QuickInputButtons.Back]);
  pick.pressed.fire(undefined);
  assert.equal(said(await answer), 'back');
  pick.pressed.fire(undefined);
  assert.equal(said(await prompt.choose(question('pear'), later)), 'back');
  pick.pressed.fire(undefined);
  const third = prompt.choose(question('plum'), first);
  pick.pick('plum');
  assert.equal(said(await third), 'PLUM');
});

test('who leaves has cancelled all that is asked from then on', async () => {
  const { prompt, pick } = begin();
  const answer = prompt.choose(question('apple'), first);
  pick.hidden.fire(undefined);
  assert.equal(said(await answer), 'cancelled');
  assert.ok(prompt.left.aborted);
  assert.equal(said(await prompt.choose(question('pear'), later)), 'cancelled');
});

test('Enter on a note chooses nothing', async () => {
  const { prompt, pick } = begin();
  const answer = prompt.choose({ ...question('apple'), notes: ['Older ones are missing'] }, first);
  pick.pick('Older ones are missing');
  pick.pick('apple');
  assert.equal(said(await answer), 'APPLE');
});
