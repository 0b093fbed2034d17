import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { Job, run, type Printed } from '../../workspace/processes';
import { findProgram } from '../../workspace/programs';
import { newFolder, program, write } from './folders';

const none = new AbortController().signal;

/** Runs a shell's lines. */
function runLines(t: TestContext, lines: string, bounds: Partial<Parameters<typeof run>[1]> = {}): Promise<Printed> {
  const folder = newFolder(t);
  const executable = program(folder, 'p', lines);
  return run({ executable, args: [], cwd: folder, env: process.env }, { signal: none, milliseconds: 5000, mostBytes: 1000, ...bounds });
}

/** Whether a process is there; one that has ended and wasn't asked about yet counts as gone. */
function lives(pid: number): boolean {
  return /^[^Z\s]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim());
}

async function gone(pid: number): Promise<void> {
  const until = Date.now() + 5000;
  while (lives(pid)) {
    if (Date.now() > until) assert.fail(`${pid} still runs`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

test('what it prints, and how it ends', async t =>
  assert.deepEqual(await runLines(t, 'echo ä; echo no >&2; exit 3'), {
    code: 3,
    output: 'ä\n',
    errors: 'no\n',
    cut: false,
    swollen: false,
  }));
test('one that prints without an end is ended', async t => {
  const { output, cut } = await runLines(t, 'while :; do echo xxxxxxxxx; done');
  assert.deepEqual([output.length, cut], [1000, true]);
});
test('one that doesn’t end is late', async t => assert.rejects(runLines(t, 'sleep 100', { milliseconds: 50 }), { name: 'TimeoutError' }));
test('one that is cancelled', async t => assert.rejects(runLines(t, 'sleep 100', { signal: AbortSignal.timeout(20) })));
test('one that was cancelled before', async t => assert.rejects(runLines(t, 'sleep 100', { signal: AbortSignal.abort() })));
test('one that isn’t there', async t => {
  const cwd = newFolder(t);
  const missing = { executable: path.join(cwd, 'gone'), args: [], cwd, env: {} };
  await assert.rejects(run(missing, { signal: none, milliseconds: 1000, mostBytes: 10 }), { code: 'ENOENT' });
});
test('one that takes no notice of the signal is gone soon after, with what it has started', async t => {
  const folder = newFolder(t);
  const executable = program(folder, 'p', `trap '' TERM; sleep 1000 & echo $$ $!; wait; while :; do sleep 1; done`);
  const job = await Job.begin(none);
  assert.ok(job !== null);
  const { output } = job.start({ executable, args: [], cwd: folder, env: process.env });
  const { value } = (await output[Symbol.asyncIterator]().next()) as { readonly value: Buffer };
  const pids = value.toString().trim().split(' ').map(Number);
  assert.equal(pids.length, 2);
  job.end();
  for (const pid of pids) await gone(pid);
});
test('jobs that don’t end let no more of them begin', async t => {
  const folder = newFolder(t);
  const executable = program(folder, 'p', `trap '' TERM; while :; do sleep 0.1; done`);
  const stuck = { executable, args: [], cwd: folder, env: process.env };
  const late = await Promise.allSettled(Array.from({ length: 12 }, () => run(stuck, { signal: none, milliseconds: 100, mostBytes: 10 })));
  assert.deepEqual([...new Set(late.map(({ status }) => status))], ['rejected']);
  // Those that had their turn give it back once they are gone.
  const echo = program(folder, 'echo', 'echo there');
  assert.equal((await run({ ...stuck, executable: echo }, { signal: none, milliseconds: 5000, mostBytes: 10 })).output, 'there\n');
});

test('a program is found on the PATH, but never by an entry that counts from the folder it runs in', async t => {
  const folder = newFolder(t);
  const found = program(folder, 'bin/git', 'exit 0');
  program(folder, 'evil/git', 'exit 0');
  write(folder, { 'plain/git': '' });
  const search = (...entries: readonly string[]): Promise<string | null> => findProgram('git', { PATH: entries.join(path.delimiter) });
  const before = process.cwd();
  process.chdir(path.join(folder, 'evil'));
  try {
    assert.equal(await search('.', '', 'evil', path.join(folder, 'plain'), path.join(folder, 'bin')), found);
    assert.equal(await search('.', ''), null);
    assert.equal(await findProgram('./git', {}), null);
    assert.equal(await findProgram(found, {}), found);
  } finally {
    process.chdir(before);
  }
});
