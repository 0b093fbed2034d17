import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionItem } from 'vscode-languageserver';
import { LanguageServer, modernClient } from './languageServer';
import { busy } from './manifests';

const withSnippets = {
  ...modernClient,
  textDocument: { ...modernClient.textDocument, completion: { completionItem: { snippetSupport: true } } },
};

/** What is offered at `$0`: `LABEL → how what is written begins`, lines parted by `⏎`; of a snippet with its places. */
async function checkCompletion(marked: string, capabilities: typeof modernClient, ...expected: readonly string[]): Promise<void> {
  const before = marked.slice(0, marked.indexOf('$0')).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  await LanguageServer.run({ capabilities }, async server => {
    const uri = await server.open(marked.replace('$0', ''));
    const items = await server.at<CompletionItem[]>('textDocument/completion', uri, position);
    const shown = items.map(({ label, textEdit }) => `${label} → ${textEdit?.newText.replaceAll('\n', '⏎') ?? ''}`);
    assert.deepEqual(
      shown.map((text, index) => text.slice(0, expected[index]?.length)),
      expected,
    );
  });
}

test('values right behind a colon', () =>
  checkCompletion(
    busy(['maxUnavailable: 0', 'maxSurge:$0']),
    modernClient,
    '1 →  1',
    '2 →  2',
    '25% →  25%',
    '50% →  50%',
    '100% →  100%',
  ));
test('what is only begun has its fields', () =>
  checkCompletion(
    'apiVersion: apps/v1\nkind: Deployment\nspec:\n  strategy:\n    $0',
    modernClient,
    'type → type: ',
    'rollingUpdate → rollingUpdate:',
  ));
test('a client that can fill in places gets them', () =>
  checkCompletion(
    'kind: Deployment\nspec:\n  strategy:\n    $0',
    withSnippets,
    'type → type: ',
    'rollingUpdate → rollingUpdate:⏎  maxSurge: ${1:1}⏎  maxUnavailable: ${2:0}',
  ));
test('an empty file is offered a whole workload', async () => {
  await checkCompletion(
    '$0',
    withSnippets,
    'Deployment → apiVersion: apps/v1⏎kind: Deployment⏎metadata:⏎  name: ${1:web}⏎spec:',
    'StatefulSet → apiVersion: apps/v1⏎kind: StatefulSet⏎metadata:⏎  name: ${1:db}⏎spec:',
    'DaemonSet → apiVersion: apps/v1⏎kind: DaemonSet⏎metadata:⏎  name: ${1:agent}⏎spec:',
    'apiVersion → apiVersion: apps/v1',
    'kind → kind: Deployment',
    'kind → kind: StatefulSet',
    'kind → kind: DaemonSet',
  );
  await checkCompletion(
    '# one\n---\n$0',
    modernClient,
    'Deployment → apiVersion: apps/v1⏎kind: Deployment⏎metadata:⏎  name: web⏎spec:',
    'StatefulSet → apiVersion: apps/v1⏎kind: StatefulSet⏎metadata:⏎  name: db⏎spec:',
    'DaemonSet → apiVersion: apps/v1⏎kind: DaemonSet⏎metadata:⏎  name: agent⏎spec:',
    'apiVersion → apiVersion: apps/v1',
    'kind → kind: Deployment',
    'kind → kind: StatefulSet',
    'kind → kind: DaemonSet',
  );
});
test('nothing in any other document', async () => {
  for (const text of [
    'name: CI\non: push\n$0',
    'apiVersion: v1\nkind: Service\n$0',
    '{{ if .Values.enabled }}\nkind: Deployment\n$0',
    'a: [\n$0',
  ])
    await checkCompletion(text, withSnippets);
});
