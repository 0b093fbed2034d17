/** What the user's own tools render, with stand-ins for them. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import os from 'node:os';
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
