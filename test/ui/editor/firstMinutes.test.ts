/** The first minutes of someone who has installed the extension: the walkthrough, whose every step acts on a sample that is on no disk. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Locator } from 'playwright-core';
import { Editor, testsIn } from '../../support/editor';

describe('the first minutes', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  const steps = (): Locator => editor.page.locator('.getting-started-step');

  /** Opens the walkthrough at the step that has the title. */
  const open = async (title: string): Promise<void> => {
    await editor.command('Welcome: Open Walkthrough...');
    await editor.choose('Get Started with Kubernetes Rollout Preview');
    await steps().filter({ hasText: title }).click();
  };
  const act = (title: string): Promise<void> =>
    editor.page.locator('.getting-started-step.expanded').getByRole('button', { name: title }).click();

  before(async () => {
    editor = await Editor.start();
    await editor.lens('10 pods').waitFor();
  });
  after(() => editor.close());

  test('the walkthrough has five steps, with names of fields as code', async () => {
    await open('Read the rollout above a Deployment');
    await editor.timeline().frame.locator('svg').waitFor();
    assert.equal(await steps().count(), 5);
    assert.deepEqual(await steps().first().locator('code').allInnerTexts(), ['maxSurge']);
    assert.doesNotMatch((await steps().allInnerTexts()).join(), /`|\*/);
    for (const theme of ['light', 'highContrastDark', 'highContrastLight', 'dark'] as const) {
      await editor.use(theme);
      await editor.screenshot(`walkthrough ${theme}`);
    }
  });

  test('a sample opens in one click, as an unsaved copy with the line above', async () => {
    await act('Open Sample Manifest');
    await editor.lens('10 pods').waitFor();
  });

  test('its timeline', async () => {
    await open('Step through the rollout');
    await editor.screenshot('walkthroughTimeline');
    await act('Show Rollout Timeline');
    await editor.timeline().button('Next step').waitFor();
  });

  test('a new image', async () => {
    await open('Simulate a new image');
    await editor.screenshot('walkthroughImage');
    await act('Simulate Set Image');
    await editor.quickInput.getByText('This image is already in use').waitFor();
    await editor.fill('Simulate Set Image', 'busybox:1.29');
    await editor.page.keyboard.press('Enter');
    await editor.timeline().text('busybox:1.29').waitFor();
  });

  test('a rollback of that', async () => {
    await open('Simulate a rollback');
    await editor.screenshot('walkthroughRollback');
    await act('Simulate Rollback to Revision');
    await editor.choose('Revision 1');
    await editor.timeline().text('kubectl rollout undo deployment/busy --to-revision=1').waitFor();
  });

  test('a sample with problems, and the rules', async () => {
    await open('Find what is rejected or risky');
    await act('Open Sample with Problems');
    await editor.tab('Untitled-2').waitFor();
    await open('Find what is rejected or risky');
    await act('Show Problems');
    await editor.page.locator('.markers-panel').getByText('may not be 0 when').waitFor();
    await editor.screenshot('walkthroughProblems');
    await open('Find what is rejected or risky');
    await act('Show Rules');
    await editor.timeline().frame.getByRole('heading', { name: 'What the API server would reject' }).waitFor();
    await editor.screenshot('walkthroughRules');
  });
});
