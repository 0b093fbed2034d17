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

test('the Kubernetes that a document is meant for is its own, and can change', () =>
  LanguageServer.run({}, async server => {
    let versions: Readonly<Record<string, string>> = { 'file:///old.yaml': '1.30', 'file:///new.yaml': '1.36' };
    server.connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri: string }[] }) =>
      items.map(({ scopeUri }) => ({ kubernetesVersion: versions[scopeUri] })),
    );
    const text = busy().replace('      containers:', '      hostnameOverride: web\n      containers:');
    const codes = async (uri: string): Promise<readonly unknown[]> => {
      const { items } = await server.request<{ items: { code: unknown; severity: number }[] }>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      return items.filter(({ severity }) => severity === 1).map(({ code }) => code);
    };
    const [old, current] = [await server.open(text, 'file:///old.yaml'), await server.open(text, 'file:///new.yaml')];
    assert.deepEqual([await codes(old), await codes(current)], [['decode/unknown-field'], []]);
    versions = { 'file:///old.yaml': '1.34' };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(await codes(old), []);
  }));

test('a change of the settings makes open timelines ask again, once it counts', () =>
  LanguageServer.run({ initializationOptions: { refreshSupport: true } }, async server => {
    const refreshed = new Promise<void>(resolve => server.connection.onNotification('rolloutPreview/refresh', resolve));
    await server.open(busy(), 'file:///web.yaml');
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await refreshed;
  }));

test('a .rollout-preview.yaml counts as it is open, below another one too, and is answered for itself', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(busy(), 'file:///ws/k8s/web.yaml');
    const title = async (): Promise<string | undefined> =>
      (await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } }))[0]?.command?.title;
    await server.hand({ 'file:///ws/.rollout-preview.yaml': 'assume: {readySeconds: 7}\n' });
    const before = await title();
    const [outer, inner] = [
      await server.open('assume: {readySeconds: 70}\n', 'file:///ws/.rollout-preview.yaml'),
      await server.open('assume: {readySeconds: 700}\nrule: {}\n', 'file:///ws/k8s/.rollout-preview.yaml'),
    ];
    const below = await title();
    await server.close(inner);
    const above = await title();
    assert.equal(new Set([before, below, above]).size, 3, `${before} ${below} ${above}`);
    assert.deepEqual(await server.pull(outer), []);
    await server.edit(outer, 'rule: {}\n');
    assert.deepEqual(
      (await server.pull(outer)).map(({ message }) => message),
      ['Unknown key rule.'],
    );
  }));
