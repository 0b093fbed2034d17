import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildInRepository, type BuildInRepository } from '../../../../client/git/buildInRepository';

/** A manifest in the repository `/repos/app`, opened in a folder, with the kustomizations that build it. */
function build(file: string, kustomizations: readonly string[] = [], here: string | null = '/repos/app'): BuildInRepository {
  const directory = file.slice('/repos/app/'.length, file.lastIndexOf('/') + 1);
  const repository = { root: '/repos/app', prefix: directory, shallow: false };
  const files = kustomizations.map(path => ({ uri: { fsPath: path } as never, text: 'text' }));
  return buildInRepository({ file, repository, here }, { files });
}

function checkNames(file: string, kustomizations: readonly string[], expected: Omit<BuildInRepository, 'restore'>): void {
  const { names, outside } = build(file, kustomizations);
  assert.deepEqual({ names, outside }, expected);
}

test('alone', () => checkNames('/repos/app/web.yaml', [], { names: ['web.yaml'], outside: [] }));
test('with a base and an overlay', () =>
  checkNames('/repos/app/base/web.yaml', ['/repos/app/base/kustomization.yaml', '/repos/app/overlays/prod/kustomization.yaml'], {
    names: ['base/web.yaml', 'base/kustomization.yaml', 'overlays/prod/kustomization.yaml'],
    outside: [],
  }));
test('with an overlay in another repository', () =>
  checkNames('/repos/app/base/web.yaml', ['/repos/app/base/kustomization.yaml', '/repos/config/kustomization.yaml'], {
    names: ['base/web.yaml', 'base/kustomization.yaml'],
    outside: [{ path: '../config/kustomization.yaml', text: 'text' }],
  }));

/** How `old/web.yaml`, today `base/web.yaml`, is named from a workspace's folder: for git then and now, and for the shell. */
function checkRestore(here: string | null, ...expected: readonly (string | null)[]): void {
  const { directory, files } = build('/repos/app/base/web.yaml', [], here).restore('c1', [
    { committed: 'old/web.yaml', current: 'base/web.yaml' },
  ]);
  assert.deepEqual(
    [directory, ...files.flatMap(({ committedPath, currentPath, workspacePath }) => [committedPath, currentPath, workspacePath])],
    expected,
  );
}

test('from the root', () => checkRestore('/repos/app', null, 'old/web.yaml', 'base/web.yaml', 'base/web.yaml'));
test('from a folder of it', () => checkRestore('/repos/app/base', null, '../old/web.yaml', 'web.yaml', 'web.yaml'));
test('from a folder above it', () => checkRestore('/repos', 'app', 'old/web.yaml', 'base/web.yaml', 'app/base/web.yaml'));
test('without a folder', () => checkRestore(null, null, 'old/web.yaml', 'base/web.yaml', 'base/web.yaml'));
