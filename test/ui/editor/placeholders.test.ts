/** A Deployment whose replicas something else fills in: nothing is simulated until the user says in the timeline what to assume. */
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';
import { deployment } from '../../support/manifest';

const filledIn = deployment(['progressDeadlineSeconds: $(DEADLINE)']).replace('replicas: 10', 'replicas: ${REPLICAS}');
describe('placeholders', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await Editor.start({ files: { 'web.yaml': filledIn }, open: 'web.yaml' });
  });
  after(() => editor.close());

  test('the line above says what isn’t known', async () => {
    await editor
      .lens('replicas unknown: ${REPLICAS} is a placeholder · progressDeadlineSeconds unknown: $(DEADLINE) is a placeholder')
      .waitFor();
    await editor.page.getByText('unknown: a placeholder').first().waitFor();
  });

  test('the timeline asks what to assume', async () => {
    await editor.lens('Rollout timeline').click();
    await editor.timeline().text('There is no rollout to show until you say what to assume.').waitFor();
    await editor.screenshot('unknownValues');
  });

  test('and simulates that', async () => {
    const timeline = editor.timeline();
    await timeline.field('replicas').fill('4');
    await timeline.field('replicas').press('Enter');
    await timeline.text('progressDeadlineSeconds unknown').waitFor();
    await timeline.field('progressDeadlineSeconds').fill('60');
    await timeline.field('progressDeadlineSeconds').press('Enter');
    await timeline.text('4 pods · at most 5 · never below 3').waitFor();
    await timeline.text('was ${REPLICAS}').waitFor();
    await timeline.text('Assumes that progressDeadlineSeconds is 60: $(DEADLINE) is a placeholder.').waitFor();
    await editor.screenshot('assumedValues');
  });

  test('until it is reset', async () => {
    await editor.timeline().button('Reset').click();
    await editor.timeline().text('replicas unknown').waitFor();
  });
});
