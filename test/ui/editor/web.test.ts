/** The extension in a web worker: a VS Code in the browser that has no processes, no disk and no git. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';

describe('in the browser', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    const wrong = readFileSync('samples/busy.yaml', 'utf8').replace('replicas: 10', 'replicas: -10');
    editor = await Editor.start({ web: true, files: { 'wrong.yaml': wrong } });
  });
  after(() => editor.close());

  test('a manifest has its lens, its hover and its problems', async () => {
    await editor.lens('at most 11').waitFor();
    const hover = await editor.hover('maxSurge');
    await hover.getByText('11').first().waitFor();
    await editor.openFile('wrong.yaml');
    await editor.squiggle('error').first().waitFor();
  });
  test('the timeline opens and is stepped through', async () => {
    await editor.openFile('busy.yaml');
    await editor.lens('Rollout timeline').click();
    const timeline = editor.timeline();
    await timeline.heading.filter({ hasText: 'busy' }).waitFor();
    assert.ok((await timeline.steps.count()) > 5);
    await editor.screenshot('in the browser');
  });
  test('the revisions say why git has none', async () => {
    await editor.command('Rollout: Show Revision History');
    await editor.page.locator('.monaco-list-row', { hasText: 'git can’t be run in the browser' }).waitFor();
    await editor.screenshot('revisions in the browser');
  });
});
