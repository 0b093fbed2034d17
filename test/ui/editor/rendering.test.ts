/** A Helm chart in the whole editor: what stands in its template and its values, with recorded runs of helm. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe } from 'node:test';
import { Editor, testsIn, type EditorOptions } from '../../support/editor';
import { filesBelow } from '../../rendering/fixtures';
import { program } from '../../workspace/folders';

/** Programs are started for each answer. */
const patient = { timeout: 60_000 };

const tools = mkdtempSync(path.join(os.tmpdir(), 'rollout-tools-'));
after(() => rmSync(tools, { recursive: true, force: true }));

/** The charts of the fixtures, with a program in helm's place that plays what was recorded of it. */
async function startWithCharts(more: EditorOptions): Promise<Editor> {
  const own = path.join(process.cwd(), 'test', 'rendering');
  const lines = `exec "${process.execPath}" "${path.join(own, 'standIn.mjs')}" helm-3.22 "${path.join(own, 'runs')}" "$@"`;
  const files = ['shop', 'broken/exec-nil'].flatMap(chart =>
    filesBelow('helm', ...chart.split('/')).map(({ path: name, text }) => [`charts/${chart}/${name}`, text] as const),
  );
  const machine = { 'rolloutPreview.helm.path': program(tools, 'helm', lines) };
  return Editor.start({ files: Object.fromEntries(files), machine, ...more });
}

describe('a Helm chart in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await startWithCharts({ open: 'charts/shop/templates/deployment.yaml' });
  });
  after(() => editor.close());

  test('the template has the line of what it is rendered to, with the values it is rendered with', async () => {
    await editor.lens('4 pods').waitFor(patient);
    await editor.lens('values.yaml').waitFor(patient);
    await editor.screenshot('renderedTemplate');
  });

  test('Choose Values… asks which of the values files', async () => {
    await editor.command('Rollout: Choose Values…');
    await editor.quickInput.getByText('values-prod.yaml').waitFor();
    await editor.screenshot('chooseValues');
    await editor.choose('values-prod.yaml');
    await editor.lens('12 pods').waitFor(patient);
    await editor.lens('values-prod.yaml').waitFor(patient);
  });

  test('the timeline says what it is rendered from, in every theme', async () => {
    await editor.lens('Rollout timeline').first().click();
    const timeline = editor.timeline();
    await timeline.text('rendered from').waitFor();
    await timeline.button('values-prod.yaml').waitFor();
    for (const theme of ['light', 'highContrastDark', 'dark'] as const) {
      await editor.use(theme);
      await editor.screenshot(`renderedTimeline ${theme}`);
    }
    await timeline.button('values-prod.yaml').click();
    await editor.fileTab('values-prod.yaml').waitFor();
  });

  test('the values say what they come to', async () => {
    await editor.lens('Renders 3 workloads').waitFor(patient);
    await editor.screenshot('renderedValues');
  });

  test('an error of helm is at its line', async () => {
    await editor.openFile('exec-nil/templates/a.yaml');
    await editor.squiggle('error').first().waitFor(patient);
    await editor.screenshot('renderedError');
  });

  test('the overview has what the chart is rendered to, and opens its timeline', async () => {
    await editor.openFile('charts/shop/templates/deployment.yaml');
    await editor.command('Rollout: Show Rollout Overview');
    const overview = editor.timeline();
    // The timeline of before is there too, until the overview is.
    await overview.text('Each is simulated as if it were applied alone.').waitFor(patient);
    await overview.text('charts/shop with values-prod.yaml').waitFor(patient);
    const row = overview.frame.getByRole('row').filter({ hasText: '12 pods' });
    await row.waitFor(patient);
    await editor.screenshot('overviewOfChart');
    await row.getByText('12 pods').click();
    await editor.timeline().text('rendered from').waitFor();
  });
});

describe('a Helm chart in Simplified Chinese', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await startWithCharts({ open: 'charts/shop/values.yaml', language: 'zh-cn' });
  });
  after(() => editor.close());

  test('the values say what they come to', async () => {
    await editor.lens('渲染出 3 个工作负载').waitFor(patient);
    await editor.screenshot('chineseRendered');
  });
});
