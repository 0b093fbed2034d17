import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens } from 'vscode-languageserver';
import { LanguageServer } from './languageServer';
import { busy } from './manifests';

test('a client that doesn’t answer what it is asked gets the defaults', () =>
  LanguageServer.run({}, async server => {
    server.connection.onRequest('workspace/configuration', () => new Promise(() => undefined));
    const uri = await server.open(busy());
    assert.equal((await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } })).length, 4);
  }));

test('settings are the document’s own', () =>
  LanguageServer.run({}, async server => {
    server.connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri: string; section: string }[] }) =>
      items.map(({ scopeUri, section }) => ({ codeLens: { enabled: section !== 'rolloutPreview' || !scopeUri.includes('quiet') } })),
    );
    const lenses = async (uri: string): Promise<number> =>
      (await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } })).length;
    assert.equal(await lenses(await server.open(busy(), 'file:///quiet.yaml')), 0);
    assert.equal(await lenses(await server.open(busy(), 'file:///loud.yaml')), 4);
  }));
