/** A repository of 200 charts: what is rendered is what somebody looks at, by a program that notes what it is run for. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, eventually, lenses, open, sample } from './workbench';

const web = (replicas: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: ${replicas}\n  selector: { matchLabels: { app: web } }\n` +
  '  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: "web:1" }] }\n';

const program = `#!/bin/sh
if [ "$1" = version ]; then echo v3.22.0; exit; fi
echo "$2" >> "$(dirname "$0")/rendered"
printf -- '---\\n# Source: %s/templates/web.yaml\\n' "$2"
cat "$(dirname "$0")/web.yaml"
`;

suite('a repository of 200 charts', function () {
  this.timeout(180_000);
  let tools = '';

  suiteSetup(async () => {
    tools = mkdtempSync(path.join(os.tmpdir(), 'rollout-tools-'));
    writeFileSync(path.join(tools, 'helm'), program);
    writeFileSync(path.join(tools, 'web.yaml'), web('3'));
    writeFileSync(path.join(tools, 'rendered'), '');
    chmodSync(path.join(tools, 'helm'), 0o755);
    for (let count = 0; count < 200; count += 1) {
      const chart = sample(`many/app${count}`).fsPath;
      mkdirSync(path.join(chart, 'templates'), { recursive: true });
      writeFileSync(path.join(chart, 'Chart.yaml'), `apiVersion: v2\nname: app${count}\nversion: 1.0.0\n`);
      writeFileSync(path.join(chart, 'values.yaml'), 'replicas: 3\n');
      writeFileSync(path.join(chart, 'templates/web.yaml'), web('{{ .Values.replicas }}'));
    }
    await useHelm(path.join(tools, 'helm'));
  });
  suiteTeardown(async () => {
    rmSync(tools, { recursive: true, force: true });
    rmSync(sample('many').fsPath, { recursive: true, force: true });
    await useHelm(undefined);
  });
  teardown(closeAll);

  /** The charts that the program was run for. */
  function rendered(): readonly string[] {
    return [...new Set(readFileSync(path.join(tools, 'rendered'), 'utf8').trim().split('\n'))];
  }

  test('only the charts of documents that are open are rendered', async () => {
    const template = await open(sample('many/app7/templates/web.yaml'));
    await eventually(
      () => lenses(template),
      titles => titles.some(title => title.startsWith('3 pods')),
    );
    assert.deepEqual(rendered(), ['app7']);
    const values = await open(sample('many/app8/values.yaml'));
    await eventually(
      () => lenses(values),
      titles => titles.includes('Renders 1 workload'),
    );
    assert.deepEqual(rendered(), ['app7', 'app8']);
  });
});

function useHelm(helm: string | undefined): Thenable<void> {
  return vscode.workspace.getConfiguration('rolloutPreview').update('helm.path', helm, vscode.ConfigurationTarget.Global);
}
