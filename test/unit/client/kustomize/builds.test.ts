/** The kustomize builds of a manifest as the client knows them, with stand-ins for the server and for VS Code (test/support/vscode.ts). */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { Builds } from '../../../../client/kustomize/builds';
import { Kustomizations } from '../../../../client/kustomize/kustomizations';
import { opened, Uri } from '../../../support/vscode';

const manifest = 'file:///shop/base/web.yaml';

afterEach(() => Object.assign(opened, { folders: [], documents: [] }));

/** The names of the builds that the server answers by their outermost kustomizations, and of the one that counts. */
async function namesOf(outermost: readonly string[], chosen?: string): Promise<readonly (string | undefined)[]> {
  const paths = ['/shop/base/kustomization.yaml', ...outermost.map(folder => `/shop/${folder}/kustomization.yaml`)];
  const documents = paths.map(path => ({ uri: Uri.file(path), languageId: 'yaml', isDirty: false, getText: () => 'resources: []' }));
  Object.assign(opened, { folders: [{ uri: Uri.file('/shop') }], documents });
  const answer = paths.slice(1).map(path => ({ files: [paths[0], path], images: [], notes: [] }));
  const state = new Map<string, unknown>();
  const kustomizations = new Kustomizations();
  const builds = new Builds(
    { request: () => Promise.resolve({ builds: answer }) } as unknown as ConstructorParameters<typeof Builds>[0],
    kustomizations,
    {
      get: (key: string) => state.get(key),
      update: (key: string, value: unknown) => Promise.resolve(state.set(key, value)),
    } as unknown as ConstructorParameters<typeof Builds>[2],
  );
  if (chosen !== undefined) await builds.choose(manifest, { name: chosen });
  const { all, counted } = await builds.known(manifest);
  builds.dispose();
  kustomizations.dispose();
  return [...all.map(({ name }) => name), counted?.name];
}

test('builds are told in the order of their names, whatever order the server has', async () => {
  assert.deepEqual(await namesOf(['overlays/b', 'overlays/c', 'overlays/a']), ['overlays/a', 'overlays/b', 'overlays/c', undefined]);
});

test('the only build counts, and of several that which was chosen', async () => {
  assert.deepEqual(await namesOf(['overlays/b']), ['overlays/b', 'overlays/b']);
  assert.deepEqual(await namesOf(['overlays/b', 'overlays/a'], 'overlays/b'), ['overlays/a', 'overlays/b', 'overlays/b']);
  assert.deepEqual(await namesOf(['overlays/b', 'overlays/a'], 'overlays/gone'), ['overlays/a', 'overlays/b', undefined]);
});
