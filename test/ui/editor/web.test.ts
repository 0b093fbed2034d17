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
    const template = readFileSync('samples/busy.yaml', 'utf8').replace('busybox:1.28.4', 'busybox:{{ .Values.tag }}');
    const chart = { 'web/Chart.yaml': 'name: web\nversion: 0.1.0\n', 'web/templates/template.yaml': template };
    editor = await Editor.start({ web: true, files: { 'wrong.yaml': wrong, ...chart } });
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
  test('an edit is compared with the saved file alone, as git can’t be asked', async () => {
    await editor.command('Rollout: Compare Edit With…');
    const choices = editor.page.locator('.quick-input-list .monaco-list-row');
    await choices.filter({ hasText: 'the saved file' }).waitFor();
    assert.equal(await choices.count(), 1);
    await editor.page.keyboard.press('Escape');
  });
  test('a chart’s template says that it isn’t rendered', async () => {
    await editor.openFile('template.yaml');
    await editor.page.locator('[id="status.languageStatus"]').hover();
    await editor.page.getByText('Not rendered: the chart isn’t in a local folder').first().waitFor();
    await editor.screenshot('template in the browser');
  });
});
