import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { folderOfGit, leadsOut, mayBeOpened, readText, readTextAtOnce, type FileText } from '../../workspace/files';
import { isOnAnotherMachine } from '../../workspace/paths';
import { newFolder, write } from './folders';

/** A workspace with a file in it, and a secret beside it; what `lay` adds is what is read. */
async function checkRead(t: TestContext, lay: (workspace: string) => string, expected: FileText): Promise<void> {
  const folder = newFolder(t);
  const workspace = path.join(folder, 'workspace');
  write(folder, { 'workspace/web.yaml': 'kind: Deployment', 'secret.yaml': 'password', 'workspace-2/web.yaml': 'another' });
  const file = lay(workspace);
  assert.deepEqual(await readText(file, { within: [workspace], mostBytes: 100 }), expected);
}

/** What is read of a file of a folder at once; what `lay` answers is its name. */
function checkReadAtOnce(t: TestContext, lay: (folder: string) => string, expected: FileText): void {
  const folder = newFolder(t);
  write(folder, { 'web.yaml': '\ufeffkind: ä' });
  assert.deepEqual(readTextAtOnce(path.join(folder, lay(folder)), 100), expected);
}

test('at once: a file', t => checkReadAtOnce(t, () => 'web.yaml', { text: 'kind: ä' }));
test('at once: no link', t =>
  checkReadAtOnce(
    t,
    folder => {
      symlinkSync('web.yaml', path.join(folder, 'z.yaml'));
      return 'z.yaml';
    },
    { unread: 'unreadable' },
  ));
test('at once: no pipe that nobody writes to', t =>
  checkReadAtOnce(
    t,
    folder => {
      execFileSync('mkfifo', [path.join(folder, 'pipe.yaml')]);
      return 'pipe.yaml';
    },
    { unread: 'notAFile' },
  ));
test('at once: nothing too large', t =>
  checkReadAtOnce(
    t,
    folder => {
      write(folder, { 'large.yaml': 'x'.repeat(101) });
      return 'large.yaml';
    },
    { unread: 'tooLarge' },
  ));
test('at once: nothing that is missing', t => checkReadAtOnce(t, () => 'none.yaml', { unread: 'missing' }));

const inWorkspace = (target: string) => (workspace: string) => {
  symlinkSync(target, path.join(workspace, 'z.yaml'));
  return path.join(workspace, 'z.yaml');
};

test('a file', t => checkRead(t, workspace => path.join(workspace, 'web.yaml'), { text: 'kind: Deployment' }));
test('without its byte order mark', t =>
  checkRead(
    t,
    workspace => {
      write(workspace, { 'bom.yaml': '\ufeffkind: ä' });
      return path.join(workspace, 'bom.yaml');
    },
    { text: 'kind: ä' },
  ));
test('a link within', t => checkRead(t, inWorkspace('web.yaml'), { text: 'kind: Deployment' }));
test('a link out', t => checkRead(t, inWorkspace('../secret.yaml'), { unread: 'outside' }));
test('a link into a folder of nearly the same name', t => checkRead(t, inWorkspace('../workspace-2/web.yaml'), { unread: 'outside' }));
test('a file behind a folder that is a link out', t =>
  checkRead(
    t,
    workspace => {
      symlinkSync('..', path.join(workspace, 'up'));
      return path.join(workspace, 'up/secret.yaml');
    },
    { unread: 'outside' },
  ));
test('a path out', t => checkRead(t, workspace => path.join(workspace, '../secret.yaml'), { unread: 'outside' }));
for (const device of ['/dev/ptmx', '/dev/zero', '/dev/tty', '/proc/self/environ'])
  test(`a link to ${device}`, t => checkRead(t, inWorkspace(device), { unread: 'outside' }));
test('a device in the folder itself', async () =>
  assert.deepEqual(await readText('/dev/zero', { within: ['/dev'], mostBytes: 100 }), { unread: 'notAFile' }));
test('a device that was chosen', async () =>
  assert.deepEqual(await readText('/dev/ptmx', { within: null, mostBytes: 100 }), { unread: 'notAFile' }));
test('a file that was chosen is read wherever it is', async t => {
  const folder = newFolder(t);
  write(folder, { 'rs.yaml': 'kind: List' });
  assert.deepEqual(await readText(path.join(folder, 'rs.yaml'), { within: null, mostBytes: 100 }), { text: 'kind: List' });
});
test('a pipe that nobody writes to', t =>
  checkRead(
    t,
    workspace => {
      execFileSync('mkfifo', [path.join(workspace, 'pipe.yaml')]);
      return path.join(workspace, 'pipe.yaml');
    },
    { unread: 'notAFile' },
  ));
test('a socket', async t => {
  const file = path.join(newFolder(t), 's.yaml');
  const server = net.createServer().listen(file);
  await new Promise(resolve => server.once('listening', resolve));
  t.after(() => server.close());
  assert.deepEqual(await readText(file, { within: [path.dirname(file)], mostBytes: 100 }), { unread: 'notAFile' });
});
test('a folder', t =>
  checkRead(
    t,
    workspace => {
      mkdirSync(path.join(workspace, 'd.yaml'));
      return path.join(workspace, 'd.yaml');
    },
    { unread: 'notAFile' },
  ));
