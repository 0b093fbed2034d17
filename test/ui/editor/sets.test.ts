/** A StatefulSet and a DaemonSet on screen: as the owner of each would look at them. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';

describe('a StatefulSet and a DaemonSet in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    const nodes = [{ count: 5, cpu: '4', memory: '16Gi' }];
    editor = await Editor.start({ open: 'database.yaml', settings: { 'rolloutPreview.nodes': nodes } });
    await editor.lens('2 of 3 pods').waitFor();
  });
  after(() => editor.close());

  test('a pod after the other, from the last one down to the partition', async () => {
    await editor.lens('Rollout timeline').first().click();
    await editor.tab('Rollout: db').waitFor();
    const timeline = editor.timeline();
    await timeline.steps.first().waitFor();
    assert.match(await timeline.heading.innerText(), /db/);
    await timeline.text('partition').waitFor();
    await timeline.pods.getByText('db-2').first().waitFor();
    const events = await timeline.events.allInnerTexts();
    const deleted = events.flatMap(event => /Delete Pod (db-\d) in StatefulSet db successful/.exec(event)?.[1] ?? []);
    assert.deepEqual(deleted, ['db-2', 'db-1']);
    await editor.screenshot('statefulSet');
    assert.deepEqual(await timeline.violations(), []);
  });

  test('a node after the other, as many as may be without a pod', async () => {
    await editor.openFile('database.yaml');
    await editor.lens('5 nodes').waitFor();
    await editor.lens('Rollout timeline').nth(1).click();
    await editor.tab('Rollout: agent').waitFor();
    const timeline = editor.timeline();
    await timeline.steps.first().waitFor();
    await timeline.text('never below 2').waitFor();
    await timeline.text('node-5').waitFor();
    await editor.screenshot('daemonSet');
    assert.deepEqual(await timeline.violations(), []);
  });
});
