/** Folders and git repositories that tests make for themselves, in a place that goes with the test. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

/** A new folder, links resolved. */
export function newFolder(t: TestContext): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'rollout-workspace-')));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files (name → text). */
export function write(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** A program of a shell's lines. */
export function program(folder: string, name: string, lines: string): string {
  write(folder, { [name]: `#!/bin/sh\n${lines}\n` });
  const file = path.join(folder, name);
  chmodSync(file, 0o755);
  return file;
}

/** Runs git as the person who made a repository would, without the configuration of this machine. */
export function git(folder: string, ...args: readonly string[]): string {
  const own = [
    'user.name=Ada',
    'user.email=ada@example.com',
    'commit.gpgSign=false',
    'init.defaultBranch=main',
    'protocol.file.allow=always',
  ];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', [...own.flatMap(setting => ['-c', setting]), ...args], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
}

/** A repository with a commit for each set of files. */
export function newRepository(t: TestContext, ...commits: readonly Readonly<Record<string, string | Buffer>>[]): string {
  const folder = newFolder(t);
  git(folder, 'init', '-q');
  for (const [index, files] of commits.entries()) commit(folder, `Commit ${index + 1}`, files);
  return folder;
}

export function commit(folder: string, subject: string, files: Readonly<Record<string, string | Buffer>>): void {
  write(folder, files);
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', subject);
}
