import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens } from 'vscode-languageserver';
import { LanguageServer } from './languageServer';
import { busy } from './manifests';

/** Opens a text and compares its lenses, `line: title → command`. */
async function checkLenses(text: string, expected: string): Promise<void> {
  await LanguageServer.run({}, async server => {
    const uri = await server.open(text);
    const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    const shown = lenses.map(
      ({ range, command }) =>
        `${range.start.line}: ${command?.title ?? ''} → ${command?.command ?? ''}(${(command?.arguments ?? []).join(', ')})`,
    );
    assert.equal(shown.join('\n'), expected.trim());
  });
}

test('the verdict, and what can be rehearsed', () =>
  checkLenses(
    busy(),
    `
0: 10 pods · at most 11 · never below 9 · about 25 s → rolloutPreview.showTimeline(file:///manifest.yaml, Deployment//busy)
0: Rollout timeline → rolloutPreview.showTimeline(file:///manifest.yaml, Deployment//busy)
0: Set image… → rolloutPreview.simulateSetImage(file:///manifest.yaml, Deployment//busy)
0: Roll back… → rolloutPreview.simulateRollback(file:///manifest.yaml, Deployment//busy)
`,
  ));

test('a file without a workload has none', () => checkLenses('kind: Service\nmetadata:\n  name: Deployment\n', ''));
