/** A manifest that a kustomization changes, in the whole editor, in every theme: its lines and hovers are those of what is built; and the questions on the way. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';
import { program } from '../../workspace/folders';

/** Programs are started for each answer. */
const patient = { timeout: 60_000 };

const tools = mkdtempSync(path.join(os.tmpdir(), 'rollout-tools-'));
after(() => rmSync(tools, { recursive: true, force: true }));

const web = (replicas: number, more = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: ${replicas}\n${more}  selector:\n    matchLabels:\n      app: web\n` +
  '  template:\n    metadata:\n      labels:\n        app: web\n    spec:\n      containers:\n      - name: web\n        image: web:1\n';
const patch = `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  minReadySeconds: 20\n`;

/** In the place of kustomize: prints what it would build of the files below. */
const lines = `if [ "$1" = version ]; then echo v5.8.1; else cat <<'BUILT'\n${web(6, '  minReadySeconds: 20\n')}BUILT\nfi`;

describe('a manifest that a kustomization changes in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await Editor.start({
      files: {
        'base/web.yaml': web(3),
        'base/kustomization.yaml': 'resources:\n  - web.yaml\n',
        'prod/kustomization.yaml': 'resources:\n  - ../base\nreplicas:\n  - name: web\n    count: 6\npatches:\n  - path: patch.yaml\n',
        'prod/patch.yaml': patch,
        'remote/kustomization.yaml': 'resources:\n  - https://example.com/shop.yaml\n',
      },
      machine: { 'rolloutPreview.kustomize.path': program(tools, 'kustomize', lines) },
      open: 'base/web.yaml',
    });
  });
  after(() => editor.close());

  async function inEveryTheme(name: string): Promise<void> {
    for (const theme of ['light', 'highContrastDark', 'highContrastLight', 'dark'] as const) {
      await editor.use(theme);
      await editor.screenshot(`${name} ${theme}`);
    }
  }

  test('the line above the base is that of what is built, with the overlay', async () => {
    await editor.lens('6 pods').waitFor(patient);
    await editor.lens('prod').waitFor(patient);
    await inEveryTheme('builtManifest');
  });

  test('a hover in a patch is that of what is built', async () => {
    await editor.openFile('prod/patch.yaml');
    await editor.lens('6 pods').waitFor(patient);
    const hover = await editor.hover('minReadySeconds');
    await hover.getByText('20 s').first().waitFor();
    await inEveryTheme('hoverInPatch');
  });

  test('Compare Edit With… asks with what', async () => {
    await editor.command('Rollout: Compare Edit With…');
    await editor.quickInput.waitFor();
    await inEveryTheme('compareBuiltWith');
    await editor.page.keyboard.press('Escape');
  });

  test('Build with Network… lists what would be downloaded, and does nothing before it is allowed', async () => {
    await editor.openFile('remote/kustomization.yaml');
    await editor.lens('Not built: 1 resource comes from the network').waitFor(patient);
    await editor.lens('Build with Network…').first().click();
    const dialog = editor.page.getByRole('dialog');
    await dialog.getByText('https://example.com/shop.yaml').waitFor();
    await inEveryTheme('buildWithNetwork');
    await editor.page.keyboard.press('Escape');
    await editor.lens('Not built: 1 resource comes from the network').waitFor();
  });
});
