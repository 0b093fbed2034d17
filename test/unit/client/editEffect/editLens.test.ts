/** When the lens of an edit is shown at all, with stand-ins for the server, for git and for VS Code (test/support/vscode.ts). */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { EditLens } from '../../../../client/editEffect/editLens';
import { configured, Uri } from '../../../support/vscode';

const manifest = 'apiVersion: apps/v1\nkind: Deployment\n';

interface Given {
  readonly uri?: string;
  readonly text?: string;
  readonly enabled?: boolean;
  /** Whether git has a version to compare with. */
  readonly hasBase?: boolean;
  readonly isCancelled?: boolean;
  readonly serverFails?: boolean;
  /** Whether what is built of it has the lens. */
  readonly isAnswered?: boolean;
}

afterEach(() => configured.clear());

/** The titles of the lenses, and what the server was asked for. */
async function lensesOf(given: Given): Promise<{ readonly titles: readonly string[]; readonly asked: readonly string[] }> {
  const { uri = 'file:///web.yaml', text = manifest, enabled = true, hasBase = true, isCancelled = false } = given;
  configured.set('rolloutPreview.codeLens.enabled', enabled);
  const asked: string[] = [];
  const request = (method: string): Promise<unknown> => {
    asked.push(method);
    if (given.serverFails === true) return Promise.reject(new Error('down'));
    const effects = [{ workload: 'web', title: 'this edit replaces 3 pods', detail: null, command: null }];
    return Promise.resolve({ workloads: method === 'workloads' ? [{ id: 'web', startLine: 3 }] : effects });
  };
  const texts = { base: null, edit: {}, leftOut: 0, uncounted: [], ref: 'HEAD' };
  const lens = new EditLens(
    { request, isAnswered: () => Promise.resolve(given.isAnswered === true) } as never,
    { texts: () => Promise.resolve(hasBase ? texts : null) } as never,
  );
  const document = { uri: Uri.parse(uri), languageId: 'yaml', isDirty: true, getText: () => text };
  const lenses = await lens.provideCodeLenses(document as never, { isCancellationRequested: isCancelled } as never);
  return { titles: lenses.map(({ command }) => command?.title ?? ''), asked: asked.sort() };
}

test('above a manifest that differs from git it says what the edit does', async () => {
  const { titles, asked } = await lensesOf({});
  assert.deepEqual(titles, ['this edit replaces 3 pods']);
  assert.deepEqual(asked, ['editEffect', 'workloads']);
});

test('nobody is asked where there is nothing to compare, or nobody to see it', async () => {
  for (const given of [
    { enabled: false },
    { uri: 'untitled:web.yaml' },
    { text: 'name: web' },
    { hasBase: false },
    { isCancelled: true },
    { isAnswered: true },
  ]) {
    assert.deepEqual(await lensesOf(given), { titles: [], asked: [] }, JSON.stringify(given));
  }
});

test('what is rendered has it, too', async () => assert.equal((await lensesOf({ uri: 'rollout-rendered:///web.yaml' })).titles.length, 1));

test('a server that is down leaves it out', async () => assert.deepEqual((await lensesOf({ serverFails: true })).titles, []));
