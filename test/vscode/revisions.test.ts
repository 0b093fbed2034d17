/** What the past of a manifest is told from: git, and what kubectl has printed of a cluster. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import * as vscode from 'vscode';
import { history, Repository } from './repository';
import { closeAll, eventually, lenses, open, sample, tabs } from './workbench';

const workload = 'Deployment//busy';

suite('revisions', () => {
  let repository: Repository;
  let manifest: vscode.Uri;

  suiteSetup(() => {
    repository = new Repository(os.tmpdir());
    const text = readFileSync(sample('busy.yaml').fsPath, 'utf8');
    repository.commit('Add busy', { 'first.yaml': text });
    repository.commit('Raise busybox', { 'first.yaml': text.replace('1.28.4', '1.29') });
    repository.commit('More pods', { 'first.yaml': text.replace('1.28.4', '1.29').replace('replicas: 10', 'replicas: 12') });
    repository.git('mv', 'first.yaml', 'busy.yaml');
    repository.git('commit', '-qm', 'Rename');
    repository.git('checkout', '-qb', 'next');
    repository.commit('Raise busybox again', { 'busy.yaml': text.replace('1.28.4', '1.30') });
    repository.git('checkout', '-q', '-');
    repository.write({ 'busy.yaml': text.replace('1.28.4', '1.30').replace('replicas: 10', 'replicas: 12') });
    manifest = repository.uri('busy.yaml');
  });

  suiteTeardown(() => repository.remove());
  teardown(closeAll);

  test('git tells each template once, under its former name too', async () => {
    await open(manifest);
    assert.deepEqual(await history(manifest, workload), [
      '1 busybox:1.28.4 Add busy',
      '2 busybox:1.29 Raise busybox',
      '3 busybox:1.30 from the manifest',
    ]);
  });

  test('what is simulated has the next numbers', async () => {
    await open(manifest);
    await vscode.commands.executeCommand('rolloutPreview.simulateSetImage', manifest.toString(), workload, { busy: 'busybox:1.31' });
    await eventually(tabs, titles => titles.some(title => title.startsWith('Rollout: busy · ')));
    assert.deepEqual((await history(manifest, workload)).at(-1), '4 busybox:1.31 simulated');
  });

  test('what is simulated ends with its timeline', async () => {
    await open(manifest);
    await simulate(manifest, 'busybox:1.31');
    assert.equal((await history(manifest, workload)).length, 4);
    await vscode.commands.executeCommand('rolloutPreview.forgetSimulatedRevisions', manifest.toString());
    assert.equal((await history(manifest, workload)).length, 3);
    await simulate(manifest, 'busybox:1.32');
    await vscode.window.tabGroups.close(rolloutTabs());
    await eventually(
      () => history(manifest, workload),
      rows => rows.length === 3,
    );
  });

  test('it goes along with a file that is renamed, and so does its timeline', async () => {
    const [from, to] = ['before.yaml', 'after/later.yaml'].map(file => repository.uri(file));
    assert.ok(from !== undefined && to !== undefined);
    repository.write({ 'before.yaml': readFileSync(sample('busy.yaml').fsPath, 'utf8') });
    await open(from);
    await simulate(from, 'busybox:1.31');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually(
      () => history(to, workload),
      rows => rows.at(-1) === '2 busybox:1.31 simulated',
    );
    await vscode.commands.executeCommand('rolloutPreview.showTimeline', to.toString(), workload);
    assert.equal(rolloutTabs().length, 1);
  });

  test('the lens of an edited workload says what the edit rolls', async () => {
    const document = await open(manifest);
    await eventually(
      () => lenses(document),
      titles => titles.includes('this edit replaces 12 pods: image'),
    );
  });

  test('or against another branch, where the setting names one', async () => {
    const document = await open(manifest);
    const settings = vscode.workspace.getConfiguration('rolloutPreview');
    await settings.update('editEffect.base', 'next', vscode.ConfigurationTarget.Global);
    try {
      await eventually(
        () => lenses(document),
        titles => titles.some(title => title.startsWith('starts no rollout: only replicas changes, 10 → 12')),
      );
    } finally {
      await settings.update('editEffect.base', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test('a cluster’s own revisions take the place of git’s, which tells the commits of their templates', async () => {
    await open(manifest);
    await vscode.commands.executeCommand('rolloutPreview.readClusterRevisions', manifest.toString(), workload, cluster);
    const told = ['5 busybox:1.29 from the cluster, Raise busybox', '7 busybox:1.30 from the cluster'];
    assert.deepEqual(await history(manifest, workload), told);
    await vscode.commands.executeCommand('rolloutPreview.simulateRollback', manifest.toString(), workload, 5);
    await eventually(
      () => history(manifest, workload),
      rows => rows.length === 3,
    );
    assert.deepEqual(await history(manifest, workload), [...told, '8 busybox:1.29 simulated']);
  });
});

function rolloutTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(({ label }) => label.startsWith('Rollout: busy · '));
}

/** Sets an image on the workload's timeline, and waits for it. */
async function simulate(uri: vscode.Uri, image: string): Promise<void> {
  await vscode.commands.executeCommand('rolloutPreview.simulateSetImage', uri.toString(), workload, { busy: image });
  await eventually(tabs, titles => titles.some(title => title.startsWith('Rollout: busy · ')));
}

const cluster = `apiVersion: v1
kind: List
items:
  - apiVersion: apps/v1
    kind: Deployment
    metadata: { name: busy, uid: d, annotations: { deployment.kubernetes.io/revision: '7' } }
    spec: { replicas: 12, selector: { matchLabels: { app: busy } }, template: &now { metadata: { labels: { app: busy } }, spec: { containers: [{ name: busy, image: 'busybox:1.30', command: [sleep, '3600'] }] } } }
  - apiVersion: apps/v1
    kind: ReplicaSet
    metadata: { name: busy-7, annotations: { deployment.kubernetes.io/revision: '7' }, ownerReferences: [{ kind: Deployment, name: busy, uid: d, controller: true }] }
    spec: { replicas: 12, template: *now }
  - apiVersion: apps/v1
    kind: ReplicaSet
    metadata: { name: busy-5, annotations: { deployment.kubernetes.io/revision: '5' }, ownerReferences: [{ kind: Deployment, name: busy, uid: d, controller: true }] }
    spec: { replicas: 0, template: { metadata: { labels: { app: busy } }, spec: { containers: [{ name: busy, image: 'busybox:1.29', command: [sleep, '3600'] }] } } }
`;
