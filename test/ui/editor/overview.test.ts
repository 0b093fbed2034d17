/** All workloads of a file at once, and the way from there to a timeline and back. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Locator } from 'playwright-core';
import { Editor, testsIn, type Theme } from '../../support/editor';

describe('the overview in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await Editor.start({ open: 'shop.yaml' });
    await editor.lens('3 pods').waitFor();
  });
  after(() => editor.close());

  // It is a page as the timeline is.
  const text = (wanted: string | RegExp): Locator => editor.timeline().text(wanted);
  const button = (name: RegExp): Locator => editor.timeline().frame.getByRole('button', { name });
  const row = (name: string): Locator =>
    editor
      .timeline()
      .frame.getByRole('row')
      .filter({ has: button(new RegExp(`^${name}, `)) });

  test('Show Rollout Overview has a row for each workload of the file', async () => {
    await editor.command('Rollout: Show Rollout Overview');
    await editor.tab('Rollouts: shop.yaml').waitFor();
    await text('3 workloads · 1 would be rejected').waitFor();
    await row('web').getByText('never below 3').waitFor();
    await row('ledger').getByText('0 of 2').waitFor();
    await row('cart').getByText('1 error').waitFor();
    await editor.screenshot('overview');
    assert.deepEqual(await editor.timeline().violations(), []);
  });

  test('it follows an edit of the file', async () => {
    const line = editor.lineOf('shop.yaml', 'replicas: 3');
    await editor.replaceLine('shop.yaml', line, '  replicas: 5');
    await row('web').getByText('5 pods').waitFor();
    await editor.replaceLine('shop.yaml', line, '  replicas: 3');
    await row('web').getByText('3 pods').waitFor();
  });

  test('the filter shows what has a problem', async () => {
    await button(/^Problems/).click();
    await row('web').waitFor({ state: 'detached' });
    await row('cart').waitFor();
    await button(/^All/).click();
    await row('web').waitFor();
  });

  test('keys go from row to row, Enter opens the timeline, and the overview is as it was afterwards', async () => {
    await button(/^web, /).focus();
    await editor.page.keyboard.press('ArrowDown');
    await editor.page.keyboard.press('Enter');
    await editor.tab('Rollout: ledger').waitFor();
    await editor.timeline().steps.first().waitFor();
    await editor.tab('Rollout: ledger').click({ button: 'middle' });
    await row('ledger').waitFor();
    await editor.timeline().frame.locator('button:focus', { hasText: 'ledger' }).waitFor();
  });

  test('a click opens the timeline, too', async () => {
    await row('web').getByText('3 of 3').click();
    await editor.tab('Rollout: web').waitFor();
    await editor.timeline().steps.first().waitFor();
    await editor.tab('Rollout: web').click({ button: 'middle' });
    await row('web').waitFor();
  });

  test('from a timeline it opens where that is, not in a third column', async () => {
    await row('web').getByText('3 of 3').click();
    await editor.timeline().steps.first().click();
    await editor.command('Rollout: Show Rollout Overview of Workspace');
    await editor.tab('Rollouts: samples').waitFor();
    assert.equal(await editor.page.locator('.editor-group-container:visible').count(), 2);
    await editor.tab('Rollouts: samples').click({ button: 'middle' });
    await editor.tab('Rollout: web').click({ button: 'middle' });
    await row('web').waitFor();
  });

  test('the report has them all', async () => {
    await button(/Copy report/).click();
    await editor.page.getByText('Report copied').first().waitFor();
    const copied = await editor.page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^### Rollouts of 3 workloads\n/);
    for (const name of ['web', 'ledger', 'cart']) assert.match(copied, new RegExp(`\`Deployment/${name} -n shop\``));
  });

  test('a reload of the window brings it back', async () => {
    await editor.reload('shop.yaml');
    await editor.tab('Rollouts: shop.yaml').click();
    await row('cart').waitFor();
  });

  for (const theme of ['light', 'highContrastDark', 'highContrastLight'] satisfies Theme[]) {
    test(`it can be read by everybody in the theme ${theme}`, async () => {
      await editor.use(theme);
      await editor.screenshot(`overview ${theme}`);
      assert.deepEqual(await editor.timeline().violations(), []);
    });
  }
});

describe('the overview of what is edited, and of the workspace', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await Editor.start({ open: 'shop.yaml', history: [{ file: 'busy.yaml', content: '', message: 'Begin' }] });
    await editor.lens('3 pods').waitFor();
  });
  after(() => editor.close());

  const row = (name: string): Locator =>
    editor
      .timeline()
      .frame.getByRole('row')
      .filter({ has: editor.timeline().frame.getByRole('button', { name: new RegExp(`^${name}, `) }) });

  test('the filter Changed shows what differs from the last commit', async () => {
    const line = editor.lineOf('shop.yaml', 'replicas: 3');
    await editor.replaceLine('shop.yaml', line, '  replicas: 5');
    await editor.command('Rollout: Show Rollout Overview');
    await row('web').getByText('replicas 3 → 5').filter({ visible: true }).waitFor();
    await editor.timeline().button('Changed 1').click();
    await row('ledger').waitFor({ state: 'detached' });
    await row('web').waitFor();
    await editor.screenshot('overviewChanged');
  });

  test('Show Rollout Overview of Workspace has every file with a workload', async () => {
    await editor.command('Rollout: Show Rollout Overview of Workspace');
    await editor.tab('Rollouts: samples').waitFor();
    await editor.timeline().text('of this workspace').waitFor();
    await row('busy').waitFor();
    await row('ledger').waitFor();
    await editor.timeline().button('shop.yaml').waitFor();
    // Comes last, and moves the rows down.
    await editor.timeline().button('Changed 1').waitFor();
    await row('web').getByText('replicas 3 → 5').filter({ visible: true }).waitFor();
    await editor.screenshot('overviewWorkspace');
    assert.deepEqual(await editor.timeline().violations(), []);
    await row('busy').getByText('10 pods').click();
    await editor.tab('Rollout: busy').waitFor();
  });
});
