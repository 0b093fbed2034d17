/** The tools for agents as VS Code has them: whoever chats asks them so. */
import assert from 'node:assert/strict';
import os from 'node:os';
import * as vscode from 'vscode';
import { contributedName } from '../../client/agents/names';
import { toolNames, type ToolName } from '../../server/protocol/tools';
import { Repository } from './repository';
import { closeAll, eventually, open, sample } from './workbench';

async function ask(tool: ToolName, input: Readonly<Record<string, unknown>>): Promise<string> {
  const { content } = await vscode.lm.invokeTool(contributedName(tool), { input: { ...input }, toolInvocationToken: undefined });
  return content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

suite('tools for agents', () => {
  suiteSetup(async () => {
    await eventually(
      () => vscode.lm.tools.map(({ name }) => name),
      names => toolNames.every(name => names.includes(contributedName(name))),
    );
  });
  teardown(closeAll);

  test('are listed with their words and their inputs', () => {
    for (const name of toolNames) {
      const tool = vscode.lm.tools.find(other => other.name === contributedName(name));
      assert.ok((tool?.description.length ?? 0) > 100, name);
      assert.ok(tool?.inputSchema !== undefined, name);
    }
  });
  test('check a file that isn’t open, and one that is as it is there', async () => {
    assert.match(await ask('check_manifest', { path: 'shop.yaml' }), /^Deployment\/\w+: \d+ pods/);
    const document = await open(sample('shop.yaml'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(document.getText().indexOf('replicas: ') + 'replicas: '.length), '-');
    await vscode.workspace.applyEdit(edit);
    assert.match(await ask('check_manifest', { path: document.uri.fsPath }), /error \[spec\/negative\]/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
  test('simulate, compare, and explain a text', async () => {
    const manifest = (await open(sample('busy.yaml'))).getText();
    const actions = [{ kind: 'setImage', images: { '*': 'nginx:9' } }];
    assert.match(await ask('simulate_rollout', { manifest, actions, newPods: 'imagePull' }), /Verdict: /);
    assert.match(await ask('compare_strategies', { manifest }), /^Recreate .*: at most/m);
    assert.match(await ask('explain_field', { manifest, field: 'spec.strategy.rollingUpdate.maxSurge' }), /maxSurge/);
  });
  test('say in a sentence why they have no answer', async () => {
    await assert.rejects(ask('check_manifest', { path: '../elsewhere.yaml' }), /isn’t in a folder of the workspace/);
    await assert.rejects(ask('check_manifest', { path: 'nope.yaml' }), /wasn’t read: missing/);
    await assert.rejects(ask('simulate_rollout', { path: 'shop.yaml', workload: 'nope' }), /There is no workload “nope”/);
  });
  for (const [tool, input, said] of [
    ['check_manifest', {}, /Give `path` or `manifest`/],
    ['check_manifest', { path: 3 }, /input\.path must be a string/],
    ['check_manifest', { file: 'shop.yaml' }, /input has no "file": it has path, manifest, detail/],
    ['simulate_rollout', { path: 'busy.yaml', actions: [{ kind: 'delete' }] }, /actions\[0\]\.kind must be apply or /],
    ['compare_strategies', { path: 'shop.yaml' }, /Say which `workload`/],
    ['diff_rollouts', { before: 'a' }, /Give `before` and `after`/],
    ['explain_field', { path: 'busy.yaml' }, /input\.field must be a string/],
  ] as const) {
    test(`say what to give instead: ${tool} ${JSON.stringify(input)}`, () => assert.rejects(ask(tool, input), said));
  }
  test('are those of a server of the Model Context Protocol, too, where VS Code asks extensions for such', async () => {
    const isAsked = 'registerMcpServerDefinitionProvider' in vscode.lm;
    if (isAsked) await vscode.commands.executeCommand('workbench.mcp.startServer', '*', { waitForLiveTools: true });
    const listed = vscode.lm.tools.filter(({ name, tags }) => tags.includes('mcp') && name.startsWith('mcp_kubernetes_ro'));
    const names = listed.map(({ name }) => name.replace(/^mcp_kubernetes_ro[^_]*_/, ''));
    assert.deepEqual(names.sort(), isAsked ? [...toolNames].sort() : []);
    for (const { name } of listed.filter(own => own.name.endsWith('check_manifest'))) {
      const { content } = await vscode.lm.invokeTool(name, { input: { path: 'shop.yaml' }, toolInvocationToken: undefined });
      assert.match(JSON.stringify(content), /Deployment\/shop\/web/);
    }
  });
  test('list revisions, and what a change rolls out', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? os.tmpdir();
    const repository = new Repository(folder);
    try {
      const text = (await vscode.workspace.openTextDocument(sample('busy.yaml'))).getText();
      repository.commit('Begin', { 'web.yaml': text });
      repository.commit('Use another image', { 'web.yaml': text.replace(/image: .*/, 'image: nginx:9') });
      const path = repository.uri('web.yaml').fsPath;
      assert.match(await ask('list_revisions', { path }), /^2 current: nginx:9 .*Use another image\n1 kept: .*Begin$/m);
      assert.match(await ask('diff_rollouts', { path, base: 'HEAD~1' }), /^Deployment\/\w+: this edit replaces \d+ pods: image/);
    } finally {
      repository.remove();
    }
  });
});
