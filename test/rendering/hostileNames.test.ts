/** Names that lead elsewhere: out of the copy that is rendered, or into the tool's options. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { Git } from '../../workspace/git/git';
import { chartRendering } from '../../workspace/rendering/charts';
import { FilesOfCommit } from '../../workspace/rendering/filesOfCommit';
import { readFolder } from '../../workspace/rendering/folder';
import { Mirrors } from '../../workspace/rendering/mirror';
import { RenderingCache, type Rendering } from '../../workspace/rendering/renderer';
import type { Tool } from '../../workspace/rendering/tool';
import { git, newFolder, newRepository, program, write } from '../workspace/folders';
import { tools } from './tools';
import { ask, none, worldOf } from './world';

type Tree = { readonly [name: string]: string | Tree };

/** Writes a tree, also as git itself never would; its id. */
function writeTree(folder: string, tree: Tree): string {
  const object = (type: string, contents: Buffer): string =>
    execFileSync('git', ['hash-object', '-t', type, '-w', '--literally', '--stdin'], {
      cwd: folder,
      input: contents,
      encoding: 'utf8',
    }).trim();
  const entries = Object.entries(tree).sort(([one], [other]) => (one < other ? -1 : 1));
  const written = entries.map(([name, inner]) => {
    const isFile = typeof inner === 'string';
    const id = isFile ? object('blob', Buffer.from(inner)) : writeTree(folder, inner);
    return Buffer.concat([Buffer.from(`${isFile ? '100644' : '40000'} ${name}\0`), Buffer.from(id, 'hex')]);
  });
  return object('tree', Buffer.concat(written));
}

const hostileTrees: Readonly<Record<string, Tree>> = {
  'a folder above': { '..': { '..': { stolen: 'x' } } },
  'a folder above, in one name': { '../../stolen': 'x' },
  'a folder above, further down': { templates: { '..': { '..': { '..': { stolen: 'x' } } } } },
  'the same folder': { '.': { stolen: 'x' } },
  'a repository of its own': { '.GIT': { stolen: 'x' } },
};

for (const [what, more] of Object.entries(hostileTrees))
  test(`a commit with a name of ${what}: only what git would write is a file`, async t => {
    const root = newRepository(t, { 'README.md': 'Shop' });
    const tree = writeTree(root, { chart: { 'Chart.yaml': 'name: shop\n', 'a..b': '', ...more } });
    const commit = git(root, 'commit-tree', tree, '-m', 'Add chart').trim();
    const asked = new Git('git');
    const repository = await asked.repository(path.join(root, 'README.md'), none);
    assert.ok(repository !== null);
    const files = await new FilesOfCommit({ git: asked, repository, root, commit, signal: none }).below(path.join(root, 'chart'));
    assert.deepEqual([...files.keys()].sort(), ['Chart.yaml', 'a..b']);
    const { files: differences } = await asked.differences(repository, 'HEAD', commit, none);
    const all = ['README.md', 'chart/Chart.yaml', 'chart/a..b'];
    assert.deepEqual(differences.map(({ before, after }) => after ?? before).sort(), all);
    const { names } = await asked.changed(repository, commit, none);
    assert.deepEqual([...names].sort(), all);
  });

for (const name of ['../stolen', 'chart/../../stolen', '..'])
  test(`nothing is written out of a copy under the name ${name}`, async t => {
    const folder = newFolder(t);
    const mirrors = new Mirrors(path.join(folder, 'mirrors'));
    await assert.rejects(mirrors.use('one', new Map([[name, Buffer.from('x')]]), () => Promise.resolve()));
    assert.deepEqual(
      readdirSync(folder, { recursive: true }).filter(file => String(file).includes('stolen')),
      [],
    );
  });

/** Renders the chart `shop` of a folder; `mirrors` lie two folders below one that the test can look into. */
async function render(t: TestContext, folder: string, tool: Tool, release: string | null = null): Promise<Rendering> {
  const source = { chart: path.join(folder, 'shop'), values: [], release, namespace: 'default', kubeVersion: 'v1.36.0', apiVersions: [] };
  const renderer = { mirrors: new Mirrors(path.join(newFolder(t), 'a', 'mirrors')), ask, now: () => 0 };
  return chartRendering(source, worldOf(tool, { folder }), renderer, new RenderingCache());
}

