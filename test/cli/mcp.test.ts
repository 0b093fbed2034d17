import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { deployment } from '../support/manifest';
import { Folder } from './rolloutPreview';

describe('mcp', () => {
  const folder = new Folder({
    'web.yaml': deployment(),
    'wrong.yaml': deployment().replace('replicas: 10', 'replicas: -1'),
    'two.yaml': `${deployment()}---\n${deployment().replace('name: web', 'name: shop')}`,
    'broken.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web\nspec: {}\n',
    'image.yaml': new Uint8Array([1, 0, 2]),
    'tight/web.yaml': deployment(),
    'tight/quota.yaml': 'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: few}\nspec: {hard: {pods: "5"}}\n',
    'slow/web.yaml': deployment(),
    'slow/.rollout-preview.yaml': 'assume: {readySeconds: 30}\n',
  });
  const outside = new Folder({ 'web.yaml': deployment() });
  const client = new Client({ name: 'test', version: '1' });
  before(async () => {
    folder.git('init', '-q');
    folder.write({ 'web.yaml': deployment().replace(/image: .*/, 'image: nginx:1') });
    folder.commit('Begin');
    folder.write({ 'web.yaml': deployment() });
    folder.commit('Go on');
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: [path.resolve('dist/cli.js'), 'mcp'], cwd: folder.path }),
    );
  });
  after(async () => {
    await client.close();
    folder.remove();
    outside.remove();
  });

  const ask = async (name: string, args: Readonly<Record<string, unknown>>) => {
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
    const text = content.map(part => (part.type === 'text' ? part.text : '')).join('');
    return { text, data: structuredContent as Readonly<Record<string, unknown>>, isError: isError === true };
  };

  test('has six tools that only read, each with its input described', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      ['check_manifest', 'simulate_rollout', 'compare_strategies', 'diff_rollouts', 'list_revisions', 'explain_field'],
    );
    for (const { description = '', annotations, inputSchema } of tools) {
      assert.ok(description.length > 100);
      assert.equal(annotations?.readOnlyHint, true);
      assert.equal(inputSchema.type, 'object');
    }
  });
  test('checks a file and a text', async () => {
    assert.match((await ask('check_manifest', { path: 'wrong.yaml' })).text, /6:13 error \[spec\/negative\]/);
    assert.match((await ask('check_manifest', { manifest: deployment() })).text, /^Deployment\/web: 10 pods · at most 13/);
  });
  test('answers shortly unless all is wanted: the loudest first, and as little of it as data', async () => {
    const named = (index: number): string => deployment().replaceAll('web', `w${index}`);
    const manifest = [
      ...Array.from({ length: 30 }, (_, index) => named(index).replace('  replicas: 10', '  replicas: 1')),
      named(30).replace('replicas: 10', 'replicas: -1'),
    ].join('---\n');
    const short = await ask('check_manifest', { manifest });
    const full = await ask('check_manifest', { manifest, detail: 'full' });
    const sizes = ({ text, data }: Awaited<ReturnType<typeof ask>>) =>
      [text.split('\n'), data['workloads'], data['findings']].map(list => (list as readonly unknown[]).length);
    const { workloads, findings } = full.data['total'] as { readonly workloads: number; readonly findings: number };
    assert.ok(workloads === 31 && findings > 0, JSON.stringify(full.data['total']));
    assert.deepEqual(sizes(full), [workloads + findings, workloads, findings]);
    assert.deepEqual(sizes(short), [20, 20, Math.min(findings, 20)]);
    const [loudest] = short.data['findings'] as readonly { readonly severity: string }[];
    assert.equal(loudest?.severity, 'error');
    assert.match(short.text, /^… \d+ more; ask with detail: "full"$/m);
    assert.match(short.text, /error \[spec\/negative\]/);

    const changed = await ask('diff_rollouts', { before: manifest.replaceAll(/image: .*/g, 'image: nginx:9'), after: manifest });
    assert.deepEqual(sizes(changed).slice(0, 2), [20, 20]);
  });
  test('a file is seen beside the others in its folder', async () => {
    assert.match((await ask('check_manifest', { path: 'tight/web.yaml' })).text, /quota\/no-room/);
    assert.match((await ask('simulate_rollout', { path: 'tight/web.yaml' })).text, /exceeded quota: few/);
    assert.doesNotMatch((await ask('check_manifest', { path: 'web.yaml' })).text, /quota/);
  });
  test('simulates actions', async () => {
    const actions = [{ kind: 'setImage', images: { web: 'nginx:9' } }];
    const { text, data } = await ask('simulate_rollout', { path: 'web.yaml', actions, newPods: 'imagePull' });
    assert.match(text, /^kubectl set image deployment\/web web=nginx:9/);
    assert.equal((data['summary'] as { readonly outcome: string }).outcome, 'stalls');
    assert.ok(text.split('\n').length <= 21);
  });
  test('compares strategies', async () => {
    const { data } = await ask('compare_strategies', { path: 'web.yaml' });
    assert.deepEqual(
      (data['rows'] as readonly { readonly id: string }[]).map(({ id }) => id),
      ['manifest', 'default', 'fullCapacity', 'noExtraPods', 'allAtOnce', 'recreate'],
    );
  });
  test('compares two texts, and a path with a commit', async () => {
    const after = deployment().replace(/image: .*/, 'image: nginx:9');
    assert.match((await ask('diff_rollouts', { before: deployment(), after })).text, /^Deployment\/web: .*image/);
    assert.match((await ask('diff_rollouts', { path: '.', base: 'HEAD~1' })).text, /^Deployment\/web: /);
  });
  test('lists revisions', async () => {
    const { text } = await ask('list_revisions', { path: 'web.yaml' });
    assert.match(text, /^2 current: .*Go on\n1 kept: nginx:1 .*Begin$/m);
  });
  test('explains a field with the manifest’s numbers, and one that isn’t written', async () => {
    assert.match((await ask('explain_field', { path: 'web.yaml', field: 'spec.strategy.rollingUpdate.maxSurge' })).text, /25%/);
    assert.equal((await ask('explain_field', { path: 'web.yaml', field: 'spec.nope' })).isError, true);
  });
  test('takes a workload by kind and name as kubectl does', async () => {
    for (const workload of ['web', 'Deployment/web', 'deployment/web', 'deploy/web', 'deployments.apps/web'])
      assert.match((await ask('simulate_rollout', { path: 'two.yaml', workload })).text, /Verdict: 10 pods/, workload);
    assert.equal((await ask('simulate_rollout', { path: 'two.yaml', workload: 'statefulset/web' })).isError, true);
  });
  test('goes back to a revision of git’s history', async () => {
    const actions = [{ kind: 'undo', toRevision: 1 }];
    assert.match((await ask('simulate_rollout', { path: 'web.yaml', actions })).text, /^kubectl rollout undo .*--to-revision=1/);
  });
  test('says why a manifest can’t be read', async () => {
    assert.match((await ask('simulate_rollout', { path: 'broken.yaml' })).text, /^Rejected: The `\{` isn’t closed\. \(yaml: line 3: /);
  });
  test('takes the settings of .rollout-preview.yaml', async () => {
    assert.match((await ask('simulate_rollout', { path: 'slow/web.yaml' })).text, /about 1 min/);
  });
  test('reads nothing outside of its roots', async () => {
    const { text, isError } = await ask('check_manifest', { path: path.join(outside.path, 'web.yaml') });
    assert.match(text, /leads out of the folder/);
    assert.equal(isError, true);
  });
  test('follows no link out of its roots, to files, folders, or repositories', async () => {
    outside.git('init', '-q');
    outside.commit('Begin');
    outside.write({
      'web.yaml': deployment().replace(/image: .*/, 'image: secret:1'),
      '.rollout-preview.yaml': 'assume: {readySeconds: 30}\n',
    });
    symlinkSync(outside.path, path.join(folder.path, 'elsewhere'));
    symlinkSync(path.join(outside.path, 'web.yaml'), path.join(folder.path, 'elsewhere.yaml'));
    for (const [name, args] of [
      ...['check_manifest', 'list_revisions', 'diff_rollouts'].map(tool => [tool, { path: 'elsewhere/web.yaml' }] as const),
      ['check_manifest', { path: 'elsewhere.yaml' }],
      ['diff_rollouts', { path: 'elsewhere' }],
      ['diff_rollouts', { path: 'elsewhere.yaml' }],
    ] as const) {
      const { text, isError } = await ask(name, args);
      assert.deepEqual([isError, /leads out of the folder/.test(text), /secret/.test(text)], [true, true, false], text);
    }
  });
  test('reads below the folders that the client works in', async () => {
    const elsewhere = new Client({ name: 'test', version: '1' }, { capabilities: { roots: {} } });
    elsewhere.setRequestHandler('roots/list', () => ({ roots: [{ uri: pathToFileURL(outside.path).href }] }));
    await elsewhere.connect(
      new StdioClientTransport({ command: process.execPath, args: [path.resolve('dist/cli.js'), 'mcp'], cwd: folder.path }),
    );
    const checked = async (file: string) =>
      (await elsewhere.callTool({ name: 'check_manifest', arguments: { path: file } })).isError === true;
    assert.deepEqual([await checked('web.yaml'), await checked(path.join(folder.path, 'web.yaml'))], [false, true]);
    await elsewhere.close();
  });
  for (const [name, args, said] of [
    ['check_manifest', {}, /Give `path` or `manifest`/],
    ['check_manifest', { path: 'no.yaml' }, /no\.yaml: no such file or folder/],
    ['simulate_rollout', { path: 'web.yaml', workload: 'nope' }, /There are: Deployment\/web/],
    ['simulate_rollout', { manifest: 'a: b' }, /has no Deployment, StatefulSet, or DaemonSet/],
    ['check_manifest', { path: 'web.yaml', manifest: 'a' }, /Give either `path` or `manifest`, not both/],
    ['check_manifest', { path: '.' }, /\. is a folder: name a file in it/],
    ['check_manifest', { path: 'image.yaml' }, /not a text file/],
    ['check_manifest', { path: 3 }, /input\.path must be a string/],
    ['check_manifest', { file: 'web.yaml' }, /input has no "file": it has path, manifest, detail/],
    ['check_manifest', { manifest: 'a', detail: 'long' }, /input\.detail must be short or full/],
    ['simulate_rollout', { path: 'two.yaml' }, /Say which `workload`: Deployment\/web, Deployment\/shop/],
    ['simulate_rollout', { path: 'web.yaml', whatIf: { partition: 2 } }, /a Deployment has no partition; it has replicas/],
    ['simulate_rollout', { path: 'web.yaml', actions: [{ kind: 'scale' }] }, /scale needs `replicas`/],
    ['simulate_rollout', { path: 'web.yaml', actions: [{ kind: 'delete' }] }, /actions\[0\]\.kind must be apply or /],
    ['explain_field', { path: 'web.yaml' }, /input\.field must be a string/],
    ['list_revisions', { path: '../web.yaml' }, /no such file|leads out of the folder/],
    ['diff_rollouts', { path: '/etc' }, /leads out of the folder/],
    ['diff_rollouts', { before: 'a', after: 'b', path: '.' }, /Give either `before` and `after`, or `path`/],
    ['diff_rollouts', {}, /Give `before` and `after`/],
    ['diff_rollouts', { path: '.', base: 'nope' }, /no such commit/],
  ] as const) {
    test(`says what to do: ${name} ${JSON.stringify(args)}`, async () => {
      const { text, isError } = await ask(name, args);
      assert.match(text, said);
      assert.equal(isError, true);
    });
  }
});
