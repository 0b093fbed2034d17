/** From the manifest to its rollout on screen and back, with mouse and keyboard. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { Editor, testsIn, type Theme } from '../../support/editor';

describe('the timeline in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await Editor.start({ files: { 'hostile.yaml': hostile, 'known.yaml': '- image: busybox:1.27\n' } });
    await editor.lens('10 pods').waitFor();
  });
  after(() => editor.close());

  test('the lens opens it beside the manifest', async () => {
    await editor.lens('Rollout timeline').click();
    await editor.tab('Rollout: busy').waitFor();
    const timeline = editor.timeline();
    await timeline.steps.first().waitFor();
    assert.match(await timeline.heading.innerText(), /busy/);
    await timeline.text('at most 11').waitFor();
  });

  test('Simulate Set Image… checks the image while it is typed, and shows its rollout', async () => {
    await editor.command('Rollout: Simulate Set Image…');
    await editor.quickInput.getByText('This image is already in use').waitFor();
    await editor.quickValueIs('busybox:1.28.4');
    await editor.fill('Simulate Set Image', 'busybox:1.29 x');
    await editor.quickInput.getByText('An image reference can’t contain spaces.').waitFor();
    await editor.screenshot('setImageRefused');
    await editor.fill('Simulate Set Image', 'busybox:1.29');
    await editor.page.keyboard.press('Enter');
    const timeline = editor.timeline();
    await timeline.text('busybox:1.29').waitFor();
    await timeline.text('kubectl set image').waitFor();
  });

  const ways: Readonly<Record<string, () => Promise<void>>> = {
    'by its button': () => editor.quickInput.getByRole('button', { name: 'Choose a Known Image' }).click(),
    'by a key': () => editor.page.keyboard.press('ArrowDown'),
  };
  for (const [way, choose] of Object.entries(ways)) {
    test(`an image that the workspace knows comes into the box ${way}`, async () => {
      await editor.command('Rollout: Simulate Set Image…');
      await editor.quickInput.getByText('This image is already in use').waitFor();
      await choose();
      await editor.choose('busybox:1.27');
      await editor.quickInput.getByText('Image for container busy').waitFor();
      await editor.quickValueIs('busybox:1.27');
      await editor.page.keyboard.press('Escape');
      await editor.quickInput.waitFor({ state: 'hidden' });
    });
  }

  test('its steps are those of a real cluster', async () => {
    const timeline = editor.timeline();
    const rows = await timeline.steps.locator('td.number').allInnerTexts();
    const counters = rows.flatMap((_, index) => (index % 4 === 0 ? [rows.slice(index, index + 4).join('/')] : []));
    // `kubectl get deployment busy` in the recorded walk-through, in this order.
    const recorded = ['10/11/2/9', '10/11/4/9', '10/11/6/9', '10/11/8/9', '10/11/10/9', '10/10/10/10'];
    const found = recorded.map(line => counters.indexOf(line));
    assert.ok(
      found.every((index, position) => index > (found[position - 1] ?? -1)),
      counters.join('\n'),
    );
    assert.equal(counters.at(-1), '10/10/10/10');
  });

  test('a step is chosen by mouse, and left by keys', async () => {
    const timeline = editor.timeline();
    await timeline.steps.nth(3).click();
    await timeline.selectedStep.getByText('4', { exact: true }).first().waitFor();
    await editor.page.keyboard.press('ArrowDown');
    await timeline.selectedStep.getByText('5', { exact: true }).first().waitFor();
    await timeline.button('Previous step').click();
    await timeline.selectedStep.getByText('4', { exact: true }).first().waitFor();
    await editor.page.keyboard.press('ArrowRight');
    await timeline.selectedStep.getByText('5', { exact: true }).first().waitFor();
    await timeline.steps.nth(4).focus();
    await editor.page.keyboard.press('End');
    await timeline.text('deployment "busy" successfully rolled out').waitFor();
    await editor.page.keyboard.press('Home');
    assert.equal(await timeline.counters(), '10/10/0/10');
  });

  test('it plays to its end', async () => {
    const timeline = editor.timeline();
    await timeline.steps.last().click();
    await timeline.button('Previous step').click();
    await timeline.button('Play').click();
    await timeline.button('Play').waitFor();
    await timeline.text('deployment "busy" successfully rolled out').waitFor();
  });

  test('it follows an edit of the manifest, and keeps the last good picture while a value is refused', async () => {
    const timeline = editor.timeline();
    const line = editor.lineOf('busy.yaml', 'maxSurge:');
    await editor.replaceLine('busy.yaml', line, '      maxSurge: 3');
    await timeline.text('at most 13').waitFor();
    await editor.replaceLine('busy.yaml', line, '      maxSurge: x');
    await timeline.text(/Not up to date|must match the regex|Invalid value/).waitFor();
    await editor.replaceLine('busy.yaml', line, '      maxSurge: 1');
    await timeline.text('at most 11').waitFor();
    assert.match(editor.read('busy.yaml'), /maxSurge: 1\n/);
  });

  test('Simulate Rollback to Revision… offers what was simulated, and shows the way back', async () => {
    await editor.command('Rollout: Simulate Rollback to Revision…');
    await editor.choices.filter({ hasText: 'Revision 1' }).filter({ hasText: 'busybox:1.28.4' }).waitFor();
    await editor.choices.filter({ hasText: 'Revision 2' }).filter({ hasText: 'busybox:1.29' }).waitFor();
    await editor.screenshot('rollback');
    await editor.choose('Revision 1');
    const timeline = editor.timeline();
    await timeline.text('roll back to revision 1').waitFor();
    await timeline.text('kubectl rollout undo deployment/busy --to-revision=1').waitFor();
  });

  test('a reload of the window brings it back as it was', async () => {
    await editor.reload('toRevision');
    await editor.tab('Rollout: busy').waitFor();
    await editor.timeline().text('roll back to revision 1').waitFor();
  });

  for (const theme of ['dark', 'light', 'highContrastDark', 'highContrastLight'] satisfies Theme[]) {
    test(`it can be read by everybody in the theme ${theme}`, async () => {
      await editor.use(theme);
      await editor.screenshot(theme);
      assert.deepEqual(await editor.timeline().violations(), []);
    });
  }

  test('a name that is markup stays text', async () => {
    await editor.use('dark');
    await editor.openFile('hostile.yaml');
    await editor.command('Rollout: Show Rollout Timeline');
    const timeline = editor.timeline();
    await timeline.text('<img src=x onerror=alert(1)>').waitFor();
    assert.equal(await timeline.frame.locator('img').count(), 0);
    await editor.screenshot('hostile');
  });
});

const hostile = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: <img src=x onerror=alert(1)>
spec:
  selector:
    matchLabels:
      app: hostile
  template:
    metadata:
      labels:
        app: hostile
    spec:
      containers:
        - name: main
          image: <script>alert(1)</script>
`;
