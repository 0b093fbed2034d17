/** A List of more workloads than are previewed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens, DocumentDiagnosticReport } from 'vscode-languageserver';
import { LanguageServer } from './languageServer';

test('each of the workloads beyond says so', async () => {
  const template = '{ metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: web:1 }] } }';
  const spec = `{ replicas: 0, selector: { matchLabels: { app: web } }, template: ${template} }`;
  const item = `- { apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, spec: ${spec} }\n`;
  await LanguageServer.run({}, async server => {
    const uri = await server.open(`apiVersion: v1\nkind: List\nitems:\n${item.repeat(502)}`);
    const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    const ofTheLast = lenses
      .map(({ range, command }) => `${range.start.line + 1} ${command?.title ?? ''}`)
      .filter(lens => /^50[345] (?:\d+ pods|Not previewed)/.test(lens))
      .sort();
    assert.deepEqual(ofTheLast, [
      '503 0 pods · nothing to replace',
      '504 Not previewed: too large or nested too deep',
      '505 Not previewed: too large or nested too deep',
    ]);
    const report = await server.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
    assert.ok(report.kind === 'full');
    assert.deepEqual(
      report.items.map(({ range, message }) => [range.start.line + 1, message]),
      [[504, 'Only the first 500 workloads of a document are previewed: 2 more aren’t.']],
    );
  });
});
