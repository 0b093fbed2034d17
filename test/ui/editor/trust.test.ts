/** A workspace that isn't trusted yet: what is missing is said, until it is trusted. */
import { readFileSync } from 'node:fs';
import { after, before, describe } from 'node:test';
import type { Locator } from 'playwright-core';
import { Editor, testsIn } from '../../support/editor';

describe('a workspace in restricted mode', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    const busy = readFileSync('samples/busy.yaml', 'utf8');
    editor = await Editor.start({
      history: [{ file: 'busy.yaml', content: busy.replace('busybox:1.28.4', 'busybox:1.27'), message: 'Begin with 1.27' }],
      trusted: false,
    });
    await editor.lens('10 pods').waitFor();
  });
  after(() => editor.close());

  const row = (text: string): Locator =>
    editor.page.locator('.pane', { hasText: 'Rollout Revisions' }).locator('.monaco-list-row', { hasText: text }).first();

  test('the view has the manifest’s own template, and says why there is no more', async () => {
    await editor.command('Rollout: Show Revision History');
    await row('busybox:1.28.4').waitFor();
    await row('this workspace isn’t trusted').waitFor();
    await editor.screenshot('untrusted');
  });

  test('it shows git’s history once the workspace is trusted', async () => {
    await editor.command('Workspaces: Manage Workspace Trust');
    await editor.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await row('busybox:1.27').waitFor();
    await row('this workspace isn’t trusted').waitFor({ state: 'detached' });
    await editor.screenshot('trusted');
  });
});
