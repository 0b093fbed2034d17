/** What VS Code shows once somebody has said on which nodes rollouts are simulated. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, lenses, untitled } from './workbench';

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:1", resources: { requests: { cpu: 3 } } }] }
`;

const node = (name: string): string => `- apiVersion: v1
  kind: Node
  metadata: { name: ${name}, labels: { kubernetes.io/hostname: ${name} } }
  spec: {}
  status: { allocatable: { cpu: "4", memory: 16Gi, pods: "110" } }
`;

suite('Nodes', () => {
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('rolloutPreview');

  teardown(async () => {
    await closeAll();
    await settings().update('nodes', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('nodes that are specified decide on the line above, as long as they are', async () => {
    const document = await untitled(manifest);
    const verdict = (expected: RegExp): Promise<unknown> =>
      eventually(
        () => lenses(document),
        ([title = '']) => expected.test(title),
      );
    await verdict(/^3 pods/);
    await vscode.commands.executeCommand('rolloutPreview.stateNodes', document.uri.toString(), [{ count: 3, cpu: '4', memory: '16Gi' }]);
    await verdict(/finish: no node has 3 CPU free/);
    await vscode.commands.executeCommand('rolloutPreview.stateNodes', document.uri.toString(), []);
    await verdict(/^3 pods/);
    assert.deepEqual(settings().get('nodes'), []);
  });

  test('nodes that kubectl has printed count as long as they are open', async () => {
    const document = await untitled(manifest);
    const others = await untitled(`apiVersion: v1\nkind: List\nitems:\n${['a', 'b', 'c'].map(node).join('')}`);
    await eventually(
      () => lenses(document),
      ([title = '']) => title.includes('finish: no node has 3 CPU free'),
    );
    const edit = new vscode.WorkspaceEdit();
    edit.insert(others.uri, new vscode.Position(others.lineCount, 0), node('d'));
    await vscode.workspace.applyEdit(edit);
    await eventually(
      () => lenses(document),
      ([title = '']) => title.startsWith('3 pods'),
    );
  });
});