for (const name of ['../../../../stolen', '..', '.', 'a/../../../../../stolen'])
  test(`a chart called ${name} is put nowhere`, async t => {
    const folder = newFolder(t);
    const needs = `dependencies: [{ name: ${name}, version: 1.0.0, repository: 'file://../other' }]`;
    write(folder, { 'shop/Chart.yaml': `name: shop\nversion: 1.0.0\n${needs}\n`, 'other/Chart.yaml': 'name: x\nversion: 1.0.0\n' });
    const helm = program(newFolder(t), 'helm', 'cd "$3/../../../.." && find . -name "*.yaml" | sed "s,mirrors/[^/]*/,," | sort -u');
    const rendering = await render(t, folder, { name: 'helm', executable: helm, version: '4.3.1' });
    assert.equal(rendering.state === 'rendered' && rendering.output, './a/chart/Chart.yaml\n');
  });

test('a folder that is a link out of the workspace isn’t read', async t => {
  const [folder, outside] = [newFolder(t), newFolder(t)];
  write(outside, { 'Chart.yaml': 'name: secret\n' });
  write(folder, { 'inside/Chart.yaml': 'name: shop\n' });
  symlinkSync(outside, path.join(folder, 'other'));
  symlinkSync(path.join(folder, 'inside'), path.join(folder, 'shop'));
  assert.deepEqual([...(await readFolder(path.join(folder, 'other'), [folder], none)).files.keys()], []);
  assert.deepEqual([...(await readFolder(path.join(folder, 'shop'), [folder], none)).files.keys()], ['Chart.yaml']);
});

const options = ['--post-renderer=./evil', '--post-renderer', '--output-dir=.', '-f=/etc/hosts', '--kubeconfig=evil', '-'];

for (const { title, tool } of [
  { title: 'a stand-in', tool: standIn },
  ...tools('helm').filter(({ title: own }) => !own.includes('recorded')),
])
  for (const release of options)
    test(`${title}: a release called ${release} is no option`, async t => {
      const folder = newFolder(t);
      write(folder, { 'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n', 'shop/templates/a.yaml': 'kind: X\n' });
      program(folder, 'evil', `touch ${path.join(folder, 'ran')}; cat`);
      const before = readdirSync(folder);
      const rendering = await render(t, folder, tool(t), release);
      assert.deepEqual(rendering.state === 'fault' ? rendering.fault : rendering.state, {
        kind: 'other',
        message: `release name "${release}": invalid release name`,
      });
      assert.deepEqual(readdirSync(folder), before);
    });

function standIn(t: TestContext): Tool {
  return { name: 'helm', executable: program(newFolder(t), 'helm', './evil </dev/null'), version: '4.3.1' };
}

test('links that lead back to their folder come to an end', async t => {
  const folder = newFolder(t);
  write(folder, { 'shop/Chart.yaml': 'name: shop\n', 'shop/x/y/a.txt': '' });
  for (const name of ['a', 'b', 'c']) symlinkSync('.', path.join(folder, 'shop', 'x', name));
  rmSync(path.join(folder, 'shop', 'x', 'y'), { recursive: true });
  assert.equal((await readFolder(path.join(folder, 'shop'), [folder], none)).tooLarge, true);
});

test('a chart that is wanted under thousands of names is too large', async t => {
  const folder = newFolder(t);
  const needs = Array.from({ length: 3000 }, (_, index) => `- { name: n${index}, version: 1.0.0, repository: 'file://../other' }`);
  write(folder, {
    'shop/Chart.yaml': `name: shop\nversion: 1.0.0\ndependencies:\n${needs.join('\n')}\n`,
    ...{ 'other/Chart.yaml': 'name: other\nversion: 1.0.0\n', 'other/a': 'x'.repeat(1_000_000) },
  });
  const rendering = await render(t, folder, { name: 'helm', executable: '/nobody/starts/this', version: '4.3.1' });
  assert.deepEqual(rendering.state === 'refused' ? rendering.refusals.map(({ kind }) => kind) : rendering, ['tooLarge']);
});
