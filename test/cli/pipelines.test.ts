/** What pipelines run: the action, the hook, and the package that both install, with stand-ins for npm, npx, and gh. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { parse } from 'yaml';
import { deployment } from '../support/manifest';
import { Folder } from './rolloutPreview';

const folders: Folder[] = [];
after(() => folders.forEach(made => made.remove()));

function folder(files: Readonly<Record<string, string>>): Folder {
  const made = new Folder(files);
  folders.push(made);
  return made;
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
const cli = path.resolve('dist/cli.js');

/** Programs for the PATH: npm that installs the built command line beyond the checkout, npx that runs it, and gh that keeps comments in a file. */
function programs(): Folder {
  return folder({}).writePrograms({
    npx: `#!/bin/sh\n[ "$1" = --yes ] && [ "$2" = "kubernetes-rollout-preview@${version}" ] || exit 9\nshift 2\nexec "${process.execPath}" "${cli}" "$@"\n`,
    npm: `#!/bin/sh
[ "$1 $2 $4" = "install --prefix --ignore-scripts" ] && [ "$PWD" = "$3" ] && [ ! -e .npmrc ] && [ -z "\${GH_TOKEN+x}" ] || exit 9
for package do :; done
[ "$package" = "kubernetes-rollout-preview@${version}" ] || exit 9
mkdir -p "$3/node_modules/.bin"
printf '#!/bin/sh\\n[ -z "\${GH_TOKEN+x}" ] || exit 9\\nexec "${process.execPath}" "${cli}" "$@"\\n' > "$3/node_modules/.bin/rollout-preview"
chmod +x "$3/node_modules/.bin/rollout-preview"
`,
    gh: `#!${process.execPath}
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
const file = process.env.COMMENTS;
// The token of an action is no user's.
if (args[1] === 'user') process.exit(1);
const comments = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
const option = name => args[args.indexOf(name) + 1];
const body = () => readFileSync(option('--field').replace('body=@', ''), 'utf8');
if (args.includes('--jq')) {
  const [, type, login, marker] = /type == "(.*?)" or .user.login == "(.*?)"\\).*startswith\\("(.*?)"\\)/.exec(option('--jq'));
  const isOwn = ({ user, body }) => (user.type === type || user.login === login) && body.startsWith(marker);
  console.log(comments.filter(isOwn).map(({ id }) => id).join('\\n'));
} else {
  const last = args.find(arg => arg.startsWith('repos/'));
  const known = comments.find(({ id }) => last.endsWith('/comments/' + id));
  if (option('--method') === 'PATCH') known.body = body();
  else comments.push({ id: comments.length + 1, user: { login: 'github-actions[bot]', type: 'Bot' }, body: body() });
  writeFileSync(file, JSON.stringify(comments));
}
`,
  });
}

/** A pull request that changes the image of a Deployment. */
function pullRequest(): Folder {
  const made = folder({ 'deploy/web.yaml': deployment() });
  made.git('init', '-q');
  made.commit('Begin');
  made.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  made.write({ 'deploy/web.yaml': deployment().replace(/image: .*/, 'image: nginx:9') });
  made.commit('Change the image');
  return made;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly { readonly shell: string; readonly run: string; readonly env: Readonly<Record<string, string>> }[];
  };
}

