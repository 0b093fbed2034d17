/** Charts and kustomizations, rendered by recorded runs of the tools: what stands in the files that are edited. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { history } from './repository';
import { closeAll, eventually, hover, inlayHints, lenses, open, sample } from './workbench';

const own = path.join(
  vscode.extensions.getExtension('kubernetes-rollout-preview.kubernetes-rollout-preview')?.extensionPath ?? '',
  'test',
  'rendering',
);

/** A hover's text as it is read. */
function plain(markdown: string): string {
  return markdown.replaceAll('&nbsp;', ' ').replaceAll('\\', '');
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
