/** What a HorizontalPodAutoscaler in another file of the workspace does to a Deployment that leaves `replicas` out. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, eventually, inlayHints, lenses, open, sample, untitled } from './workbench';

function deployment(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector: { matchLabels: { app: scaled } }
  template:
    metadata: { labels: { app: scaled } }
    spec:
      containers: [{ name: main, image: "busybox:1.28.4" }]
`;
}

function autoscaler(minReplicas: number, name = 'scaled'): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: scaler
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} }
  minReplicas: ${String(minReplicas)}
  maxReplicas: 20
`;
}

suite('autoscalers', () => {
  const file = sample('hpa.yaml');
  const write = (text: string): Thenable<void> => vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));

  const foreign = sample('node_modules');
  const copied = sample('copied');

  teardown(async () => {
    await closeAll();
    await Promise.allSettled([
      vscode.workspace.fs.delete(file),
      ...[foreign, copied].map(folder => vscode.workspace.fs.delete(folder, { recursive: true })),
    ]);
  });

  /** Waits until the verdict begins with so many pods. */
  async function checkPods(document: vscode.TextDocument, pods: string): Promise<void> {
    await eventually(
      async () => (await lenses(document))[0] ?? '',
      verdict => verdict.startsWith(`${pods} · `),
    );
  }

  test('a file that comes, changes and goes changes the verdict above the Deployment', async () => {
    const document = await untitled(deployment('scaled'));
    await checkPods(document, '1 pod');
    await write(autoscaler(3));
    await checkPods(document, '3 pods');
    assert.equal((await inlayHints(document))[0], 'replicas 3 (HPA)');
    await write(autoscaler(4));
    await checkPods(document, '4 pods');
    await vscode.workspace.fs.delete(file);
    await checkPods(document, '1 pod');
  });

  test('a file in a folder that is copied as a whole counts, until the folder is deleted', async () => {
    const document = await untitled(deployment('scaled'));
    await checkPods(document, '1 pod');
    const elsewhere = mkdtempSync(path.join(os.tmpdir(), 'rollout-copied-'));
    try {
      mkdirSync(path.join(elsewhere, 'base/deep'), { recursive: true });
      writeFileSync(path.join(elsewhere, 'base/deep/hpa.yaml'), autoscaler(6));
      cpSync(elsewhere, copied.fsPath, { recursive: true });
      await checkPods(document, '6 pods');
      rmSync(copied.fsPath, { recursive: true });
      await checkPods(document, '1 pod');
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  test('a file that was there before the server is known to it', async () => {
    await write(autoscaler(5));
    const document = await untitled(deployment('scaled'));
    await checkPods(document, '5 pods');
    await vscode.commands.executeCommand('rolloutPreview.restartServer');
    await checkPods(document, '5 pods');
  });

  test('what belongs to somebody else’s package doesn’t count', async () => {
    const other = vscode.Uri.joinPath(foreign, 'package', 'hpa.yaml');
    await vscode.workspace.fs.writeFile(other, new TextEncoder().encode(autoscaler(7, 'foreign')));
    await write(autoscaler(3));
    const document = await untitled(`${deployment('foreign')}---\n${deployment('scaled')}`);
    const verdicts = (titles: readonly string[]): readonly string[] => titles.filter(title => title.includes('at most'));
    await vscode.commands.executeCommand('rolloutPreview.restartServer');
    const [first] = await eventually(
      async () => verdicts(await lenses(document)),
      ([, second]) => second?.startsWith('3 pods') === true,
    );
    assert.match(first ?? '', /^1 pod /);
  });

  test('an autoscaler counts as it is open, saved or not', async () => {
    await write(autoscaler(3));
    const document = await untitled(deployment('scaled'));
    await checkPods(document, '3 pods');
    const opened = await open(file);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(file, new vscode.Range(0, 0, opened.lineCount, 0), autoscaler(6));
    await vscode.workspace.applyEdit(edit);
    await checkPods(document, '6 pods');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await checkPods(document, '3 pods');
  });
});