describe('the action', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as Action;
  const [step] = action.runs.steps;

  function run(made: Folder, own: Readonly<Record<string, string>> = {}) {
    const given = {
      PREVIEW_PATHS: '.',
      PREVIEW_BASE: 'origin/main',
      PREVIEW_RENDER: '',
      PREVIEW_FAIL_ON: 'error',
      PREVIEW_VERSION: action.inputs['version']?.default ?? '',
      PREVIEW_PULL_REQUEST: '',
      GH_TOKEN: '',
      ...own,
    };
    assert.deepEqual(
      Object.keys(given).sort(),
      [...Object.keys(step?.env ?? {}), ...Object.keys(own).filter(name => name === 'COMMENTS')].sort(),
    );
    const outputs = folder({ summary: '', output: '' });
    const environment = {
      ...process.env,
      PATH: programs().asPath,
      RUNNER_TEMP: outputs.path,
      GITHUB_OUTPUT: path.join(outputs.path, 'output'),
      GITHUB_STEP_SUMMARY: path.join(outputs.path, 'summary'),
      GITHUB_REPOSITORY: 'own/web',
      ...given,
    };
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step?.run ?? 'exit 9'], {
      ...{ cwd: made.path, env: environment, encoding: 'utf8' },
    });
    return {
      status,
      stdout,
      stderr,
      summary: readFileSync(environment.GITHUB_STEP_SUMMARY, 'utf8'),
      output: readFileSync(environment.GITHUB_OUTPUT, 'utf8'),
    };
  }

  test('is a composite one whose script holds nothing of the event, and installs this version', () => {
    assert.equal(action.runs.using, 'composite');
    assert.equal(action.runs.steps.length, 1);
    assert.equal(step?.shell, 'bash');
    assert.ok(!step.run.includes('${{'));
    assert.equal(action.inputs['version']?.default, version);
    for (const [name, { description }] of Object.entries(action.inputs)) assert.ok(description.length > 20, name);
    const named = Object.values(step.env).join('\n');
    for (const name of Object.keys(action.inputs)) assert.ok(named.includes(`inputs.${name}`), name);
  });
  test('writes the summary, and names the file of the report', () => {
    const { status, summary, output } = run(pullRequest());
    assert.match(summary, /^<!-- kubernetes-rollout-preview -->\n/);
    assert.match(summary, /1 workload: rolling out: 1/);
    assert.match(output, /^report=.*rollout-preview\.md\n$/);
    assert.equal(status, 0);
  });
  test('annotates what is new, and fails with it', () => {
    const made = pullRequest();
    made.write({ 'deploy/web.yaml': deployment().replace('replicas: 10', 'replicas: -1') });
    const { status, stdout } = run(made);
    assert.match(stdout, /^::error file=deploy\/web\.yaml,line=6,/m);
    assert.equal(status, 1);
    assert.equal(run(made, { PREVIEW_FAIL_ON: 'never' }).status, 0);
  });
  test('comments with a token, and replaces its own comment', () => {
    const made = pullRequest();
    const others = ['Nice!', '<!-- kubernetes-rollout-preview --> All is well.'];
    const user = { login: 'mallory', type: 'User' };
    const comments = path.join(
      folder({ 'comments.json': JSON.stringify(others.map((body, index) => ({ id: index + 1, user, body }))) }).path,
      'comments.json',
    );
    const given = { GH_TOKEN: 'secret', PREVIEW_PULL_REQUEST: '7', COMMENTS: comments };
    const bodies = () => (JSON.parse(readFileSync(comments, 'utf8')) as readonly { readonly body: string }[]).map(({ body }) => body);
    assert.equal(run(made, given).status, 0);
    assert.match(bodies()[2] ?? '', /→ nginx:9/);
    made.write({ 'deploy/web.yaml': deployment().replace(/image: .*/, 'image: nginx:10') });
    assert.equal(run(made, given).status, 0);
    assert.deepEqual(bodies().slice(0, -1), others);
    assert.match(bodies()[2] ?? '', /→ nginx:10/);
  });
  test('says why it can’t begin', () => {
    const { status, stderr, summary } = run(pullRequest(), { PREVIEW_BASE: 'origin/nope' });
    assert.match(stderr, /git: origin\/nope: there is no such commit/);
    assert.deepEqual([status, summary], [2, '']);
  });
  test('renders what the settings call by the names, one a line', () => {
    const { status, stderr } = run(pullRequest(), { PREVIEW_RENDER: 'shop $(touch pwned)\nother' });
    assert.match(stderr, /--render: no settings with render: name “shop \$\(touch pwned\)”/);
    assert.equal(status, 2);
  });
  test('takes several paths, one a line, whatever stands in them', () => {
    const made = pullRequest();
    made.write({ '$(touch pwned)/web.yaml': deployment() });
    assert.equal(run(made, { PREVIEW_PATHS: 'deploy\n\n$(touch pwned)' }).status, 0);
    assert.match(run(made, { PREVIEW_PATHS: 'deploy\nnever' }).stderr, /never: no such file or folder/);
    assert.ok(!existsSync(path.join(made.path, 'pwned')));
  });
});

describe('the hook of pre-commit', () => {
  const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly Readonly<Record<string, unknown>>[];
  const [hook = {}] = hooks;

  test('says what pre-commit wants to know', () => {
    const known = ['id', 'name', 'description', 'entry', 'language', 'types_or', 'require_serial'];
    assert.deepEqual(Object.keys(hook), known);
    assert.equal(hooks.length, 1);
  });
  test('checks the files that it is given', () => {
    const made = folder({ 'web.yaml': deployment().replace('replicas: 10', 'replicas: -1'), 'fine.yaml': deployment() });
    const env = { ...process.env, PATH: programs().asPath };
    const ended = (file: string) => spawnSync('sh', ['-c', `${String(hook['entry'])} ${file}`], { cwd: made.path, env }).status;
    assert.deepEqual([ended('web.yaml'), ended('fine.yaml')], [1, 0]);
  });
});

test('the npm package runs where nothing else is installed', () => {
  const made = folder({ 'web.yaml': deployment(), 'package.json': '{"private": true}' });
  const npm = (...args: readonly string[]) =>
    execFileSync('npm', [...args], { cwd: made.path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const [packed = ''] = execFileSync(process.execPath, ['scripts/packageCli.mjs', '--built', made.path], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .slice(-1);
  npm('install', '--offline', '--no-audit', '--no-fund', packed);
  const { dependencies } = JSON.parse(npm('ls', '--all', '--json')) as {
    readonly dependencies: Readonly<Record<string, { readonly dependencies?: object }>>;
  };
  assert.deepEqual(
    Object.entries(dependencies).map(([name, { dependencies: own }]) => [name, own]),
    [['kubernetes-rollout-preview', undefined]],
  );
  assert.equal(npm('exec', '--offline', '--', 'rollout-preview', '--version'), `${version}\n`);
  assert.match(npm('exec', '--offline', '--', 'kubernetes-rollout-preview', 'check', 'web.yaml'), /nothing found/);
});
