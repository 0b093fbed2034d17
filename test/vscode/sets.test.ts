/** What VS Code shows of a StatefulSet and a DaemonSet. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, completions, eventually, hover, lenses, open, refusals, sample, untitled } from './workbench';

suite('StatefulSets and DaemonSets', () => {
  teardown(async () => {
    await closeAll();
    await vscode.workspace.getConfiguration('rolloutPreview').update('kinds', undefined, vscode.ConfigurationTarget.Workspace);
  });

  async function openSample(): Promise<vscode.TextDocument> {
    const document = await open(sample('database.yaml'));
    await eventually(
      () => lenses(document),
      titles => titles.length > 0,
    );
    return document;
  }

  test('above each stands its verdict, and what can be rehearsed', async () => {
    const titles = await lenses(await openSample());
    assert.match(titles[0] ?? '', /^2 of 3 pods .*never below 2/);
    assert.match(titles[4] ?? '', /^3 nodes assumed .*never below 1/);
    assert.deepEqual(titles.slice(1, 4), ['Rollout timeline', 'Set image…', 'Roll back…']);
    assert.equal(titles.length, 8);
  });

  test('their own fields are explained with the numbers of the manifest', async () => {
    const document = await openSample();
    assert.match(await hover(document, 'partition:'), /ordinal 2 down to 1/);
    assert.match(await hover(document, 'maxUnavailable:'), /node/);
  });

  test('what the API server would reject is marked', async () => {
    const text = (await vscode.workspace.openTextDocument(sample('database.yaml'))).getText();
    const document = await untitled(text.replace('partition: 1', 'partition: -1'));
    const found = await eventually(
      () => refusals(document),
      list => list.length > 0,
    );
    assert.match(found.join('\n'), /partition.*must be greater than or equal to 0/s);
  });

  test('an empty file is offered a whole one', async () => {
    const empty = await untitled('');
    const offered = await eventually(
      () => completions(empty, ''),
      labels => labels.includes('Deployment'),
    );
    assert.ok(offered.includes('StatefulSet') && offered.includes('DaemonSet'), offered.join('\n'));
  });

  test('nothing is shown of kinds that aren’t wanted', async () => {
    const document = await openSample();
    await vscode.workspace
      .getConfiguration('rolloutPreview')
      .update('kinds', ['Deployment', 'DaemonSet'], vscode.ConfigurationTarget.Workspace);
    const titles = await eventually(
      () => lenses(document),
      found => found.length === 4,
    );
    assert.match(titles[0] ?? '', /nodes/);
  });
});
