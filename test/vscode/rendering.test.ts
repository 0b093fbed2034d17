/** Charts and kustomizations, rendered by recorded runs of the tools: what stands in the files that are edited. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { history } from './repository';
import { closeAll, eventually, hover, inlayHints, lenses, open, sample, tabs } from './workbench';

const own = path.join(
  vscode.extensions.getExtension('kubernetes-rollout-preview.kubernetes-rollout-preview')?.extensionPath ?? '',
  'test',
  'rendering',
);

/** A hover's text as it is read. */
function plain(markdown: string): string {
  return markdown.replaceAll('&nbsp;', ' ').replaceAll('\\', '');
}

/** What is wrong in a document, with the lines. */
function problems(uri: vscode.Uri): readonly string[] {
  return vscode.languages.getDiagnostics(uri).map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}

suite('rendering', function () {
  // Programs are started for each answer.
  this.timeout(60_000);
  let tools = '';

  suiteSetup(async () => {
    for (const folder of ['kustomize', 'helm']) cpSync(path.join(own, 'fixtures', folder), sample(folder).fsPath, { recursive: true });
    tools = mkdtempSync(path.join(os.tmpdir(), 'rollout-tools-'));
    await useTool('kustomize.path', 'kubectl', 'kubectl-5.5');
    await useTool('helm.path', 'helm', 'helm-3.22');
  });
  suiteTeardown(async () => {
    for (const folder of ['kustomize', 'helm']) rmSync(sample(folder).fsPath, { recursive: true, force: true });
    rmSync(tools, { recursive: true, force: true });
    for (const setting of ['kustomize.path', 'helm.path'])
      await vscode.workspace.getConfiguration('rolloutPreview').update(setting, undefined, vscode.ConfigurationTarget.Global);
  });
  teardown(closeAll);

  async function useTool(setting: string, name: string, folder: string): Promise<void> {
    const program = path.join(tools, name);
    writeFileSync(
      program,
      `#!/bin/sh\nexec "${process.execPath}" "${path.join(own, 'standIn.mjs')}" ${folder} "${path.join(own, 'runs')}" "$@"\n`,
    );
    chmodSync(program, 0o755);
    await vscode.workspace.getConfiguration('rolloutPreview').update(setting, program, vscode.ConfigurationTarget.Global);
  }
  test('a kustomization says what it renders, and shows it', async () => {
    const kustomization = await open(sample('kustomize/shop/overlays/prod/kustomization.yaml'));
    const found = await eventually(
      () => lenses(kustomization),
      titles => titles.includes('Renders 1 workload'),
    );
    assert.deepEqual(found, ['Renders 1 workload']);
    await vscode.commands.executeCommand('rolloutPreview.showRendered');
    const rendered = await eventually(
      () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'rollout-rendered')?.document,
      document => document !== undefined,
    );
    assert.ok(rendered !== undefined);
    await eventually(
      () => lenses(rendered),
      titles => titles.some(title => title.startsWith('10 pods')),
    );
  });

  test('a patch has the lenses and hovers of what it is patched into', async () => {
    const patch = await open(sample('kustomize/shop/overlays/prod/strategy.yaml'));
    await eventually(
      () => lenses(patch),
      titles => titles.some(title => title.startsWith('10 pods')),
    );
  });

  test('a manifest that an overlay makes more of has the answers of what is built', async () => {
    const manifest = await open(sample('kustomize/shop/base/deployment.yaml'));
    await eventually(
      () => lenses(manifest),
      titles => titles.some(title => title.startsWith('2 pods')),
    );
    const prod = vscode.workspace.asRelativePath(sample('kustomize/shop/overlays/prod'));
    await vscode.commands.executeCommand('rolloutPreview.chooseKustomization', manifest.uri.toString(), prod);
    const titles = await eventually(
      () => lenses(manifest),
      all => all.some(title => title.startsWith('10 pods')),
    );
    assert.ok(titles.includes(prod) && !titles.some(title => title.startsWith('2 pods')), titles.join(', '));
    await vscode.window.showTextDocument(manifest);
    await vscode.commands.executeCommand('rolloutPreview.showTimeline');
    await eventually(tabs, all => all.includes('Rollout: eu-shop · prod.yaml'));
  });

  test('of a manifest that an overlay changes, what is wrong in what is built is said, at its line', async () => {
    const web = (replicas: number): string =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: ${replicas}\n  selector: { matchLabels: { app: web } }\n` +
      '  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: "web:1" }] }\n';
    const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  minReadySeconds: -5\n';
    const folder = sample('built').fsPath;
    const program = path.join(tools, 'kustomize');
    mkdirSync(path.join(folder, 'base'), { recursive: true });
    mkdirSync(path.join(folder, 'prod'));
    writeFileSync(path.join(folder, 'base/kustomization.yaml'), 'resources: [web.yaml]\n');
    writeFileSync(path.join(folder, 'base/web.yaml'), web(-3));
    writeFileSync(path.join(folder, 'prod/patch.yaml'), patch);
    writeFileSync(
      path.join(folder, 'prod/kustomization.yaml'),
      'resources: [../base]\npatches: [{ path: patch.yaml }]\nreplicas: [{ name: web, count: 3 }]\n',
    );
    writeFileSync(path.join(tools, 'built.yaml'), web(3).replace('spec:\n', 'spec:\n  minReadySeconds: -5\n'));
    writeFileSync(program, '#!/bin/sh\nif [ "$1" = version ]; then echo v5.8.1; else cat "$(dirname "$0")/built.yaml"; fi\n');
    chmodSync(program, 0o755);
    const settings = vscode.workspace.getConfiguration('rolloutPreview');
    const before = settings.get<string>('kustomize.path');
    await settings.update('kustomize.path', program, vscode.ConfigurationTarget.Global);
    try {
      const manifest = await open(sample('built/base/web.yaml'));
      await eventually(
        () => lenses(manifest),
        titles => titles.some(title => title.startsWith('The API server would reject this')) && titles.includes('built/prod'),
      );
      await eventually(
        () => problems(manifest.uri),
        found => found.length === 0,
      );
      const patched = await open(sample('built/prod/patch.yaml'));
      const found = await eventually(
        () => problems(patched.uri),
        ([first]) => first !== undefined,
      );
      assert.deepEqual(found, [
        '6: `minReadySeconds` can’t be negative.\nAPI server: spec.minReadySeconds: Invalid value: -5: must be greater than or equal to 0',
      ]);
    } finally {
      await settings.update('kustomize.path', before, vscode.ConfigurationTarget.Global);
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('an edit that isn’t saved says what it rolls', async () => {
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'Begin');
    const kustomization = await open(sample('kustomize/shop/overlays/prod/kustomization.yaml'));
    await replace(kustomization, 'count: 10', 'count: 12');
    await eventually(
      () => lenses(kustomization),
      titles => titles.includes('Scales eu-shop'),
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await replace(await open(sample('kustomize/shop/base/app.properties')), 'hello', 'hullo');
    await open(kustomization);
    await eventually(
      () => lenses(kustomization),
      titles => titles.includes('Rolls out eu-shop'),
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('a rendered workload has the revisions of what it is rendered from', async () => {
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'Begin', '--allow-empty');
    const settings = sample('kustomize/shop/base/app.properties').fsPath;
    const text = readFileSync(settings, 'utf8');
    writeFileSync(settings, text.replace('hello', 'hullo'));
    git('commit', '-qam', 'Say hullo');
    writeFileSync(settings, text);
    git('commit', '-qam', 'Say hello again');
    await open(sample('kustomize/shop/overlays/prod/kustomization.yaml'));
    await vscode.commands.executeCommand('rolloutPreview.showRendered');
    const rendered = await eventually(
      () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'rollout-rendered')?.document,
      document => document !== undefined,
    );
    assert.ok(rendered !== undefined);
    const revisions = await eventually(
      () => history(rendered.uri, 'Deployment/prod/eu-shop'),
      rows => rows.length > 1 && rows.at(-1)?.endsWith('from the manifest') === false,
    );
    assert.deepEqual(revisions, ['2 images.example/shop:1.27.3 Say hullo', '3 images.example/shop:1.27.3 Say hello again']);
  });

  test('a template has the answers of what it is rendered to with the chosen values', async () => {
    const template = await open(sample('helm/shop/templates/deployment.yaml'));
    const chart = sample('helm/shop').fsPath;
    await vscode.commands.executeCommand('rolloutPreview.chooseValues', chart, '');
    await eventually(
      () => lenses(template),
      titles => titles.some(title => title.startsWith('4 pods')) && titles.includes('values.yaml'),
    );
    await eventually(
      () => hover(template, 'replicas:'),
      text => plain(text).includes('Set by replicas in helm/shop/values.yaml, line 1'),
    );
    await eventually(
      () => hover(template, 'image:'),
      text => plain(text).includes('Set by image.repository in helm/shop/values.yaml, line 3'),
    );
    await eventually(
      () => inlayHints(template),
      hints => hints.includes('→ 1 pod'),
    );
    await vscode.commands.executeCommand('rolloutPreview.chooseValues', chart, 'values-prod.yaml');
    await eventually(
      () => lenses(template),
      titles => titles.some(title => title.startsWith('12 pods')) && titles.includes('values-prod.yaml'),
    );
    const workers = await open(sample('helm/shop/charts/workers-folder/templates/workers.yaml'));
    await eventually(
      () => lenses(workers),
      titles => titles.includes('2 Deployments: shop-queue-fast, shop-queue-slow'),
    );
    await vscode.commands.executeCommand('rolloutPreview.chooseValues', chart, '');
  });

  test('a key of the values says what it sets', async () => {
    const values = await open(sample('helm/shop/values.yaml'));
    await eventually(
      () => lenses(values),
      titles => titles.includes('Renders 3 workloads'),
    );
    await eventually(
      () => hover(values, 'replicas: 4'),
      text => plain(text) === 'Sets replicas of Deployment shop-shop',
    );
    await eventually(
      () => hover(values, 'greeting: hello'),
      text => plain(text) === 'Sets checksum/config of Deployment shop-shop',
    );
  });

  test('a workload of a packed subchart stands at the key of its values', async () => {
    const values = await open(sample('helm/packed/values.yaml'));
    await eventually(
      () => lenses(values),
      titles => titles[0] === 'Renders 1 workload' && titles.some(title => title.startsWith('3 pods')),
    );
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', values.uri, 1000);
    const own = found.find(({ command }) => command?.title.startsWith('3 pods') === true);
    assert.equal(own?.range.start.line, 1);
  });

  test('an error of helm is at its line', async () => {
    const template = await open(sample('helm/broken/exec-nil/templates/a.yaml'));
    const found = await eventually(
      () => vscode.languages.getDiagnostics(template.uri).map(({ range, message }) => `${range.start.line + 1}: ${message}`),
      messages => messages.length > 0,
    );
    assert.deepEqual(found, ['3: nil pointer evaluating interface {}.b']);
  });

  function git(...args: readonly string[]): void {
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
      cwd: sample('kustomize').fsPath,
      stdio: 'pipe',
    });
  }

  async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
    const start = document.getText().indexOf(before);
    assert.notEqual(start, -1);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + before.length)), after);
    await vscode.workspace.applyEdit(edit);
  }
});
