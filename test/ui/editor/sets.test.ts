/** A StatefulSet's and a DaemonSet's rollout on screen, and the way back. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';

describe('StatefulSets and DaemonSets in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await Editor.start({ open: 'database.yaml' });
    await editor.lens('3 nodes assumed').waitFor();
  });
  after(() => editor.close());

  test('the timeline of a StatefulSet replaces its pods from the last', async () => {
    await editor.lens('Rollout timeline').first().click();
    await editor.tab('Rollout: db').waitFor();
    const timeline = editor.timeline();
    await timeline.steps.first().waitFor();
    assert.match(await timeline.heading.innerText(), /db/);
    await timeline.text('partition').first().waitFor();
    assert.match(await timeline.steps.nth(1).innerText(), /db-2/);
    await editor.screenshot('statefulSet');
  });

  test('a rollback of a StatefulSet shows what it replaces', async () => {
    await editor.command('Rollout: Simulate Set Image…');
    await editor.fill('Simulate Set Image', 'postgres:17.3');
    await editor.page.keyboard.press('Enter');
    const timeline = editor.timeline();
    await timeline.text('kubectl set image statefulset/db').first().waitFor();
    await timeline.button('Roll back…').click();
    await timeline.text('kubectl rollout undo statefulset/db').first().waitFor();
    await editor.screenshot('statefulSetRollback');
  });

  test('the timeline of a DaemonSet goes from node to node', async () => {
    await editor.lens('Rollout timeline').nth(1).click();
    await editor.tab('Rollout: agent').waitFor();
    const timeline = editor.timeline();
    await timeline.text('node-1').first().waitFor();
    await editor.screenshot('daemonSet');
  });
});
