/** A StatefulSet and a DaemonSet on screen: as the owner of each would look at them. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';

const nodes = [{ count: 5, cpu: '4', memory: '16Gi' }];

describe('a StatefulSet and a DaemonSet in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await Editor.start({ open: 'database.yaml', settings: { 'rolloutPreview.nodes': nodes } });
    await editor.lens('2 of 3 pods').waitFor();
  });
  after(() => editor.close());

  test('one pod after the other, from the last one down to the partition', async () => {
    await editor.lens('Rollout timeline').first().click();
    await editor.tab('Rollout: db').waitFor();
    const timeline = editor.timeline();
    await timeline.steps.first().waitFor();
    await timeline.text('partition').first().waitFor();
    await timeline.steps.last().click();
    await timeline.events.filter({ hasText: 'Delete Pod db-1' }).first().waitFor();
    const events = await timeline.events.allInnerTexts();
    const deleted = events.flatMap(event => /Delete Pod (db-\d) in StatefulSet db successful/.exec(event)?.[1] ?? []);
    assert.deepEqual(deleted.sort(), ['db-1', 'db-2']);
    await editor.screenshot('statefulSet');
    assert.deepEqual(await timeline.violations(), []);
  });

  test('so many nodes at a time as may be without a pod', async () => {
    await editor.page.locator('.view-line').first().click();
    await editor.page.keyboard.press('Control+End');
    await editor.lens('5 nodes · at most 5 · never below 2').waitFor();
    await editor.lens('Rollout timeline').last().click();
    await editor.tab('Rollout: agent').waitFor();
    const timeline = editor.timeline();
    await timeline.steps.first().waitFor();
    await timeline.text('never below 2').first().waitFor();
    await editor.screenshot('daemonSet');
    assert.deepEqual(await timeline.violations(), []);
  });
});
