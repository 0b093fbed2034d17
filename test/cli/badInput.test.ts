/** What is normal in a pipeline: inputs that can't be read, and ends that come early. One clear line, the right exit code, no stack. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { deployment } from '../support/manifest';
import { cli, Folder } from './rolloutPreview';

const folders: Folder[] = [];
function folder(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const made = new Folder(files);
  folders.push(made);
  return made;
}
after(() => folders.forEach(made => made.remove()));

const wrong = deployment().replace('replicas: 10', 'replicas: -1');

describe('encodings', () => {
  const marked = (mark: readonly number[], text: Uint8Array): Uint8Array => Buffer.concat([Uint8Array.from(mark), text]);
  for (const [name, content] of [
    ['a byte order mark', marked([0xef, 0xbb, 0xbf], Buffer.from(wrong))],
    ['UTF-16, little end first', marked([0xff, 0xfe], Buffer.from(wrong, 'utf16le'))],
    ['UTF-16, big end first', marked([0xfe, 0xff], Buffer.from(wrong, 'utf16le').swap16())],
    ['lines that end with CR LF', Buffer.from(wrong.replaceAll('\n', '\r\n'))],
    ['lines that end with CR', Buffer.from(wrong.replaceAll('\n', '\r'))],
  ] as const) {
    test(`${name}: the same place`, async () => {
      const { code, out, err } = await folder({ 'web.yaml': content }).run('check');
      assert.match(out, /^web\.yaml:6:13: error: .+ \[spec\/negative\]$/m);
      assert.match(out, /^6 \| {3}replicas: -1$/m);
      assert.deepEqual([code, err], [1, '']);
    });
  }
});

describe('sizes', () => {
  const filler = (bytes: number): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: big}\ndata:\n${'  a: "0123456789"\n'.repeat(bytes / 18)}---\n`;
  test('3 MB before a workload', async () => {
    const big = filler(3_000_000);
    const { code, out } = await folder({ 'web.yaml': big + wrong }).run('check');
    const line = big.split('\n').length - 1 + 6;
    assert.match(out, new RegExp(`^web\\.yaml:${line}:13: error`, 'm'));
    assert.equal(code, 1);
  });
  test('more than 5 MB, named or on the way', async () => {
    const files = folder({ 'deep/web.yaml': filler(5_100_000) + wrong });
    const named = await files.run('check', 'deep/web.yaml');
    assert.deepEqual(named, { code: 2, out: '', err: 'rollout-preview: deep/web.yaml: larger than 5 MB\n' });
    const passed = await files.run('check', '--verbose');
    assert.deepEqual([passed.code, passed.err], [0, '0 workloads · 0 files\npassed over: 1 file: larger than 5 MB\n']);
  });
  test('nothing at all', async () => {
    const files = folder({ 'empty.yaml': '', 'notes/README.md': '# Notes\n' });
    const fine = async (...args: readonly string[]): Promise<string> => {
      const { code, out, err } = await files.run('check', ...args);
      assert.deepEqual([code, err], [0, '']);
      return out;
    };
    assert.equal(await fine('empty.yaml'), '0 workloads · 1 file · nothing found\n');
    assert.equal(await fine('notes'), '0 workloads · 0 files · nothing found\n');
    assert.equal(await fine('-'), '0 workloads · 1 file · nothing found\n');
    for (const format of ['json', 'sarif', 'gitlab']) JSON.parse(await fine('notes', '--format', format));
    assert.equal(await fine('notes', '--format', 'github'), '');
    assert.deepEqual(await files.run('show', 'empty.yaml'), {
      code: 2,
      out: '',
      err: 'rollout-preview: empty.yaml: no workload is in it\n',
    });
  });
});

describe('what can’t be reached', () => {
  // Nobody has rights where root has all.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const runAsNobody = (
    made: Folder,
    ...args: readonly string[]
  ): { readonly code: number | null; readonly out: string; readonly err: string } => {
    // Where the project lies they may have no rights.
    const program = folder({ 'cli.js': readFileSync(cli) });
    chmodSync(program.path, 0o755);
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(program.path, 'cli.js'), ...args], {
      ...{ cwd: made.path, encoding: 'utf8', ...nobody },
    });
    return { code: status, out: stdout, err: stderr };
  };
  test('a folder and a file without rights, named or on the way', () => {
    const files = folder({ 'closed/web.yaml': wrong, 'secret.yaml': wrong, 'fine.yaml': deployment() });
    chmodSync(files.path, 0o755);
    for (const name of ['closed', 'secret.yaml']) chmodSync(path.join(files.path, name), 0o000);
    assert.deepEqual(runAsNobody(files, 'check', 'closed'), { code: 2, out: '', err: 'rollout-preview: closed: can’t be read\n' });
    assert.deepEqual(runAsNobody(files, 'check', 'secret.yaml'), {
      code: 2,
      out: '',
      err: 'rollout-preview: secret.yaml: can’t be read\n',
    });
    const { code, out, err } = runAsNobody(files, 'check', '--verbose');
    assert.deepEqual([code, out], [0, '1 workload · 1 file · nothing found\n']);
    assert.equal(err, '1 workload · 1 file\npassed over: 1 file: can’t be read\n');
    for (const name of ['closed', 'secret.yaml']) chmodSync(path.join(files.path, name), 0o755);
  });
  test('links that lead to themselves, and back to a folder above', async () => {
    const files = folder({ 'deep/web.yaml': wrong });
    symlinkSync('loop.yaml', path.join(files.path, 'loop.yaml'));
    symlinkSync('..', path.join(files.path, 'deep/up'));
    const { out } = await files.run('check', '--format', 'json');
    assert.deepEqual(
      (JSON.parse(out) as { readonly findings: readonly { readonly file: string }[] }).findings.map(({ file }) => file),
      ['deep/web.yaml'],
    );
    assert.deepEqual(await files.run('check', 'loop.yaml'), { code: 2, out: '', err: 'rollout-preview: loop.yaml: can’t be read\n' });
  });
});

describe('git', () => {
  /** A repository with two commits. */
  function repository(): Folder {
    const made = folder({ 'web.yaml': deployment() });
    made.git('init', '-q');
    made.commit('Begin');
    made.write({ 'web.yaml': deployment().replace(/image: .*/, 'image: nginx:9') });
    made.commit('Change the image');
    return made;
  }
  test('there is none', () => {
    const made = repository();
    for (const args of [['diff'], ['history', 'web.yaml'], ['show', 'web.yaml', '--undo']]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
        ...{ cwd: made.path, encoding: 'utf8', env: { PATH: made.path, LANG: 'C' } },
      });
      assert.deepEqual([status, stdout, stderr], [2, '', 'rollout-preview: git isn’t in the PATH\n'], args.join(' '));
    }
  });
  test('a shallow clone says so where that matters', () => {
    const clone = folder({});
    execFileSync('git', ['clone', '-q', '--depth=1', pathToFileURL(repository().path).href, 'web'], { cwd: clone.path });
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [cli, ...args], { cwd: path.join(clone.path, 'web'), encoding: 'utf8' });
    assert.match(run('diff').stdout, /No workload is changed/);
    const { status, stdout, stderr } = run('diff', '--base', 'HEAD~1');
    assert.deepEqual([status, stdout, stderr], [2, '', 'rollout-preview: git: HEAD~1: the clone is shallow\n']);
    assert.match(run('history', 'web.yaml').stdout, /^- Older versions are missing because the clone is shallow/m);
  });
  test('where a branch parted isn’t in a shallow clone', async () => {
    const origin = repository();
    origin.git('checkout', '-q', '-b', 'feature', 'HEAD~1');
    origin.write({ 'web.yaml': deployment().replace(/image: .*/, 'image: nginx:10') });
    origin.commit('Another image');
    const clone = folder({});
    const url = pathToFileURL(origin.path).href;
    const git = (...args: readonly string[]): void => void execFileSync('git', args, { cwd: clone.path, stdio: 'ignore' });
    git('clone', '-q', '--depth=1', '--no-single-branch', '--branch', 'feature', url, '.');
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    assert.deepEqual(await clone.run('diff'), { code: 2, out: '', err: 'rollout-preview: git: origin/HEAD: the clone is shallow\n' });
  });
});