test('a link that leads to itself', t => checkRead(t, inWorkspace('z.yaml'), { unread: 'unreadable' }));
test('a link to nothing', t => checkRead(t, inWorkspace('gone.yaml'), { unread: 'missing' }));
test('a name that no file can have', t => checkRead(t, workspace => `${workspace}/a\0b`, { unread: 'unreadable' }));
test('one byte more than is wanted', t =>
  checkRead(
    t,
    workspace => {
      write(workspace, { 'large.yaml': 'x'.repeat(101) });
      return path.join(workspace, 'large.yaml');
    },
    { unread: 'tooLarge' },
  ));
if (process.platform === 'linux')
  test('a file that says it is empty and isn’t', async () =>
    assert.deepEqual(await readText('/proc/self/mountinfo', { within: ['/proc'], mostBytes: 10 }), { unread: 'tooLarge' }));
test('what is cancelled', async t => {
  const folder = newFolder(t);
  write(folder, { 'web.yaml': '' });
  const signal = AbortSignal.abort();
  assert.deepEqual(await readText(path.join(folder, 'web.yaml'), { within: [folder], mostBytes: 10, signal }), { unread: 'cancelled' });
});
test('a thousand at a time', async t => {
  const folder = newFolder(t);
  const names = Array.from({ length: 1000 }, (_, index) => `${index}.yaml`);
  write(folder, Object.fromEntries(names.map(name => [name, name])));
  const read = await Promise.all(names.map(name => readText(path.join(folder, name), { within: [folder], mostBytes: 10 })));
  assert.deepEqual(
    read,
    names.map(text => ({ text })),
  );
});

test('what may be opened', async t => {
  const folder = newFolder(t);
  write(folder, { 'web.yaml': '' });
  symlinkSync('/dev/zero', path.join(folder, 'zero.yaml'));
  const names = ['web.yaml', 'gone.yaml', 'zero.yaml', '.'];
  assert.deepEqual(await Promise.all(names.map(name => mayBeOpened(path.join(folder, name)))), [true, true, false, false]);
});

test('the folder of git, from below, also through a link', async t => {
  const folder = newFolder(t);
  write(folder, { 'r/.git/HEAD': '', 'r/a/b/web.yaml': '', 'none/web.yaml': '' });
  symlinkSync('r/a', path.join(folder, 'link'));
  const found = await Promise.all(['r/a/b', 'link/b', 'none', 'gone'].map(name => folderOfGit(path.join(folder, name))));
  const here = { root: path.join(folder, 'r'), from: path.join(folder, 'r/a/b') };
  assert.deepEqual(found, [here, here, null, null]);
});
test('a pipe called .git is none', async t => {
  const folder = newFolder(t);
  execFileSync('mkfifo', [path.join(folder, '.git')]);
  assert.equal(await folderOfGit(folder), null);
});
test('a file that may not be read', async t => {
  const folder = newFolder(t);
  write(folder, { 'web.yaml': 'x' });
  chmodSync(path.join(folder, 'web.yaml'), 0);
  const read = await readText(path.join(folder, 'web.yaml'), { within: [folder], mostBytes: 10 });
  // Root may read it all the same.
  assert.deepEqual(read, process.getuid?.() === 0 ? { text: 'x' } : { unread: 'unreadable' });
});

for (const [file, folder, expected] of [
  ['\\\\evil\\share\\a.yaml', 'C:\\repo', true],
  ['//evil/share/a.yaml', 'C:\\repo', true],
  ['\\\\?\\UNC\\evil\\share\\a.yaml', 'C:\\repo', true],
  ['\\\\.\\pipe\\a', 'C:\\repo', true],
  ['\\\\evil\\share\\a.yaml', '\\\\wsl$\\Ubuntu\\repo', true],
  ['\\\\WSL$\\Ubuntu\\repo\\a.yaml', '\\\\wsl$\\Ubuntu\\repo', false],
  ['C:\\other\\a.yaml', 'C:\\repo', false],
  ['D:\\a.yaml', 'C:\\repo', false],
] as const)
  test(`${file} on another machine than ${folder}: ${expected}`, () =>
    assert.equal(isOnAnotherMachine(file, [folder], path.win32), expected));

test('what isn’t there leads out where its folder does', async t => {
  const [folder, outside] = [newFolder(t), newFolder(t)];
  write(folder, { 'in/a.yaml': '' });
  symlinkSync(outside, path.join(folder, 'out'));
  symlinkSync(path.join(folder, 'in'), path.join(folder, 'link'));
  const leads = async (name: string): Promise<boolean> => leadsOut(path.join(folder, name), [folder]);
  assert.deepEqual(await Promise.all(['out/gone.yaml', 'out/a/b/gone.yaml'].map(leads)), [true, true]);
  assert.deepEqual(await Promise.all(['gone.yaml', 'gone/gone.yaml', 'link/gone.yaml', 'in/gone.yaml'].map(leads)), [
    false,
    false,
    false,
    false,
  ]);
});
