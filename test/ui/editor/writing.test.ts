/** Writing a manifest in the whole editor: from nothing, with a list of what fits, with hints beside it, and what is misspelt put right. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Locator } from 'playwright-core';
import { Editor, testsIn } from '../../support/editor';

const slips = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: slips
spec:
  replicas: 3
  strategy:
    rollingUpdate:
      maxSruge: 1 # why
  selector:
    matchLabels:
      app: slips
  template:
    metadata:
      labels:
        app: slips
    spec:
      containers:
        - name: slips
          image: slips:1
`;
const patch =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: slips\nspec:\n  strategy:\n    rollingUpdate:\n      maxSurge: 25%\n';
const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: disk\nspec:\n  accessModes: [ReadWriteMany]\n';
const withClaim = `${slips.replaceAll('slips', 'disk').replace('maxSruge', 'maxSurge').replace('replicas: 3', 'replicas: 1')}      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: disk
`;

describe('writing a manifest in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  const proposals = (): Locator => editor.page.locator('.suggest-widget.visible .monaco-list-row');
  before(async () => {
    editor = await Editor.start({
      files: {
        'new.yaml': '',
        'slips.yaml': slips,
        'patch.yaml': patch,
        'disk.yaml': withClaim,
        'claim.yaml': claim,
        'unclaimed.yaml': withClaim.replaceAll('disk', 'other'),
      },
      open: 'new.yaml',
    });
  });
  after(() => editor.close());

  test('an empty file is offered a whole Deployment', async () => {
    await editor.page.locator('.monaco-editor .view-lines').first().click();
    await proposalsOn(editor, () => editor.page.keyboard.press('Control+Space'));
    assert.match((await proposals().first().innerText()).replace(/\s+/g, ' '), /^Deployment .*with strategy, probes, and resources/);
    await editor.page.keyboard.press('Enter');
    await editor.lens('3 pods · at most 4 · never below 3').waitFor();
    await editor.page.keyboard.type('api');
    await editor.page.keyboard.press('Tab');
    await editor.page.keyboard.type('5');
    await editor.lens('5 pods · at most 6 · never below 5').waitFor();
    await editor.screenshot('new manifest');
    await editor.page.keyboard.press('Escape');
  });

  test('a misspelt field is put right, and its comment stays', async () => {
    await editor.openFile('slips.yaml');
    await editor.chooseProblem('maxSruge');
    await editor.command('View: Hide Panel');
    await editor.squiggle('error').first().waitFor();
    await editor.page.keyboard.press('Control+.');
    await editor.page.locator('.action-widget').getByText('Did you mean maxSurge?').waitFor();
    await editor.screenshot('did you mean');
    await editor.page.keyboard.press('Enter');
    await editor.lens('3 pods · at most 4').waitFor();
    await editor.page.locator('.view-line', { hasText: 'maxSurge: 1 # why' }).waitFor();
  });

  test('hints are whole', async () => {
    const hints = editor.page.locator('.view-line', { hasText: 'rollingUpdate:' });
    await hints.getByText('unavailable 0 (25%)').waitFor();
    assert.ok(!(await editor.page.locator('.view-lines').innerText()).includes('…'));
  });

  test('values are offered right behind the colon, each with what it does', async () => {
    await editor.replaceLine('slips.yaml', 9, '      maxSurge');
    await proposalsOn(editor, () => editor.page.keyboard.type(':'));
    const texts = await proposals().allInnerTexts();
    assert.ok(
      texts.some(text => /^2\b/.test(text) && text.includes('at most 5')),
      texts.join('\n'),
    );
    await editor.screenshot('values');
    await editor.page.keyboard.press('Escape');
  });

  test('a patch is silent, and its fields are explained and offered', async () => {
    await editor.openFile('patch.yaml');
    const hover = await editor.hover('maxSurge');
    await hover.getByText('rounded up').first().waitFor();
    assert.deepEqual([await editor.lenses.count(), await editor.squiggle('error').count()], [0, 0]);
    await editor.replaceLine('patch.yaml', 8, '      max');
    await proposalsOn(editor, () => editor.page.keyboard.press('Control+Space'));
    assert.deepEqual(
      (await proposals().allInnerTexts()).map(text => /^\w+/.exec(text)?.[0]).filter(label => label?.startsWith('maxU')),
      ['maxUnavailable'],
    );
    await editor.page.keyboard.press('Escape');
  });

  test('a claim of another file counts, open or not', async () => {
    await editor.openFile('unclaimed.yaml');
    await editor.squiggle('info').first().waitFor();
    await editor.openFile('disk.yaml');
    await editor.lens('1 pod').waitFor();
    await editor.squiggle('info').first().waitFor({ state: 'detached' });
  });
});

/** Does what shows proposals, again where the server wasn't there yet. */
async function proposalsOn(editor: Editor, show: () => Promise<void>): Promise<void> {
  const shown = editor.page.locator('.suggest-widget.visible .monaco-list-row').first();
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    await (attempt === 1 ? show() : editor.page.keyboard.press('Control+Space'));
    try {
      await shown.waitFor({ timeout: 5000 });
      return;
    } catch {
      await editor.page.keyboard.press('Escape');
    }
  }
  assert.fail('nothing is proposed');
}