describe('ends that come early', () => {
  test('nobody reads what is printed any more', () => {
    const many = Array.from({ length: 400 }, (_, index) => wrong.replaceAll('name: web', `name: web-${index}`)).join('---\n');
    const files = folder({ 'web.yaml': many });
    const shell = `"${process.execPath}" "${cli}" check | head -n 1; exit "\${PIPESTATUS[0]}"`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', shell], { cwd: files.path, encoding: 'utf8' });
    assert.match(stdout, /^web\.yaml:6:13: error: .*\n$/);
    assert.deepEqual([status, stderr], [0, '']);
  });
  test('there is no standard input', () => {
    for (const [command, said] of [
      ['check', /nothing found\n$/],
      ['show', /^rollout-preview: -: no workload is in it\n$/],
    ] as const) {
      const { stdout, stderr } = spawnSync('bash', ['-c', `"${process.execPath}" "${cli}" ${command} - <&-`], { encoding: 'utf8' });
      assert.match(stdout + stderr, said);
    }
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`${signal} while standard input is read`, async () => {
      const child = spawn(process.execPath, [cli, 'check', '-'], { stdio: 'pipe' });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
      // More than a pipe holds: once it is gone, the program is reading.
      await new Promise<void>(resolve => void child.stdin.write('#'.repeat(1_000_000), () => resolve()));
      child.kill(signal);
      assert.deepEqual([await ended(child), said], [130, '']);
    });
    test(`${signal} while a chart is rendered`, async () => {
      const made = folder({ 'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n', 'chart/templates/web.yaml': deployment() });
      const tools = folder({}).writePrograms({
        helm: `#!/bin/sh\n[ "$1" = version ] && echo v3.15.0 && exit\necho > "${made.path}/started"\nexec sleep 60\n`,
      });
      const child = spawn(process.execPath, [cli, 'check', '--helm', 'chart'], {
        ...{ cwd: made.path, stdio: 'pipe', env: { ...process.env, PATH: tools.asPath } },
      });
      const end = ended(child);
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
      while (!existsSync(path.join(made.path, 'started')) && child.exitCode === null) await new Promise(resolve => setTimeout(resolve, 20));
      child.kill(signal);
      assert.deepEqual([await end, said], [130, '']);
    });
  }
});

function ended(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise(resolve => void child.on('close', code => resolve(code)));
}
