/** Where a manifest's past comes from git: the revisions, and the way back to one. */
import { readFileSync } from 'node:fs';
import { after, before, describe } from 'node:test';
import type { Locator } from 'playwright-core';
import { Editor, testsIn } from '../../support/editor';

describe('the history of a manifest in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    const busy = readFileSync('samples/busy.yaml', 'utf8');
    const shop = busy.replace('name: busy\n', 'name: busy\n  namespace: shop\n');
    editor = await Editor.start({
      history: [
        { file: 'busy.yaml', content: busy.replace('busybox:1.28.4', 'busybox:1.27'), message: 'Begin with 1.27' },
        { file: 'busy.yaml', content: busy.replace('busybox:1.28.4', 'busybox:1.28.0'), message: 'Go to 1.28.0' },
      ],
      files: { 'two.yaml': `${busy}---\n${shop}` },
    });
    await editor.lens('10 pods').waitFor();
  });
  after(() => editor.close());

  const row = (text: string): Locator =>
    editor.page.locator('.pane', { hasText: 'Rollout Revisions' }).locator('.monaco-list-row', { hasText: text }).first();

  test('Show Revision History lists what git remembers', async () => {
    await editor.command('Rollout: Show Revision History');
    for (const image of ['busybox:1.27', 'busybox:1.28.0', 'busybox:1.28.4']) await row(image).waitFor();
    for (const title of ['1.27 · Begin with 1.27 · ', '1.28.0 · Go to 1.28.0 · ']) await row(title).waitFor();
    await editor.screenshot('history');
  });

  test('a rollback goes to a commit', async () => {
    await editor.command('Rollout: Simulate Rollback to Revision…');
    await editor.choose('busybox:1.27');
    const timeline = editor.timeline();
    await timeline.text('busybox:1.27').waitFor();
    await timeline.text('kubectl rollout undo deployment/busy --to-revision=1').waitFor();
    await editor.screenshot('rollbackToCommit');
  });

  test('choosing a revision compares it with the manifest side by side, though the timeline takes half of the window', async () => {
    // The rollback of before has put its revision into the list, which has been read to its end once it has its notes.
    await row('1.27 · simulated').waitFor();
    await row('Revision numbers assume').waitFor();
    await row('busybox:1.28.0').click();
    await editor.tab('↔ manifest').waitFor();
    const difference = editor.page.locator('.monaco-diff-editor.side-by-side');
    await difference.locator('.editor.original', { hasText: 'busybox:1.28.0' }).waitFor();
    await difference.locator('.editor.modified', { hasText: 'busybox:1.28.4' }).waitFor();
    await editor.screenshot('compareWithManifest');
    await editor.tab('↔ manifest').click({ button: 'middle' });
    await editor.tab('↔ manifest').waitFor({ state: 'detached' });
    await editor.screenshot('compareClosed');
  });

  test('workloads of one name are told apart by their namespaces', async () => {
    await editor.openFile('two.yaml');
    await row('Deployment · shop').waitFor();
    await editor.screenshot('historyOfTwo');
  });
});
