/** Where a manifest's past comes from git: the revisions, and the way back to one. */
import { readFileSync } from 'node:fs';
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';

describe('the history of a manifest in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    const busy = readFileSync('samples/busy.yaml', 'utf8');
    editor = await Editor.start({
      history: [
        { file: 'busy.yaml', content: busy.replace('busybox:1.28.4', 'busybox:1.27'), message: 'Begin with 1.27' },
        { file: 'busy.yaml', content: busy.replace('busybox:1.28.4', 'busybox:1.28.0'), message: 'Go to 1.28.0' },
      ],
    });
    await editor.lens('10 pods').waitFor();
  });
  after(() => editor.close());

  test('Show Revision History lists what git remembers', async () => {
    await editor.command('Rollout: Show Revision History');
    for (const image of ['busybox:1.27', 'busybox:1.28.0', 'busybox:1.28.4']) {
      await editor.page
        .locator('.pane', { hasText: 'Rollout Revisions' })
        .locator('.monaco-list-row', { hasText: image })
        .first()
        .waitFor();
    }
    await editor.screenshot('history');
  });

  test('a rollback goes to a commit', async () => {
    await editor.command('Rollout: Simulate Rollback to Revision…');
    await editor.choose('busybox:1.27');
    const timeline = editor.timeline();
    await timeline.text('busybox:1.27').waitFor();
    await timeline.text('kubectl rollout undo').waitFor();
    await editor.screenshot('rollbackToCommit');
  });
});
