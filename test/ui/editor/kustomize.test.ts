/** A manifest that kustomize overlays build: which one is meant, and where its image is written. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';

const overlay = (tag: string): string => `resources:
  - ../base
images:
  - name: busybox
    newTag: "${tag}" # set by the release
`;

describe('a manifest of kustomize overlays in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await Editor.start({
      files: {
        'base/web.yaml': readFileSync('samples/busy.yaml', 'utf8').replace('busybox:1.28.4', 'busybox'),
        'base/kustomization.yaml': 'resources:\n  - web.yaml\n',
        'dev/kustomization.yaml': overlay('1.30'),
        'prod/kustomization.yaml': overlay('1.28'),
      },
      open: 'base/web.yaml',
    });
    await editor.lens('10 pods').waitFor();
  });
  after(() => editor.close());

  test('Simulate Set Image… asks which one, once, and begins with its image', async () => {
    await editor.command('Rollout: Simulate Set Image…');
    await editor.quickInput.getByText('busybox:1.28').waitFor();
    await editor.screenshot('chooseBuild');
    await editor.choose('prod');
    await editor.quickInput.getByText('This image is already in use').waitFor();
    await editor.quickValueIs('busybox:1.28');
    await editor.fill('Simulate Set Image', 'busybox:1.29');
    await editor.page.keyboard.press('Enter');
    await editor.timeline().text('kubectl set image').waitFor();
  });

  test('Write image to file writes it into the overlay, and nothing else', async () => {
    await editor.timeline().button('Write image to file').click();
    await editor.fileTab('kustomization.yaml').first().waitFor();
    await editor.page.locator('.view-line', { hasText: 'newTag: "1.29" # set by the release' }).waitFor();
    await editor.screenshot('writtenToOverlay');
    await editor.command('File: Save All');
    await editor.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    assert.equal(editor.read('prod/kustomization.yaml'), overlay('1.29'));
    assert.equal(editor.read('dev/kustomization.yaml'), overlay('1.30'));
  });

  test('the view of the revisions says as which one', async () => {
    await editor.openFile('web.yaml');
    await editor.command('Rollout: Show Revision History');
    const view = editor.page.locator('.pane', { hasText: 'Rollout Revisions' });
    await view.locator('.monaco-list-row', { hasText: 'As built by prod' }).waitFor();
    await editor.screenshot('historyOfBuild');
  });
});
