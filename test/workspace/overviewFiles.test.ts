/** Which files of a folder an overview looks at, on a real disk; VS Code is test/support/vscode.ts. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test, type TestContext } from 'node:test';
import { mostFiles, OverviewFiles } from '../../client/overview/overviewFiles';
import { EventEmitter, opened, Uri, workspace } from '../support/vscode';
import { newFolder, write } from './folders';

const directory = 2;
const manifest = 'kind: Deployment\nspec:\n  template: {}\n';

/** An overview of a folder with these files, and what says that one of them has come. */
function overviewOf(
  t: TestContext,
  files: Readonly<Record<string, string>>,
): { readonly files: OverviewFiles; readonly came: () => void; folder: string } {
  const folder = newFolder(t);
  write(folder, files);
  opened.folders = [{ uri: Uri.file(folder) }];
  const created = new EventEmitter<unknown>();
  const never = new EventEmitter<never>().event;
  const all = (): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap(found =>
      found.isFile() ? [path.join(found.parentPath, found.name)] : [],
    );
  Object.assign(workspace, {
    fs: { stat: async ({ fsPath }: Uri) => ({ type: (await stat(fsPath)).isDirectory() ? directory : 1 }) },
    findFiles: () => Promise.resolve(all().map(file => Uri.file(file))),
    createFileSystemWatcher: () => ({ onDidCreate: created.event, onDidChange: never, onDidDelete: never, dispose: () => undefined }),
  });
  const found = new OverviewFiles([pathToFileURL(folder).href], () => undefined);
  t.after(() => found.dispose());
  return { files: found, came: () => created.fire(null), folder };
}

test('of a folder those in which there may be workloads, by their paths', async t => {
  const { files, folder } = overviewOf(t, {
    'web.yaml': manifest,
    'apps/api.json': '{ "kind": "Deployment", "spec": { "template": {} } }',
    'service.yaml': 'kind: Service\n',
    'chart/Chart.yaml': 'name: shop\n',
    'prod/kustomization.yaml': 'resources: [web.yaml]\n',
  });
  const names = (await files.all()).map(uri => uri.slice(pathToFileURL(folder).href.length + 1));
  assert.deepEqual(names, ['apps/api.json', 'chart/Chart.yaml', 'prod/kustomization.yaml', 'web.yaml']);
  assert.equal(files.leftOut, 0);
});

test('a file that comes is found, what is known is not looked for again', async t => {
  const { files, came, folder } = overviewOf(t, { 'web.yaml': manifest });
  assert.equal((await files.all()).length, 1);
  write(folder, { 'api.yaml': manifest });
  assert.equal((await files.all()).length, 1);
  came();
  assert.equal((await files.all()).length, 2);
});

test('of too many the first, and how many are left out', async t => {
  const { files } = overviewOf(t, Object.fromEntries(Array.from({ length: mostFiles + 3 }, (_, index) => [`f${index}.yaml`, manifest])));
  assert.equal((await files.all()).length, mostFiles);
  assert.equal(files.leftOut, 3);
});

test('a file that is named is taken whatever it has', async t => {
  const folder = newFolder(t);
  write(folder, { 'notes.yaml': 'a: b\n' });
  const uri = pathToFileURL(path.join(folder, 'notes.yaml')).href;
  assert.deepEqual(await new OverviewFiles([uri, uri, 'untitled:Untitled-1'], () => undefined).all(), [uri, 'untitled:Untitled-1']);
});
