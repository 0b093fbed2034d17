/** What the language server says, as VS Code hands it out. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  completions,
  eventually,
  hover,
  inlayHints,
  lenses,
  open,
  quickFixes,
  refusals,
  sample,
  untitled,
  warnings,
} from './workbench';

suite('language', () => {
  teardown(closeAll);

  test('above a workload stand its verdict and what can be rehearsed', async () => {
    const busy = await open(sample('busy.yaml'));
    const [verdict, ...others] = await eventually(
      () => lenses(busy),
      titles => titles.length > 0,
    );
    assert.match(verdict ?? '', /^10 pods · at most 11 · never below 9 · about \d+ s$/);
    assert.deepEqual(others, ['Rollout timeline', 'Set image…', 'Roll back…']);
  });

  test('each workload of a file has its own', async () => {
    const shop = await open(sample('shop.yaml'));
    const titles = await eventually(
      () => lenses(shop),
      found => found.length > 0,
    );
    assert.equal(titles.filter(title => title === 'Rollout timeline').length, 3);
  });

  test('a hover works a field out with the numbers of the manifest', async () => {
    const busy = await open(sample('busy.yaml'));
    await eventually(
      () => lenses(busy),
      titles => titles.length > 0,
    );
    assert.match(await hover(busy, 'maxSurge:'), /\b11\b/);
    assert.match(await hover(busy, 'maxUnavailable:'), /\b9\b/);
    assert.match(await hover(busy, 'containers'), /the containers of the pod/);
  });

  test('what the API server would refuse is marked at its place, and follows an edit', async () => {
    const shop = await open(sample('shop.yaml'));
    const line = 1 + shop.positionAt(shop.getText().indexOf('maxUnavailable')).line;
    const found = await eventually(
      () => refusals(shop),
      list => list.length > 0,
    );
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', new RegExp(`^${String(line)} [a-z]+/[a-zA-Z-]+: .*\\n.*may not be 0 when \`maxSurge\` is 0.* \\[0\\]$`));
    const edit = new vscode.WorkspaceEdit();
    const start = shop.getText().indexOf('0', shop.getText().indexOf('maxUnavailable'));
    edit.replace(shop.uri, new vscode.Range(shop.positionAt(start), shop.positionAt(start + 1)), '1');
    await vscode.workspace.applyEdit(edit);
    await eventually(
      () => refusals(shop),
      list => list.length === 0,
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('pods that never become ready: the verdict says so, the cause is marked, and a fix offered', async () => {
    const whole = (await vscode.workspace.openTextDocument(sample('busy.yaml'))).getText();
    const ports = '          ports: [{ containerPort: 8080 }]\n          readinessProbe: { httpGet: { port: web } }\n';
    const never = await untitled(whole.replace(/^( *)image: .*\n/m, `$&${ports}`));
    const [verdict] = await eventually(
      () => lenses(never),
      titles => titles.length > 0,
    );
    assert.match(verdict ?? '', /^Stuck at 2 of 10 updated · .* · fails after 10 min$/);
    const found = await eventually(
      () => warnings(never),
      list => list.length > 0,
    );
    assert.match(found.join(), /probe\/unknown-port: This container has no port named `web`.* \[web\]$/);
    const titles = await eventually(
      () => quickFixes(never, 'port: web'),
      list => list.length > 0,
    );
    assert.ok(titles.includes('Set port to 8080: the probe can run'), titles.join('\n'));
  });

  test('a half-typed manifest has answers', async () => {
    const whole = (await vscode.workspace.openTextDocument(sample('busy.yaml'))).getText();
    const withoutValue = await untitled(`${whole}  minReadySeconds:`);
    const [verdict] = await eventually(
      () => lenses(withoutValue),
      titles => titles.length > 0,
    );
    assert.match(verdict ?? '', /^10 pods/);
    assert.match(await hover(withoutValue, 'minReadySeconds:'), /minReadySeconds/);
    const halfKey = await untitled(`${whole}  progressDeadl`);
    await eventually(
      () => lenses(halfKey),
      titles => /^Line \d+ isn’t valid YAML$/.test(titles[0] ?? ''),
    );
    assert.match(await hover(halfKey, 'maxSurge:'), /maxSurge/);
  });

  test('a manifest in JSON has answers', async () => {
    const template = { metadata: { labels: { app: 'json' } }, spec: { containers: [{ name: 'main', image: 'busybox:1.28.4' }] } };
    const spec = { replicas: 2, selector: { matchLabels: { app: 'json' } }, template };
    const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'json' }, spec };
    const document = await untitled(JSON.stringify(deployment, null, 2), 'json');
    await eventually(
      () => lenses(document),
      titles => titles.includes('Rollout timeline'),
    );
  });

  test('where there is no workload, nothing is said', async () => {
    // The lenses of a manifest show that the server is there; what it says about the others is nothing.
    await eventually(
      async () => lenses(await open(sample('busy.yaml'))),
      titles => titles.length > 0,
    );
    for (const content of [
      '',
      'name: CI\non: push\njobs: {}\n',
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: busy\n',
      '{{ if .Values.enabled }}\nkind: Deployment\n{{ end }}\n',
    ]) {
      const document = await untitled(content);
      assert.deepEqual([await lenses(document), refusals(document)], [[], []], content);
    }
  });

  test('defaults in force are shown where fields are absent', async () => {
    const shop = await open(sample('shop.yaml'));
    const hints = await eventually(
      () => inlayHints(shop),
      found => found.length > 0,
    );
    assert.ok(
      hints.some(hint => /^surge 1 .*\(25%\)$/.test(hint)),
      hints.join('\n'),
    );
  });

  test('values of the strategy are offered', async () => {
    const busy = await open(sample('busy.yaml'));
    const offered = await eventually(
      () => completions(busy, 'type: '),
      labels => labels.length > 0,
    );
    assert.ok(offered.includes('Recreate') && offered.includes('RollingUpdate'), offered.join('\n'));
  });

  test('an empty file is offered a whole Deployment, and what is begun its fields', async () => {
    const empty = await untitled('');
    await eventually(
      () => completions(empty, ''),
      labels => labels.includes('Deployment'),
    );
    const begun = await untitled('apiVersion: apps/v1\nkind: Deployment\nspec:\n  ');
    const offered = await eventually(
      () => completions(begun, 'spec:\n  '),
      labels => labels.includes('strategy'),
    );
    assert.ok(offered.includes('template'), offered.join('\n'));
  });

  test('a misspelt field is offered another name', async () => {
    const whole = (await vscode.workspace.openTextDocument(sample('busy.yaml'))).getText();
    const misspelt = await untitled(whole.replace('maxSurge:', 'maxSruge:'));
    const titles = await eventually(
      () => quickFixes(misspelt, 'maxSruge'),
      found => found.length > 0,
    );
    assert.ok(titles.includes('Did you mean maxSurge?'), titles.join('\n'));
  });

  test('a refusal has quick fixes that name their price', async () => {
    const shop = await open(sample('shop.yaml'));
    const titles = await eventually(
      () => quickFixes(shop, 'maxUnavailable: '),
      found => found.length > 0,
    );
    assert.ok(
      titles.some(title => /\d+ pods?|never below \d/.test(title)),
      titles.join('\n'),
    );
  });

  for (const [setting, isSilent] of [
    ['codeLens', async (document: vscode.TextDocument) => (await lenses(document)).length === 0],
    ['hover', async (document: vscode.TextDocument) => (await hover(document, 'maxSurge:')) === ''],
    ['inlayHints', async (document: vscode.TextDocument) => (await inlayHints(document)).length === 0],
    ['completion', async (document: vscode.TextDocument) => (await completions(document, 'type: ')).length === 0],
    ['codeActions', async (document: vscode.TextDocument) => (await quickFixes(document, 'maxUnavailable: ')).length === 0],
    ['diagnostics', (document: vscode.TextDocument) => Promise.resolve(refusals(document).length === 0)],
  ] as const) {
    test(`the setting ${setting}.enabled silences it, and lets it speak again`, async () => {
      const shop = await open(sample('shop.yaml'));
      await eventually(
        () => isSilent(shop),
        silent => !silent,
      );
      const settings = vscode.workspace.getConfiguration('rolloutPreview', shop.uri);
      await settings.update(`${setting}.enabled`, false, vscode.ConfigurationTarget.Workspace);
      try {
        await eventually(
          () => isSilent(shop),
          silent => silent,
        );
      } finally {
        await settings.update(`${setting}.enabled`, undefined, vscode.ConfigurationTarget.Workspace);
      }
      await eventually(
        () => isSilent(shop),
        silent => !silent,
      );
    });
  }

  test('the assumed seconds are settings', async () => {
    const busy = await open(sample('busy.yaml'));
    const [before] = await eventually(
      () => lenses(busy),
      titles => titles.length > 0,
    );
    const settings = vscode.workspace.getConfiguration('rolloutPreview', busy.uri);
    await settings.update('assume.readySeconds', 60, vscode.ConfigurationTarget.Workspace);
    try {
      const [after] = await eventually(
        () => lenses(busy),
        ([verdict]) => verdict !== undefined && verdict !== before,
      );
      assert.match(after ?? '', /^10 pods · at most 11 · never below 9 · about \d+ min/);
    } finally {
      await settings.update('assume.readySeconds', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
