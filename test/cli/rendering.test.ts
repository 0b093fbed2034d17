/** What the user's own tools render, with stand-ins for them. */
import assert from 'node:assert/strict';
import { readdirSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { deployment } from '../support/manifest';
import { Folder } from './rolloutPreview';

const folder = new Folder({
  'overlay/kustomization.yaml': 'resources: [web.yaml]\n',
  'overlay/web.yaml': `# of the overlay\n${deployment().replace('replicas: 10', 'replicas: -1')}`,
  'remote/kustomization.yaml': 'resources: [https://github.com/example/base]\n',
  'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'chart/templates/web.yaml': deployment().replace('replicas: 10', 'replicas: {{ .Values.replicas }}'),
  'chart/values.yaml': 'replicas: 4\n',
});
const programs = new Folder().writePrograms({
  kustomize: `#!/bin/sh\n[ "$1" = version ] && echo v5.4.3 && exit\nsed 1d "$2/web.yaml"\n`,
  helm: `#!/bin/sh\n[ "$1" = version ] && echo v3.15.0 && exit\nfor arg; do last=$arg; done\necho '---'; echo '# Source: shop/templates/web.yaml'; sed 's/{{.*}}/4/' "$3/templates/web.yaml"\n`,
});
const before = process.env['PATH'] ?? '';
process.env['PATH'] = programs.asPath;
after(() => {
  process.env['PATH'] = before;
  folder.remove();
  programs.remove();
});

describe('rendering', () => {
  test('what a kustomization is built to is checked, and nothing is left behind', async () => {
    const leftovers = () => readdirSync(os.tmpdir()).filter(name => /^rollout-preview-/.test(name)).length;
    const found = leftovers();
    const { code, out, err } = await folder.run('check', '--kustomize', 'overlay');
    assert.match(out, /^overlay\/[\w.]+:\d+:1: error: .* \[spec\/negative\]$/m);
    assert.deepEqual([code, err, leftovers()], [1, '', found]);
  });
  test('what a chart is rendered to is shown', async () => {
    const { code, out } = await folder.run('show', '--helm', 'chart', '--namespace', 'shop');
    assert.match(out, /^4 pods · at most 5 · /m);
    assert.equal(code, 0);
  });
  test('what the settings call by a name is rendered where it is asked for', async () => {
    const named = new Folder({
      'deploy/chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'deploy/chart/templates/web.yaml': deployment().replace('replicas: 10', 'replicas: {{ .Values.replicas }}'),
      'deploy/.rollout-preview.yaml': 'render: [{name: production, chart: chart}]\n',
    });
    try {
      const { code, out } = await named.run('show', '--config', 'deploy/.rollout-preview.yaml', '--render', 'production');
      assert.match(out, /^4 pods · at most 5 · /m);
      assert.equal(code, 0);
      const { code: wrong, err } = await named.run('show', '--config', 'deploy/.rollout-preview.yaml', '--render', 'staging');
      assert.deepEqual([wrong, err], [2, 'rollout-preview: --render: no “staging”; it is production\n']);
      assert.doesNotMatch((await named.run('check', 'deploy')).out, /4 pods/);
    } finally {
      named.remove();
    }
  });
  test('settings name nothing that isn’t in their repository', async () => {
    const chart = { 'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n', 'templates/web.yaml': deployment() };
    const outside = new Folder({ ...chart, 'kustomization.yaml': 'resources: [web.yaml]\n', 'web.yaml': deployment() });
    const named = new Folder({
      '.rollout-preview.yaml': `render:
- { name: chart, chart: '${outside.path}' }
- { name: link, chart: link }
- { name: kustomization, kustomization: ../${path.basename(outside.path)} }
`,
    });
    symlinkSync(outside.path, path.join(named.path, 'link'));
    named.git('init', '-q');
    try {
      for (const name of ['chart', 'link', 'kustomization']) {
        const { code, out, err } = await named.run('show', '--render', name);
        assert.match(err, /leads out of the folder/);
        assert.deepEqual([code, out], [2, '']);
      }
    } finally {
      named.remove();
      outside.remove();
    }
  });
  test('what was rendered isn’t said not to be, nor is the folder where the command runs', async () => {
    const repository = new Folder({
      'kustomization.yaml': 'resources: [web.yaml]\n',
      'web.yaml': `#\n${deployment()}`,
      'patch.yaml': 'a: b\n',
    });
    try {
      repository.git('init', '-q');
      repository.commit('first');
      repository.write({ 'patch.yaml': 'a: c\n' });
      assert.match((await repository.run('diff')).err, /^Changed, but not rendered \(.*\): \.$/m);
      const { code, err } = await repository.run('diff', '.', '--kustomize', '.');
      assert.deepEqual([code, err], [0, '']);
    } finally {
      repository.remove();
    }
  });
  for (const [sort, files, args, place] of [
    [
      'kustomization',
      { 'overlay/kustomization.yaml': 'resources: [web.yaml]\n', 'overlay/web.yaml': `# of the overlay\n${deployment()}` },
      ['--kustomize', 'overlay'],
      'overlay/',
    ],
    [
      'chart',
      { 'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n', 'chart/templates/web.yaml': deployment() },
      ['--helm', 'chart'],
      'chart/',
    ],
  ] as const) {
    test(`what a change of a ${sort} rolls out, at the line that wrote it`, async () => {
      const repository = new Folder(files);
      try {
        repository.git('init', '-q');
        repository.commit('first');
        const same = await repository.run('diff', ...args);
        assert.deepEqual([same.code, same.out], [0, 'No workload is changed.\n']);
        repository.write(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace('web:1', 'web:2')])));
        const { code, out, err } = await repository.run('diff', ...args);
        assert.match(out, new RegExp(`^${place}[^:]+:\\d+: Deployment/web: this edit replaces 10 pods: image$`, 'm'));
        assert.match(out, /^ {2}10 pods · at most 13 · /m);
        assert.deepEqual([code, err], [0, '']);
        repository.commit('second');
        const between = await repository.run('diff', ...args, '--base', 'HEAD~1', '--head', 'HEAD');
        assert.match(between.out, /^ {2}10 pods · at most 13 · /m);
      } finally {
        repository.remove();
      }
    });
  }
  for (const [args, said] of [
    [['--kustomize', 'nope'], /nope: no such file or folder/],
    [['--kustomize', 'remote'], /remote: kustomization\.yaml:1: https:\/\/github\.com\/example\/base isn’t rendered \(remote\)/],
  ] as const) {
    test(`ends with 2 and one line: check ${args.join(' ')}`, async () => {
      const { code, out, err } = await folder.run('check', ...args);
      assert.match(err, said);
      assert.deepEqual([code, out, err.split('\n').length], [2, '', 2]);
    });
  }
});
