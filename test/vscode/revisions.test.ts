/** What the past of a manifest is told from: git, and what kubectl has printed of a cluster. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, eventually, lenses, open, sample, tabs } from './workbench';

const workload = 'Deployment//busy';

suite('revisions', () => {
  let folder: string;
  let manifest: vscode.Uri;

  suiteSetup(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'rollout-git-'));
    git('init', '-q');
    const text = readFileSync(sample('busy.yaml').fsPath, 'utf8');
    commit('first.yaml', text, 'Add busy');
    commit('first.yaml', text.replace('1.28.4', '1.29'), 'Raise busybox');
    commit('first.yaml', text.replace('1.28.4', '1.29').replace('replicas: 10', 'replicas: 12'), 'More pods');
    git('mv', 'first.yaml', 'busy.yaml');
    git('commit', '-qm', 'Rename');
    git('checkout', '-qb', 'next');
    commit('busy.yaml', text.replace('1.28.4', '1.30'), 'Raise busybox again');
    git('checkout', '-q', '-');
    writeFileSync(path.join(folder, 'busy.yaml'), text.replace('1.28.4', '1.30').replace('replicas: 10', 'replicas: 12'));
    manifest = vscode.Uri.file(path.join(folder, 'busy.yaml'));
  });

  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));
  teardown(closeAll);

  test('git tells each template once, under its former name too', async () => {
    await open(manifest);
    assert.deepEqual(await history(), ['1 busybox:1.28.4 Add busy', '2 busybox:1.29 Raise busybox', '3 busybox:1.30 as in the manifest']);
  });

  test('what is simulated has the next numbers', async () => {
    await open(manifest);
    await vscode.commands.executeCommand('rolloutPreview.simulateSetImage', manifest.toString(), workload, { busy: 'busybox:1.31' });
    await eventually(tabs, titles => titles.includes('Rollout: busy'));
    assert.deepEqual((await history()).at(-1), '4 busybox:1.31 simulated');
  });

  test('the lens of an edited workload says what the edit rolls', async () => {
    const document = await open(manifest);
    await eventually(
      () => lenses(document),
      titles => titles.includes('this edit rolls 12 pods: image'),
    );
  });

  test('or against another branch, where the setting names one', async () => {
    const document = await open(manifest);
    const settings = vscode.workspace.getConfiguration('rolloutPreview');
    await settings.update('editEffect.base', 'next', vscode.ConfigurationTarget.Global);
    try {
      await eventually(
        () => lenses(document),
        titles => titles.some(title => title.startsWith('rolls nothing: only replicas changes, 10 → 12')),
      );
    } finally {
      await settings.update('editEffect.base', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test('a cluster’s own revisions take the place of git’s', async () => {
    await open(manifest);
    await vscode.commands.executeCommand('rolloutPreview.readClusterRevisions', manifest.toString(), workload, cluster);
    assert.deepEqual(await history(), ['5 busybox:1.27 from the cluster', '7 busybox:1.30 from the cluster']);
  });

  test('the images of a kustomization beside the manifest are put in, as they were in each commit', async () => {
    const kustomization = (tag: string): string => `resources: [busy.yaml]\nimages: [{ name: busybox, newTag: '${tag}' }]\n`;
    mkdirSync(path.join(folder, 'the base'));
    for (const [tag, replicas] of [
      ['1.31', 3],
      ['1.32', 4],
    ] as const) {
      writeFileSync(path.join(folder, 'the base/kustomization.yaml'), kustomization(tag));
      git('add', '.');
      commit('the base/busy.yaml', based(replicas), `Use ${tag}`);
    }
    const inBase = vscode.Uri.file(path.join(folder, 'the base/busy.yaml'));
    await open(inBase);
    assert.deepEqual(await history(inBase), ['1 busybox:1.31 Use 1.31', '2 busybox:1.32 Use 1.32']);
    writeFileSync(path.join(folder, 'the base/kustomization.yaml'), kustomization('1.33'));
    assert.deepEqual((await history(inBase)).at(-1), '3 busybox:1.33 as in the manifest');
  });

  /** The revisions that can be gone back to, without dates. */
  async function history(of = manifest): Promise<readonly string[]> {
    await vscode.commands.executeCommand('rolloutPreview.copyRevisionHistory', of.toString(), workload);
    const [, , ...rows] = (await vscode.env.clipboard.readText()).trimEnd().split('\n');
    return rows.map(row => {
      const [revision = '', , images = '', from = ''] = row.split(/ {2,}/);
      const words = from.split(' · ');
      return [revision, images, (words[1] ?? words[0] ?? '').replace(/ at .*/, '')].join(' ');
    });
  }

  function commit(file: string, text: string, subject: string): void {
    writeFileSync(path.join(folder, file), text);
    git('add', file);
    git('commit', '-qm', subject);
  }

  function git(...args: readonly string[]): void {
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd: folder });
  }
});

/** Unlike the other manifests, so that git takes it for no copy of theirs. */
const based = (replicas: number): string =>
  JSON.stringify({
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'busy' } },
    spec: {
      ...{ replicas, selector: { matchLabels: { app: 'busy' } } },
      template: { metadata: { labels: { app: 'busy' } }, spec: { containers: [{ name: 'busy', image: 'busybox' }] } },
    },
  });

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
    spec: { replicas: 0, template: { metadata: { labels: { app: busy } }, spec: { containers: [{ name: busy, image: 'busybox:1.27', command: [sleep, '3600'] }] } } }
`;
