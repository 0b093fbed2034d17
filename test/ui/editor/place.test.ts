/** Where a timeline looks: the file that it names, and what becomes of it where that is renamed, deleted, or has the workload no more. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';

describe('the file of a timeline in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await Editor.start();
    await editor.lens('10 pods').waitFor();
    await editor.lens('Rollout timeline').click();
    await editor.timeline().steps.first().waitFor();
  });
  after(() => editor.close());

  test('it is named, and the timeline says that it stays with its workload', async () => {
    const timeline = editor.timeline();
    await timeline.button('busy.yaml:4').waitFor();
    await timeline.button('Pinned').waitFor();
    await editor.screenshot('placeNamed');
  });

  test('edits that aren’t saved are said', async () => {
    const timeline = editor.timeline();
    await editor.replaceLine('busy.yaml', 11, '  replicas: 8');
    await timeline.text('unsaved').waitFor();
    await editor.page.keyboard.press('Control+S');
    await timeline.text('unsaved').waitFor({ state: 'detached' });
  });

  test('what was simulated goes along where it is renamed', async () => {
    const timeline = editor.timeline();
    await timeline.button('Pause rollout').click();
    await timeline.text('kubectl rollout pause deployment/busy').waitFor();
    await editor.fileTab('busy.yaml').click();
    await editor.command('File: Reveal Active File in Explorer View');
    await editor.page.locator('.explorer-folders-view .monaco-list-row.focused', { hasText: 'busy.yaml' }).waitFor();
    await editor.page.keyboard.press('F2');
    const name = editor.page.locator('.explorer-item-edited input');
    await name.fill('lively.yaml');
    await name.press('Enter');
    await timeline.button('lively.yaml:4').waitFor();
    await timeline.text('kubectl rollout pause deployment/busy').waitFor();
    await editor.screenshot('placeRenamed');
  });

  test('that it is deleted is said, and that it is back', async () => {
    const timeline = editor.timeline();
    const file = path.join(editor.folder, 'lively.yaml');
    const text = editor.read('lively.yaml');
    rmSync(file);
    await timeline.text('deleted').waitFor();
    await editor.screenshot('placeDeleted');
    writeFileSync(file, text);
    await timeline.text('deleted').waitFor({ state: 'detached' });
  });

  test('where the workload has another name, the way on is to follow the cursor', async () => {
    const timeline = editor.timeline();
    await editor.replaceLine('lively.yaml', 7, '  name: calm');
    await timeline.text('busy is no longer in lively.yaml').waitFor();
    await editor.screenshot('placeLost');
    await timeline.button('Follow cursor').click();
    await editor.tab('Rollout: calm').waitFor();
    await timeline.button('Following').waitFor();
    await editor.screenshot('placeFollowing');
  });
});
