/** The settings of a repository in the editor, where nothing else is open and no other extension knows YAML. */
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';

const file = '.rollout-preview.yaml';

describe('.rollout-preview.yaml in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await Editor.start({ files: { [file]: 'rules:\n  image/moving-tag: loud\nnodes: []\n' }, open: file });
  });
  after(() => editor.close());

  test('what isn’t understood is marked, though no manifest is open', async () => {
    await editor.squiggle('error').waitFor();
    await editor.chooseProblem('rules.image/moving-tag must be: off, hint, information, warning.');
  });
  test('a key says what it means', async () => {
    await (await editor.hover('nodes')).getByText('Nodes that pods can run on').waitFor();
  });
  test('keys and values are proposed', async () => {
    await editor.replaceLine(file, 2, '  image/');
    await editor.page.keyboard.press('Control+Space');
    const proposed = editor.page.locator('.suggest-widget .monaco-list-row');
    await proposed.filter({ hasText: 'image/moving-tag' }).waitFor();
    await editor.screenshot('settingsProposed');
    await editor.page.keyboard.press('Escape');
    await editor.replaceLine(file, 2, '  image/moving-tag: ');
    await editor.page.keyboard.press('Control+Space');
    await proposed.filter({ hasText: 'information' }).waitFor();
    await editor.page.keyboard.press('Enter');
    await editor.page.locator('.view-line', { hasText: "image/moving-tag: 'off'" }).waitFor();
    await editor.squiggle('error').waitFor({ state: 'detached' });
  });
});
