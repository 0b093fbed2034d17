/** What an edit is compared with, read of hostile clones with git and the disk as they are; VS Code is test/support/vscode.ts. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test, type TestContext } from 'node:test';
import { BaseTextsCache, type BaseTexts } from '../../client/editEffect/baseTexts';
import { EditBases } from '../../client/editEffect/editBases';
import { gitOf } from '../../client/git/gitOf';
import { configured, EventEmitter, opened, Uri } from '../support/vscode';
import { commit, git, newFolder, newRepository, write } from './folders';

const manifest = 'kind: Deployment\n';

/** A clone that is compared with the commit before its last one. */
function cloneOf(t: TestContext, folder: string): string {
  const clone = path.join(newFolder(t), 'clone');
  git(folder, 'clone', '-q', folder, clone);
  opened.folders = [{ uri: Uri.file(clone) }];
  configured.set('rolloutPreview.editEffect.base', 'HEAD~1');
  t.after(() => configured.clear());
  return clone;
}

async function baseOf(file: string): Promise<BaseTexts> {
  const from = { builds: { known: () => Promise.resolve({ all: [], counted: null }) }, bases: {} } as never;
  const found = await new BaseTextsCache(from, Date.now).get(pathToFileURL(file).href);
  assert.ok(found !== null);
  return found;
}

test('links to devices and out of the clone are left out, and keep nobody from the disk', async t => {
  const secret = path.join(newFolder(t), 'secret.yaml');
  write(path.dirname(secret), { 'secret.yaml': 'kind: Secret\n' });
  const folder = newRepository(t, { 'deploy.yaml': manifest });
  for (const [index, target] of ['/dev/ptmx', '/dev/ptmx', '/dev/ptmx', '/dev/zero', '/dev/random', secret].entries())
    symlinkSync(target, path.join(folder, `z${index}.yaml`));
  commit(folder, 'Links', { 'cm.yaml': 'kind: ConfigMap\n' });
  const clone = cloneOf(t, folder);
  execFileSync('mkfifo', [path.join(clone, 'pipe.yaml')]);
  assert.deepEqual(await baseOf(path.join(clone, 'deploy.yaml')), {
    base: manifest,
    ref: 'HEAD~1',
    others: [{ base: null, text: 'kind: ConfigMap\n' }],
    leftOut: 6,
    uncounted: [],
  });
  assert.ok((await stat(clone)).isDirectory());
});

test('a large file that changed is left out, not the others', async t => {
  const folder = newRepository(t, { 'deploy.yaml': manifest, 'cm.yaml': '1', 'data.json': Buffer.alloc(11_000_000, 'x'), 'b.json': '{}' });
  commit(folder, 'Changes', { 'cm.yaml': '22', 'data.json': '{}', 'b.json': Buffer.alloc(11_000_000, 'x') });
  const { others, leftOut } = await baseOf(path.join(cloneOf(t, folder), 'deploy.yaml'));
  assert.deepEqual({ others, leftOut }, { others: [{ base: '1', text: '22' }], leftOut: 2 });
});

test('of hundreds that changed the first are looked into, and the number of the others is said', async t => {
  const files = (text: string) => Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}.yaml`, text]));
  const folder = newRepository(t, { 'deploy.yaml': manifest, ...files('1') }, files('2'));
  const { others, leftOut } = await baseOf(path.join(cloneOf(t, folder), 'deploy.yaml'));
  assert.deepEqual([others.length, leftOut], [20, 280]);
});

test('a file with a line break in its name isn’t taken for another one, and that is said', async t => {
  const folder = newRepository(t, { 'deploy.yaml': manifest, 'deploy.yaml\nx.yaml': 'the other' });
  const found = await gitOf(pathToFileURL(path.join(folder, 'deploy.yaml\nx.yaml')).href, AbortSignal.timeout(20_000));
  assert.deepEqual(found, { missing: 'No git history: the file’s name contains a line break' });
});

/** What a workload of a file is compared with, as `REF: TEXT`. */
async function comparedWith(file: string, ref: string | null = null): Promise<string | null> {
  const never = new EventEmitter<never>().event;
  const parts = [
    { request: (_: string, { base }: { readonly base: string }) => Promise.resolve({ text: base }) },
    { known: () => Promise.resolve({ all: [], counted: null }), onDidChoose: never },
    { renderings: { onDidChange: never }, bases: {} },
  ] as unknown as ConstructorParameters<typeof EditBases>;
  const bases = new EditBases(...parts);
  const base = await bases.of(pathToFileURL(file).href, 'Deployment//web', ref);
  bases.dispose();
  return base === null ? null : `${base.ref}: ${base.text ?? ''}`;
}

test('without git an edit is compared with the saved file', async t => {
  const folder = newFolder(t);
  write(folder, { 'deploy.yaml': manifest });
  assert.equal(await comparedWith(path.join(folder, 'deploy.yaml')), `the saved file: ${manifest}`);
  assert.equal(await comparedWith(path.join(folder, 'deploy.yaml'), 'main'), null);
  assert.equal(await comparedWith(path.join(folder, 'gone.yaml')), null);
});

test('with git only if that is chosen, or the file is new', async t => {
  const folder = newRepository(t, { 'deploy.yaml': manifest });
  write(folder, { 'deploy.yaml': 'kind: StatefulSet\n', 'new.yaml': manifest });
  opened.folders = [{ uri: Uri.file(folder) }];
  assert.equal(await comparedWith(path.join(folder, 'deploy.yaml')), `HEAD: ${manifest}`);
  assert.equal(await comparedWith(path.join(folder, 'deploy.yaml'), 'the saved file'), 'the saved file: kind: StatefulSet\n');
  assert.equal(await comparedWith(path.join(folder, 'new.yaml')), `the saved file: ${manifest}`);
});
