/** The images that the workspace's kustomizations put into a manifest, now and in each commit. */
import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { history, Repository } from './repository';
import { closeAll, eventually, lenses, open, sample, tabs } from './workbench';

const workload = 'Deployment//web';
const base = 'resources: [web.yaml]\n';
const overlay = (tag: string): string => `resources: [../base]\nimages: [{ name: web, newTag: '${tag}' }]\n`;
const web = (replicas: number): string =>
  JSON.stringify({
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } },
    spec: {
      ...{ replicas, selector: { matchLabels: { app: 'web' } } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web' }] } },
    },
  });

suite('kustomize', () => {
  let repository: Repository;

  // Where nothing can be built, the kustomizations are read.
  suiteSetup(async () => useKustomize('/no-kustomize-here'));
  suiteTeardown(async () => useKustomize(undefined));

  setup(() => {
    repository = new Repository(sample('.').fsPath);
  });
  teardown(async () => {
    await closeAll();
    repository.remove();
  });

  test('a commit that changes only the overlay is a revision', async () => {
    repository.commit('Use 1', { 'base/web.yaml': web(3), 'base/kustomization.yaml': base, 'prod/kustomization.yaml': overlay('1') });
    repository.commit('Use 2', { 'prod/kustomization.yaml': overlay('2') });
    repository.commit('More pods', { 'base/web.yaml': web(4) });
    const manifest = repository.uri('base/web.yaml');
    await open(manifest);
    assert.deepEqual(await history(manifest, workload), ['1 web:1 Use 1', '2 web:2 Use 2']);
    repository.write({ 'prod/kustomization.yaml': overlay('3') });
    assert.deepEqual((await history(manifest, workload)).at(-1), '3 web:3 from the manifest');
  });

  test('with the directory that was renamed', async () => {
    repository.commit('Use 1', {
      'k8s/base/web.yaml': web(3),
      'k8s/base/kustomization.yaml': base,
      'k8s/prod/kustomization.yaml': overlay('1'),
    });
    repository.commit('Use 2', { 'k8s/prod/kustomization.yaml': overlay('2') });
    repository.git('mv', 'k8s', 'deploy');
    repository.commit('Move and use 3', { 'deploy/prod/kustomization.yaml': overlay('3') });
    const manifest = repository.uri('deploy/base/web.yaml');
    await open(manifest);
    assert.deepEqual(await history(manifest, workload), ['1 web:1 Use 1', '2 web:2 Use 2', '3 web:3 Move and use 3']);
  });

  test('of several overlays the one that was chosen counts', async () => {
    repository.commit('Begin', {
      ...{ 'base/web.yaml': web(3), 'base/kustomization.yaml': base },
      ...{ 'dev/kustomization.yaml': overlay('d1'), 'prod/kustomization.yaml': overlay('p1') },
    });
    repository.commit('Next in dev', { 'dev/kustomization.yaml': overlay('d2') });
    const manifest = repository.uri('base/web.yaml');
    await open(manifest);
    assert.deepEqual(await history(manifest, workload), ['1 web Begin']);
    const name = (directory: string): string => vscode.workspace.asRelativePath(repository.uri(directory));
    await vscode.commands.executeCommand('rolloutPreview.chooseKustomization', manifest.toString(), name('dev'));
    assert.deepEqual(await history(manifest, workload), ['1 web:d1 Begin', '2 web:d2 Next in dev']);
    await vscode.commands.executeCommand('rolloutPreview.chooseKustomization', manifest.toString(), name('prod'));
    assert.deepEqual(await history(manifest, workload), ['1 web:p1 Begin']);
  });

  test('the lens says what a tag of the overlay rolls', async () => {
    repository.commit('Begin', { 'base/web.yaml': web(3), 'base/kustomization.yaml': base, 'prod/kustomization.yaml': overlay('1') });
    repository.write({ 'prod/kustomization.yaml': overlay('2') });
    const document = await open(repository.uri('base/web.yaml'));
    await eventually(
      () => lenses(document),
      titles => titles.includes('this edit replaces 3 pods: image'),
    );
  });

  test('a commit with a tag that kustomize refuses is no revision', async () => {
    repository.commit('Use 1', { 'base/web.yaml': web(3), 'base/kustomization.yaml': base, 'prod/kustomization.yaml': overlay('1') });
    repository.commit('Forget the quotes', { 'prod/kustomization.yaml': overlay('2.10').replaceAll("'", '') });
    repository.commit('Use 3', { 'prod/kustomization.yaml': overlay('3') });
    const manifest = repository.uri('base/web.yaml');
    await open(manifest);
    assert.deepEqual(await history(manifest, workload), ['1 web:1 Use 1', '2 web:3 Use 3']);
  });

  test('what a kustomization names as a patch isn’t judged by itself, and what it sets besides is said above the manifest', async () => {
    await repository.makeWatched('base');
    await repository.makeWatched('prod');
    repository.write({ 'base/web.yaml': web(3), 'base/kustomization.yaml': base, 'prod/patch.yaml': web(-3) });
    const manifest = await open(repository.uri('base/web.yaml'));
    await eventually(
      () => lenses(manifest),
      ([verdict]) => verdict?.startsWith('3 pods') === true,
    );
    repository.write({
      'prod/kustomization.yaml': `${overlay('1')}replicas: [{ name: web, count: 6 }]\npatches: [{ path: patch.yaml }]\n`,
    });
    await eventually(
      () => lenses(manifest),
      titles => titles.includes('kustomize also sets replicas, patches: not counted'),
    );
    const patch = await open(repository.uri('prod/patch.yaml'));
    assert.ok((await lenses(patch)).every(title => !title.includes('rejected')));
    assert.deepEqual(vscode.languages.getDiagnostics(patch.uri), []);
  });

  test('an overlay that is moved into the workspace as a whole counts', async () => {
    repository.commit('Begin', { 'base/web.yaml': web(3), 'base/kustomization.yaml': base });
    const manifest = repository.uri('base/web.yaml');
    await open(manifest);
    assert.ok((await lenses(await vscode.workspace.openTextDocument(manifest))).every(title => !title.startsWith('this edit')));
    const elsewhere = mkdtempSync(path.join(os.tmpdir(), 'rollout-overlay-'));
    writeFileSync(path.join(elsewhere, 'kustomization.yaml'), overlay('7'));
    renameSync(elsewhere, path.join(repository.folder, 'prod'));
    const document = await open(manifest);
    await eventually(
      () => lenses(document),
      titles => titles.includes('this edit replaces 3 pods: image'),
    );
  });

  test('a rollback goes back to the image that the overlay had', async () => {
    repository.commit('Use 1', { 'base/web.yaml': web(3), 'base/kustomization.yaml': base, 'prod/kustomization.yaml': overlay('1') });
    repository.commit('Use 2', { 'prod/kustomization.yaml': overlay('2') });
    const manifest = repository.uri('base/web.yaml');
    await open(manifest);
    await vscode.commands.executeCommand('rolloutPreview.simulateSetImage', manifest.toString(), workload, { web: 'web:3' });
    await eventually(tabs, titles => titles.includes('Rollout: web · web.yaml'));
    assert.deepEqual(await history(manifest, workload), ['1 web:1 Use 1', '2 web:2 Use 2', '3 web:3 simulated']);
  });
});

function useKustomize(program: string | undefined): Thenable<void> {
  return vscode.workspace.getConfiguration('rolloutPreview').update('kustomize.path', program, vscode.ConfigurationTarget.Global);
}
