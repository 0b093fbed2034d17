/** What an edit of a kustomization does, compared with what git has of it: built by a program that prints the manifest beside the kustomization. */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { Repository } from './repository';
import { closeAll, eventually, lenses, open, sample, tabs } from './workbench';

const web = (tag: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 3\n  selector: { matchLabels: { app: web } }\n` +
  `  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: "web:${tag}" }] }\n`;
const kustomization = 'resources: [web.yaml]\n';
const broken = 'resources: [web.yaml]\nnameprefix: eu-\n';

const program = `#!/bin/sh
for last; do :; done
if [ "$1" = version ]; then echo v5.8.1
elif grep -q nameprefix "$last/kustomization.yaml"; then echo 'Error: invalid Kustomization: json: unknown field "nameprefix"' >&2; exit 1
elif grep -q '# waits' "$last/kustomization.yaml"; then
  read=$(cat "$last/web.yaml")
  : > "\${0%/*}/began"
  until [ -e "\${0%/*}/goes" ]; do sleep 0.1; done
  echo "$read"
else
  if grep -q '# slow' "$last/kustomization.yaml"; then sleep 11; fi
  cat "$last/web.yaml"
fi
`;

suite('edits of what is rendered', function () {
  // Programs are started for each answer.
  this.timeout(120_000);
  let repository: Repository;
  let tools = '';

  suiteSetup(async () => {
    tools = mkdtempSync(path.join(os.tmpdir(), 'rollout-tools-'));
    writeFileSync(path.join(tools, 'kustomize'), program);
    chmodSync(path.join(tools, 'kustomize'), 0o755);
    await useKustomize(path.join(tools, 'kustomize'));
  });
  suiteTeardown(async () => {
    rmSync(tools, { recursive: true, force: true });
    await useKustomize(undefined);
  });
  setup(() => {
    repository = new Repository(sample('.').fsPath);
  });
  teardown(async () => {
    await closeAll();
    repository.remove();
  });

  test('where git’s version can’t be built, it is said that nothing is compared with it', async () => {
    repository.commit('Begin', { 'kustomization.yaml': broken, 'web.yaml': web('1') });
    repository.write({ 'kustomization.yaml': kustomization, 'web.yaml': web('2') });
    const document = await open(repository.uri('kustomization.yaml'));
    await eventually(
      () => lenses(document),
      titles => titles.includes('Renders 1 workload') && titles.includes('Not compared with HEAD: it can’t be rendered there'),
    );
  });

  test('an edit is compared with HEAD, and with another commit that is chosen', async () => {
    repository.commit('Use 1', { 'kustomization.yaml': kustomization, 'web.yaml': web('1') });
    repository.commit('Use 2', { 'web.yaml': web('2') });
    repository.write({ 'web.yaml': web('3') });
    const document = await open(repository.uri('kustomization.yaml'));
    await eventually(
      () => lenses(document),
      titles => titles.includes('Rolls out web'),
    );
    const rendered = await shown();
    await vscode.commands.executeCommand('rolloutPreview.compareEditWith', rendered.uri.toString(), 'Deployment//web', 'HEAD~1');
    await eventually(tabs, titles => titles.some(title => title.startsWith('Rollout: web')));
    const report = await reportOf(rendered);
    assert.match(report, /web:1/);
    assert.doesNotMatch(report, /web:2/);
    await vscode.commands.executeCommand('rolloutPreview.compareEditWith', rendered.uri.toString(), 'Deployment//web', 'HEAD');
    assert.match(await reportOf(rendered), /web:2/);
  });

  test('an edit that isn’t saved is compared with the saved file that is chosen', async () => {
    repository.commit('Use 1', { 'kustomization.yaml': kustomization, 'web.yaml': web('1') });
    repository.write({ 'web.yaml': web('2') });
    const manifest = await open(repository.uri('web.yaml'));
    await type(manifest, web('3'));
    await open(repository.uri('kustomization.yaml'));
    const rendered = await shown();
    await eventually(
      () => rendered.getText(),
      text => text.includes('web:3'),
    );
    await vscode.commands.executeCommand('rolloutPreview.compareEditWith', rendered.uri.toString(), 'Deployment//web', 'the saved file');
    await eventually(tabs, titles => titles.some(title => title.startsWith('Rollout: web')));
    const report = await reportOf(rendered);
    assert.match(report, /web:2/);
    assert.doesNotMatch(report, /web:1/);
  });

  test('what is typed while it is rendered for the first time counts', async () => {
    repository.write({ 'kustomization.yaml': `${kustomization}# waits\n`, 'web.yaml': web('1') });
    const manifest = await open(repository.uri('web.yaml'));
    await eventually(
      () => existsSync(path.join(tools, 'began')),
      began => began,
    );
    await type(manifest, web('2'));
    writeFileSync(path.join(tools, 'goes'), '');
    await open(repository.uri('kustomization.yaml'));
    const rendered = await shown();
    await eventually(
      () => rendered.getText(),
      text => text.includes('web:2'),
    );
  });

  test('what takes longer than 10 s is stopped, and rendered once that is asked for', async () => {
    repository.write({ 'kustomization.yaml': `${kustomization}# slow\n`, 'web.yaml': web('1') });
    const document = await open(repository.uri('kustomization.yaml'));
    await eventually(
      () => lenses(document),
      titles => titles.includes('Stopped: rendering took more than 10 s · Render Again'),
    );
    await vscode.commands.executeCommand('rolloutPreview.renderAgain');
    // Both of its builds take as long again.
    await new Promise(resolve => setTimeout(resolve, 12_000));
    await eventually(
      () => lenses(document),
      titles => titles.includes('Renders 1 workload'),
    );
  });

  async function shown(): Promise<vscode.TextDocument> {
    await vscode.commands.executeCommand('rolloutPreview.showRendered');
    const found = await eventually(
      () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'rollout-rendered')?.document,
      document => document !== undefined,
    );
    assert.ok(found !== undefined);
    return found;
  }
});

async function type(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

async function reportOf({ uri }: vscode.TextDocument): Promise<string> {
  await vscode.env.clipboard.writeText('');
  await vscode.commands.executeCommand('rolloutPreview.copyReport', uri.toString(), 'Deployment//web');
  return vscode.env.clipboard.readText();
}

function useKustomize(kustomize: string | undefined): Thenable<void> {
  return vscode.workspace.getConfiguration('rolloutPreview').update('kustomize.path', kustomize, vscode.ConfigurationTarget.Global);
}
