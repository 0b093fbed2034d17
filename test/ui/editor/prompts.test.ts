/** The questions of commands, from their first moment: no key that is typed goes anywhere else. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';

describe('the questions of a command in the editor', () => {
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

  /** Types as soon as the command has anything to type into. */
  const typeAtOnce = async (title: string, text: string): Promise<void> => {
    await editor.quickInput.locator('.quick-input-titlebar', { hasText: title }).waitFor();
    await editor.page.keyboard.type(text);
  };
  const leave = async (): Promise<void> => {
    await editor.page.keyboard.press('Escape');
    await editor.quickInput.waitFor({ state: 'hidden' });
    assert.equal(await editor.page.locator('.tab.dirty').count(), 0);
  };

  test('they are there before the first of them is known, and never away until they are answered', async () => {
    await editor.page.evaluate(watchPrompts);
    await editor.command('Rollout: Simulate Set Image…');
    await editor.quickInput.getByText('This image is already in use').waitFor();
    const seen = await editor.page.evaluate(() => (globalThis as unknown as { seen: readonly string[] }).seen);
    assert.deepEqual(seen.slice(seen.indexOf('Simulate Set Image: ')), [
      'Simulate Set Image: ',
      'Simulate Set Image (↓ for known images): busybox:1.28.4',
    ]);
    await leave();
  });

  test('what is typed before the box is there stands in the place of the tag', async () => {
    await editor.command('Rollout: Simulate Set Image…');
    await typeAtOnce('Simulate Set Image', '1.21');
    await editor.quickInput.getByText('Image for container busy').waitFor();
    await editor.quickValueIs('busybox:1.21');
    await leave();
  });

  test('what is typed before the list is there filters it', async () => {
    await editor.command('Rollout: Simulate Rollback to Revision…');
    await typeAtOnce('Simulate Rollback to Revision', 'begin 1.28.4');
    await editor.choices.first().filter({ hasText: 'busybox 1.28.4 → 1.27' }).waitFor();
    await editor.quickValueIs('begin 1.28.4');
    await editor.screenshot('rollbackFiltered');
    await leave();
  });

  test('leaving them early leaves everything as it is', async () => {
    await editor.command('Rollout: Simulate Rollback to Revision…');
    await editor.quickInput.locator('.quick-input-titlebar', { hasText: 'Simulate Rollback' }).waitFor();
    await leave();
    await editor.command('Rollout: Simulate Set Image…');
    await editor.quickInput.getByText('This image is already in use').waitFor();
    assert.equal(await editor.tab('Rollout: busy').count(), 0);
    await leave();
  });

  test('Enter right behind a pasted hash takes that commit', async () => {
    const hash = execFileSync('git', ['rev-parse', 'HEAD~2'], { cwd: editor.folder, encoding: 'utf8' }).trim();
    await editor.command('Rollout: Simulate Rollback to Revision…');
    await editor.choices.filter({ hasText: 'Go to 1.28.0' }).waitFor();
    await editor.page.keyboard.insertText(hash);
    await editor.page.keyboard.press('Enter');
    await editor.timeline().text('busybox:1.27').waitFor();
    await editor
      .timeline()
      .text(/roll back to revision 1/)
      .waitFor();
  });
});

/** Runs in the workbench: gathers in `seen` each title and text of the quick input as it is on screen, and `-` while it isn't. */
function watchPrompts(): void {
  const seen: string[] = [];
  Object.assign(globalThis, { seen });
  const look = (): void => {
    const widget = document.querySelector<HTMLElement>('.quick-input-widget');
    const isThere = widget !== null && widget.style.display !== 'none';
    const title = widget?.querySelector('.quick-input-title')?.textContent ?? '';
    const state = isThere ? `${title}: ${widget.querySelector<HTMLInputElement>('input.input')?.value ?? ''}` : '-';
    if (seen.at(-1) !== state) seen.push(state);
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
}
