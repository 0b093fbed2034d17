/** The commands, as other extensions and key bindings call them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, lenses, open, sample, tabs, untitled } from './workbench';

suite('commands', () => {
  teardown(closeAll);

  test('the extension is active with the first manifest, and its commands are there', async () => {
    await open(sample('busy.yaml'));
    const extension = await eventually(
      () => vscode.extensions.all.find(({ id }) => id.endsWith('.kubernetes-rollout-preview')),
      found => found?.isActive === true,
    );
    const manifest = extension?.packageJSON as { readonly contributes: { readonly commands: readonly { readonly command: string }[] } };
    const known = await vscode.commands.getCommands(true);
    const missing = manifest.contributes.commands.filter(({ command }) => !known.includes(command));
    assert.deepEqual(missing, []);
  });

  test('Show Rollout Timeline opens one beside the editor, and the same one again', async () => {
    const busy = await open(sample('busy.yaml'));
    await vscode.commands.executeCommand('rolloutPreview.showTimeline');
    await eventually(tabs, titles => titles.includes('Rollout: busy · busy.yaml'));
    const panel = vscode.window.tabGroups.all.find(group => group.tabs.some(tab => tab.label === 'Rollout: busy · busy.yaml'));
    assert.equal(panel?.viewColumn, vscode.ViewColumn.Two);
    await open(busy);
    await vscode.commands.executeCommand('rolloutPreview.showTimeline', busy.uri);
    assert.equal(tabs().filter(title => title === 'Rollout: busy · busy.yaml').length, 1);
  });

  test('Show Rollout Timeline takes the workload that it is told', async () => {
    const shop = await open(sample('shop.yaml'));
    const ids = await lensArguments(shop);
    await vscode.commands.executeCommand('rolloutPreview.showTimeline', ...(ids[1] ?? []));
    await eventually(tabs, titles => titles.includes('Rollout: ledger · shop.yaml'));
  });

  test('Open Sample Manifest opens an unsaved copy, on which the commands work', async () => {
    await vscode.commands.executeCommand('rolloutPreview.openSample');
    const { document } =
      (await eventually(
        () => vscode.window.activeTextEditor,
        editor => editor?.document.isUntitled === true,
      )) ?? assert.fail();
    assert.deepEqual([document.languageId, document.isDirty], ['yaml', true]);
    assert.match(document.getText(), /^# Read the line above the workload.*\napiVersion: apps\/v1\n/);
    await vscode.commands.executeCommand('rolloutPreview.showTimeline');
    await eventually(tabs, titles => titles.some(title => title.startsWith('Rollout: busy · Untitled-')));
  });

  test('Show Rules opens a page of the package', async () => {
    await vscode.commands.executeCommand('rolloutPreview.showRules', 'probe/no-readiness');
    await eventually(tabs, titles => titles.some(title => title.includes('no-readiness.md')));
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('rollout-rules:/probe/no-readiness.md'));
    assert.match(page.getText(), /^# probe\/no-readiness\n\nInlay hint\. /);
    for (const none of ['rollout-rules:/../../package.md', 'rollout-rules:/no/such-rule.md']) {
      assert.equal((await vscode.workspace.openTextDocument(vscode.Uri.parse(none))).getText(), '', none);
    }
  });

  test('the code of a problem leads to its page in the package', async () => {
    const shop = await open(sample('shop.yaml'));
    const own = await eventually(
      () => vscode.languages.getDiagnostics(shop.uri).filter(({ source }) => source === 'rollout'),
      found => found.length > 0,
    );
    for (const { code } of own) {
      assert.ok(typeof code === 'object');
      assert.equal(code.target.toString(true), `rollout-rules:/${String(code.value)}.md`);
    }
  });

  test('set image and rollback take arguments, ask nothing and change no file', async () => {
    const busy = await open(sample('busy.yaml'));
    const before = busy.getText();
    const [uri, id] = (await lensArguments(busy))[0] ?? [];
    await vscode.commands.executeCommand('rolloutPreview.simulateSetImage', uri, id, { busy: 'busybox:1.29' });
    await eventually(tabs, titles => titles.includes('Rollout: busy · busy.yaml'));
    await vscode.commands.executeCommand('rolloutPreview.simulateRollback', uri, id, 1);
    assert.deepEqual([busy.getText(), busy.isDirty], [before, false]);
  });

  test('an untitled manifest has its lenses, its timeline and its images set', async () => {
    const busy = await vscode.workspace.openTextDocument(sample('busy.yaml'));
    const draft = await untitled(busy.getText().replaceAll('busy', 'draft'));
    const [uri, id] = (await lensArguments(draft))[0] ?? [];
    assert.deepEqual([draft.isUntitled, uri, id], [true, draft.uri.toString(), 'Deployment//draft']);
    await vscode.commands.executeCommand('rolloutPreview.showTimeline', uri, id);
    await eventually(tabs, titles => titles.some(title => title.startsWith('Rollout: draft · Untitled-')));
    await vscode.commands.executeCommand('rolloutPreview.simulateSetImage', uri, id, { draft: 'draft:2' });
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('rolloutPreview.copyRevisionHistory', uri, id);
    const history = await eventually(
      () => vscode.env.clipboard.readText(),
      text => text !== '',
    );
    assert.match(history, /draft:2/);
  });

  test('so has one of a folder that is on no disk', async () => {
    const text = (await vscode.workspace.openTextDocument(sample('busy.yaml'))).getText();
    const provider = vscode.workspace.registerTextDocumentContentProvider('virtual', { provideTextDocumentContent: () => text });
    try {
      const busy = await open(vscode.Uri.parse('virtual:/far/busy.yaml'));
      const [uri, id] = (await lensArguments(busy))[0] ?? [];
      await vscode.commands.executeCommand('rolloutPreview.showTimeline', uri, id);
      await eventually(tabs, titles => titles.includes('Rollout: busy · busy.yaml'));
      await vscode.commands.executeCommand('rolloutPreview.simulateSetImage', uri, id, { busy: 'busybox:1.29' });
      await vscode.commands.executeCommand('rolloutPreview.copyRevisionHistory', uri, id);
      assert.match(await vscode.env.clipboard.readText(), /busybox:1\.29/);
    } finally {
      provider.dispose();
    }
  });

  test('Copy Report puts the rollout into the clipboard', async () => {
    await open(sample('busy.yaml'));
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('rolloutPreview.copyReport');
    const report = await eventually(
      () => vscode.env.clipboard.readText(),
      text => text !== '',
    );
    assert.match(report, /busy/);
    assert.match(report, /never below 9/);
  });

  test('Compare Strategies opens the timeline', async () => {
    await open(sample('busy.yaml'));
    await vscode.commands.executeCommand('rolloutPreview.compareStrategies');
    await eventually(tabs, titles => titles.includes('Rollout: busy · busy.yaml'));
  });

  test('arguments that fit nothing are taken as absent', async () => {
    await open(sample('busy.yaml'));
    await vscode.commands.executeCommand('rolloutPreview.showTimeline', 42, { not: 'an id' });
    await eventually(tabs, titles => titles.includes('Rollout: busy · busy.yaml'));
  });

  test('after Restart Language Server the answers are there again', async () => {
    const busy = await open(sample('busy.yaml'));
    await eventually(
      () => lenses(busy),
      titles => titles.length > 0,
    );
    await vscode.commands.executeCommand('rolloutPreview.restartServer');
    await eventually(
      () => lenses(busy),
      titles => titles.includes('Rollout timeline'),
    );
  });
});

/** The arguments of each workload's lens `Rollout timeline`. */
async function lensArguments({ uri }: vscode.TextDocument): Promise<readonly (readonly unknown[])[]> {
  const all = await eventually(
    () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri),
    found => found.length > 0,
  );
  return all
    .filter(({ command }) => command?.title === 'Rollout timeline')
    .map(({ command }) => (command?.arguments ?? []) as readonly unknown[]);
}
