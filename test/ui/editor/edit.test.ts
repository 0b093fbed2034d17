/** What an edit rolls out, from git's commit to the text in the editor. */
import { readFileSync } from 'node:fs';
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';

describe('an edit in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  const busy = readFileSync('samples/busy.yaml', 'utf8');
  const lineOf = (text: string): number => editor.lineOf('busy.yaml', text);
  before(async () => {
    editor = await Editor.start({
      history: [{ file: 'busy.yaml', content: busy.replace('busybox:1.28.4', 'busybox:1.27'), message: 'Begin with 1.27' }],
    });
    await editor.lens('10 pods').waitFor();
  });
  after(() => editor.close());

  test('the line above the workload opens the timeline of the edit', async () => {
    await editor.replaceLine('busy.yaml', lineOf('image:'), '          image: busybox:1.29');
    await editor.page.keyboard.press('Control+Home');
    await editor.lens('this edit replaces 10 pods: image').click();
    const timeline = editor.timeline();
    await timeline.text('Your edit').waitFor();
    await timeline.text('busybox:1.28.4').waitFor();
    await timeline.text('busybox:1.29').waitFor();
    await editor.screenshot('edit');
  });

  test('it follows what is typed: replicas and image at once', async () => {
    await editor.replaceLine('busy.yaml', lineOf('replicas:'), '  replicas: 12');
    const timeline = editor.timeline();
    await timeline.text('10 → 12').waitFor();
    await timeline.text('Scaling comes first: 2 more pods of 1.28.4 are created.').waitFor();
    await editor.screenshot('editOfReplicas');
  });

  test('Compare Edit With… takes another commit', async () => {
    await editor.command('Rollout: Compare Edit With…');
    await editor.choose('HEAD~1');
    await editor.timeline().text('busybox:1.27').waitFor();
  });

  test('without an edit nothing is rolled out, and a rollout can be simulated all the same', async () => {
    await editor.replaceLine('busy.yaml', lineOf('image:'), busy.split('\n')[lineOf('image:') - 1] ?? '');
    await editor.replaceLine('busy.yaml', lineOf('replicas:'), busy.split('\n')[lineOf('replicas:') - 1] ?? '');
    await editor.command('Rollout: Show What This Edit Rolls Out');
    const timeline = editor.timeline();
    await timeline.text('same as HEAD').waitFor();
    await timeline.button('Simulate a rollout of this manifest').click();
    await timeline.text('at most 11').waitFor();
  });

  test('what is written can be undone from the timeline', async () => {
    const timeline = editor.timeline();
    await timeline.field('maxSurge').fill('3');
    await timeline.button('Write to file').click();
    await timeline.text('Wrote maxSurge: 3 to busy.yaml, not saved.').waitFor();
    await editor.screenshot('written');
    await timeline.button('Undo').click();
    await timeline.text('at most 11').waitFor();
  });
});

describe('an edit in a folder without git', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await Editor.start({});
    await editor.lens('10 pods').waitFor();
  });
  after(() => editor.close());

  test('it is compared with the saved file', async () => {
    await editor.replaceLine('busy.yaml', editor.lineOf('busy.yaml', 'replicas:'), '  replicas: 12');
    await editor.command('Rollout: Show What This Edit Rolls Out');
    const timeline = editor.timeline();
    await timeline.text('the saved file').waitFor();
    await timeline.text('10 → 12').waitFor();
    await timeline.text('Assumes that the saved file was applied and rolled out.').waitFor();
    await editor.screenshot('editOfSavedFile');
    await editor.page.locator('.tab[data-resource-name="busy.yaml"]').click();
    await editor.page.keyboard.press('Control+S');
    await timeline.text('same as the saved file').waitFor();
  });
});
