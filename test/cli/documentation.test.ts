/** Every example of docs/command-line.md does what it says. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { readSettingsFile } from '../../server/preview/settingsFile';
import { deployment } from '../support/manifest';
import { Folder } from './rolloutPreview';

const version = (JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }).version;
const text = readFileSync('docs/command-line.md', 'utf8');
const blocks = [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language = '', code = '']) => ({ language, code }));

const repository = new Folder({
  'web.yaml': deployment().replace(/image: .*/, 'image: nginx:1.28'),
  'deploy/shop.yaml': deployment().replace('name: web', 'name: shop'),
  'overlays/production/kustomization.yaml': 'resources: [web.yaml]\n',
  'overlays/production/web.yaml': deployment(),
  'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'charts/web/templates/web.yaml': deployment(),
  'values.yaml': 'a: b\n',
  '.rollout-preview.yaml': blocks.find(({ code }) => code.startsWith('render:'))?.code ?? '',
});
const programs = new Folder().writePrograms({
  'rollout-preview': `#!/bin/sh\nexec "${process.execPath}" "${path.resolve('dist/cli.js')}" "$@"\n`,
  npx: `#!/bin/sh\n[ "$2" = "kubernetes-rollout-preview@${version}" ] || exit 9\nshift 2\nexec rollout-preview "$@"\n`,
  kustomize: '#!/bin/sh\n[ "$1" = version ] && echo v5.4.3 && exit\ncat "$2/web.yaml"\n',
  helm: '#!/bin/sh\n[ "$1" = version ] && echo v3.15.0 && exit\ncat "$3/templates/web.yaml"\n',
});

before(() => {
  repository.git('init', '-q');
  repository.commit('Begin');
  repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  repository.write({ 'web.yaml': deployment().replace(/image: .*/, 'image: nginx:1.29') });
  repository.commit('Change the image');
});
after(() => {
  repository.remove();
  programs.remove();
});

function run(command: string, input = ''): { readonly code: number | null; readonly out: string; readonly err: string } {
  const env = { ...process.env, PATH: programs.asPath, LANG: 'C' };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: repository.path, env, input, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

describe('docs/command-line.md', () => {
  test('has blocks of these languages', () => {
    assert.deepEqual([...new Set(blocks.map(({ language }) => language))].sort(), ['json', 'sh', 'yaml']);
  });
  for (const line of blocks.filter(({ language }) => language === 'sh').flatMap(({ code }) => code.trim().split('\n'))) {
    const [command = ''] = line.split(' #');
    test(command.trim(), () => {
      const { code, out, err } = run(command);
      assert.equal(err, '');
      assert.ok(code === 0 || code === 1);
      assert.ok(out.length > 0 || command.includes(' > '));
    });
  }
  for (const { code } of blocks.filter(({ language }) => language === 'yaml')) {
    test(`YAML: ${code.split('\n', 1)[0] ?? ''}`, () => {
      const value = parse(code) as Readonly<Record<string, unknown>>;
      if ('rules' in value || 'render' in value) assert.deepEqual(readSettingsFile(code).problems, []);
      else checkPipeline(value);
    });
  }
  for (const { code } of blocks.filter(({ language }) => language === 'json')) {
    test('the server that a client of MCP is told of begins', () => {
      const { servers } = JSON.parse(code) as {
        readonly servers: Readonly<Record<string, { readonly command: string; readonly args: readonly string[] }>>;
      };
      const [{ command, args } = { command: '', args: [] }] = Object.values(servers);
      const asked = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };
      const began = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
      const sent = [
        { jsonrpc: '2.0', id: 0, method: 'initialize', params: began },
        { jsonrpc: '2.0', method: 'notifications/initialized' },
        asked,
      ];
      const { out } = run([command, ...args].join(' '), `${sent.map(message => JSON.stringify(message)).join('\n')}\n`);
      for (const name of text.match(/Six tools[^:]*: (.*?)\./)?.[1]?.match(/\w+(?=`)/g) ?? ['none'])
        assert.ok(out.includes(`"name":"${name}"`), name);
    });
  }
});

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}

/** A workflow of GitHub, a pipeline of GitLab, or the hooks of pre-commit: what it runs does, and what it names is there. */
function checkPipeline(value: Readonly<Record<string, unknown>>): void {
  const {
    jobs = {},
    repos = [],
    ...rest
  } = value as {
    readonly jobs?: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
    readonly repos?: readonly { readonly rev: string; readonly hooks: readonly { readonly id: string }[] }[];
  };
  const steps = Object.values(jobs).flatMap(job => job.steps);
  const scripts = [...steps.flatMap(step => step.run ?? []), ...Object.values(rest).flatMap(scriptOf)];
  for (const script of scripts) {
    const { code, err } = run(script);
    assert.deepEqual([code, err], [0, '']);
  }
  const own = steps.find(({ uses = '' }) => uses.startsWith('kubernetes-rollout-preview/'));
  if (own !== undefined) {
    assert.equal(own.uses?.split('@')[1], `v${version}`);
    const { inputs } = parse(readFileSync('action.yml', 'utf8')) as { readonly inputs: Readonly<Record<string, unknown>> };
    for (const name of Object.keys(own.with ?? {})) assert.ok(name in inputs, name);
  }
  for (const { rev, hooks } of repos) {
    assert.equal(rev, `v${version}`);
    const known = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly { readonly id: string }[];
    assert.deepEqual(
      hooks.filter(({ id }) => known.every(hook => hook.id !== id)),
      [],
    );
  }
  assert.ok(scripts.length > 0 || own !== undefined || repos.length > 0);
}

function scriptOf(job: unknown): readonly string[] {
  return typeof job === 'object' && job !== null && 'script' in job && typeof job.script === 'string' ? [job.script] : [];
}
