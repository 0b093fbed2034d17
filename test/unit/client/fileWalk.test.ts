import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameExpression, walk } from '../../../client/fileWalk';

/** What is found below `/ws` of a tree that is given by the paths of its files. */
async function checkWalk(
  pattern: string,
  files: readonly string[],
  expected: readonly string[],
  mostFolders = 100,
  mostFiles = 100,
): Promise<void> {
  const entriesOf = (path: string) => {
    const below = files.filter(file => file.startsWith(`${path}/`)).map(file => file.slice(path.length + 1).split('/'));
    const entries = new Map(below.map(([name = '', ...more]) => [name, more.length > 0]));
    return Promise.resolve([...entries].map(([name, isFolder]) => ({ name, isFolder })));
  };
  assert.deepEqual(await walk('/ws', pattern, { entriesOf, mostFiles, mostFolders }), expected);
}

const files = ['/ws/k8s/web.yml', '/ws/web.yaml', '/ws/a.json', '/ws/node_modules/x/y.yaml', '/ws/k8s/deep/z.yaml', '/ws/.git/c.yaml'];

test('files are found by their names, nearer ones first, but none of others', () =>
  checkWalk('**/*.{yaml,yml}', files, ['/ws/web.yaml', '/ws/k8s/web.yml', '/ws/k8s/deep/z.yaml']));
test('no more folders are read, and no more files are found, than is said', async () => {
  await checkWalk('**/*.{yaml,yml}', files, ['/ws/web.yaml', '/ws/k8s/web.yml'], 2);
  await checkWalk('**/*.{yaml,yml}', files, ['/ws/web.yaml'], 100, 1);
});
test('what a pattern means', () => {
  assert.equal(nameExpression('**/.rollout-preview.yaml').test('xrollout-preview.yaml'), false);
  assert.equal(nameExpression('**/.rollout-preview.yaml').test('.rollout-preview.yaml'), true);
  assert.equal(nameExpression('**/{*.json,Kustomization}').test('Kustomization'), true);
  assert.equal(nameExpression('**/{*.json,Kustomization}').test('a.json'), true);
  assert.equal(nameExpression('**/*.{yaml,yml}').test('a.yamlx'), false);
});
