import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildInRepository } from '../../../../client/revisions/buildInRepository';

/** A manifest in the repository `/repos/app`, and the kustomizations that build it. */
function checkNames(file: string, kustomizations: readonly string[], expected: ReturnType<typeof buildInRepository>): void {
  const directory = file.slice('/repos/app/'.length, file.lastIndexOf('/') + 1);
  const repository = { root: '/repos/app', prefix: directory, shallow: false };
  const files = kustomizations.map(path => ({ uri: { fsPath: path } as never, text: 'text' }));
  assert.deepEqual(buildInRepository({ file, repository }, { files }), expected);
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
