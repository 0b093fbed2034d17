/** What git is asked, and that nothing of a repository is run or obeyed while it is. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileVersions } from '../../workspace/git/fileVersions';
import type { Git, Repository } from '../../workspace/git/git';
import { large } from '../../workspace/git/objects';
import { commit, git, newFolder, newRepository, program, write } from './folders';
import { gits } from './gits';

const none = new AbortController().signal;

async function repositoryOf(asked: Git, file: string): Promise<Repository> {
  const repository = await asked.repository(file, none);
  assert.ok(repository !== null);
  return repository;
}

/** All that is asked of git about a file, as text. */
async function askAll(asked: Git, file: string): Promise<Record<string, unknown>> {
  const repository = await repositoryOf(asked, file);
  const head = await asked.commit(repository, 'HEAD', none);
  assert.ok(head !== null);
  const name = repository.prefix + path.basename(file);
  const versions: string[] = [];
  for await (const { subject, files } of fileVersions(asked, repository, [name], none))
    versions.push(`${subject}: ${files[0]?.text ?? '-'}`);
  return {
    texts: await asked.texts(repository, head, [name], none),
    changed: (await asked.changed(repository, head, none)).names,
    renamed: [...(await asked.renames(repository, null, none))],
    versions,
    files: (await asked.files(repository, head, '', none)).names,
    parted: await asked.mergeBase(repository, head, head, none),
    differences: [
      (await asked.differences(repository, head, null, none)).files,
      (await asked.differences(repository, `${head}~1`, head, none)).files,
    ],
  };
}

/** A repository that wants a program to be run. */
interface Laid {
  readonly t: TestContext;
  readonly folder: string;
  readonly run: string;
}

/** What the owner of a repository, or of an archive with a repository in it, can lay. */
const hostile: Readonly<Record<string, (laid: Laid) => void>> = {
  'a configuration with programs in it': ({ folder, run }) => {
    for (const setting of [
      ...['core.fsmonitor', 'core.pager', 'core.sshCommand', 'core.editor', 'core.askPass', 'core.gitProxy', 'core.alternateRefsCommand'],
      ...['diff.external', 'diff.d.command', 'diff.d.textconv', 'credential.helper', 'gpg.program', 'gpg.ssh.program', 'sequence.editor'],
      ...['interactive.diffFilter', 'pager.log', 'pager.diff', 'uploadpack.packObjectsHook', 'alias.log', 'merge.d.driver', 'man.d.cmd'],
    ])
      git(folder, 'config', setting, run);
    git(folder, 'config', 'log.showSignature', 'true');
    git(folder, 'config', 'core.hooksPath', path.dirname(run));
    write(folder, { '.git/info/attributes': '* diff=d merge=d' });
    touch(folder, 'cm.yaml');
  },
  'a filter, with an index as old as the files': ({ folder, run }) => {
    layFilter(folder, 'd', run);
    write(folder, { 'cm.yaml': '2' });
    for (const file of ['web.yaml', 'cm.yaml', '.git/index']) age(folder, file);
  },
  'a filter with an odd name': ({ folder, run }) => {
    layFilter(folder, 'a=b', run);
    for (const file of ['web.yaml', 'cm.yaml', '.git/index']) age(folder, file);
  },
  'a filter without a name': ({ folder, run }) => {
    layFilter(folder, '', run);
    for (const file of ['web.yaml', 'cm.yaml', '.git/index']) age(folder, file);
  },
  'a hook': ({ folder, run }) => {
    for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction', 'fsmonitor-watchman', 'pre-auto-gc'])
      symlinkSync(run, path.join(folder, '.git/hooks', hook));
    touch(folder, 'cm.yaml');
  },
  'a submodule with a filter': ({ t, folder, run }) => {
    const inner = newRepository(t, { '.gitattributes': '* filter=d\n', f: 'x\n' });
    git(folder, 'submodule', '--quiet', 'add', inner, 'sub');
    git(folder, 'commit', '-qm', 'Add sub');
    git(path.join(folder, 'sub'), 'config', 'filter.d.clean', run);
    git(folder, 'config', 'submodule.sub.ignore', 'none');
    write(folder, { 'sub/f': 'y\n' });
  },
  'a remote that is a program, asked for what was left out': ({ folder, run }) => {
    git(folder, 'config', 'uploadpack.allowFilter', 'true');
    git(folder, 'config', 'remote.origin.url', `ext::${run}`);
    git(folder, 'config', 'remote.origin.promisor', 'true');
    git(folder, 'config', 'remote.origin.partialclonefilter', 'blob:none');
    git(folder, 'config', 'remote.origin.uploadpack', run);
    git(folder, 'config', 'extensions.partialClone', 'origin');
    git(folder, 'config', 'core.repositoryFormatVersion', '1');
    for (const protocol of ['ext', 'file', 'ssh']) git(folder, 'config', `protocol.${protocol}.allow`, 'always');
    const blob = git(folder, 'rev-parse', 'HEAD:web.yaml').trim();
    execFileSync('rm', ['-f', path.join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2))]);
  },
};

for (const [version, gitOf] of Object.entries(gits)) {
  test(`${version}: a file's past, and what has changed`, async t => {
    const folder = newRepository(t, { 'a/web.yaml': '1', 'b.yaml': '1', 'c.yaml': '1' }, { 'a/web.yaml': '2' });
    write(folder, { 'b.yaml': 'other', 'untracked.yaml': '' });
    git(folder, 'mv', 'c.yaml', 'd.yaml');
    const asked = gitOf(t);
    assert.deepEqual(await repositoryOf(asked, path.join(folder, 'a/web.yaml')), { root: folder, prefix: 'a/', shallow: false });
    assert.deepEqual(await askAll(asked, path.join(folder, 'a/web.yaml')), {
      texts: ['2'],
      changed: ['b.yaml', 'c.yaml', 'd.yaml'],
      renamed: [['d.yaml', 'c.yaml']],
      versions: ['Commit 2: 2', 'Commit 1: 1'],
      files: ['a/web.yaml', 'b.yaml', 'c.yaml'],
      parted: git(folder, 'rev-parse', 'HEAD').trim(),
      differences: [
        [
          { before: 'b.yaml', after: 'b.yaml' },
          { before: 'c.yaml', after: 'd.yaml' },
          { before: null, after: 'untracked.yaml' },
        ],
        [{ before: 'a/web.yaml', after: 'a/web.yaml' }],
      ],
    });
  });

  test(`${version}: a repository in a folder with a line break in its name`, async t => {
    const folder = path.join(newFolder(t), 'a\nb');
    write(folder, { 'x\ny/web.yaml': '1' });
    git(folder, 'init', '-q');
    commit(folder, 'One', {});
    assert.deepEqual(await repositoryOf(gitOf(t), path.join(folder, 'x\ny/web.yaml')), { root: folder, prefix: 'x\ny/', shallow: false });
  });

  test(`${version}: a file with a line break in its name isn't taken for another one`, async t => {
    const folder = newRepository(t, { 'deploy.yaml': 'one', 'deploy.yaml\nx.yaml': 'two', 'deploy.yaml\r': 'three' });
    const asked = gitOf(t);
    const repository = await repositoryOf(asked, path.join(folder, 'deploy.yaml'));
    for (const name of ['deploy.yaml\nx.yaml', 'deploy.yaml\r']) {
      for await (const { files } of fileVersions(asked, repository, [name], none)) assert.deepEqual(files, [null]);
      assert.deepEqual(await asked.texts(repository, 'HEAD', [name, 'deploy.yaml'], none), [null, 'one']);
    }
  });

  test(`${version}: names that look like options, patterns or revisions`, async t => {
    const names = ['--output=x', '-z', ':(glob)*', '*.yaml', '"q"', 'HEAD', ':/Commit', 'ä b', 'a\tb'];
    const folder = newRepository(t, Object.fromEntries(names.map(name => [name, name])));
    const asked = gitOf(t);
    const repository = await repositoryOf(asked, path.join(folder, 'HEAD'));
    assert.deepEqual(await asked.texts(repository, 'HEAD', names, none), names);
    for (const name of names) {
      const found: (string | undefined)[] = [];
      for await (const { files } of fileVersions(asked, repository, [name], none)) found.push(files[0]?.text);
      assert.deepEqual(found, [name]);
    }
    write(folder, Object.fromEntries(names.map(name => [name, 'changed'])));
    assert.deepEqual([...(await asked.changed(repository, 'HEAD', none)).names].sort(), [...names].sort());
  });

  test(`${version}: a version that is too large is passed over, and said to be`, async t => {
    const folder = newRepository(t, { 'web.yaml': '1' }, { 'web.yaml': Buffer.alloc(40_000_000, 'x') }, { 'web.yaml': '3' });
    const asked = gitOf(t);
    const repository = await repositoryOf(asked, path.join(folder, 'web.yaml'));
    const missing: string[] = [];
    const found: string[] = [];
    for await (const { files } of fileVersions(asked, repository, ['web.yaml'], none, what => missing.push(what)))
      found.push(files[0]?.text ?? '-');
    assert.deepEqual({ found, missing }, { found: ['3', '-', '1'], missing: ['large'] });
    assert.deepEqual(await asked.texts(repository, 'HEAD~1', ['web.yaml'], none), [large]);
  });

  test(`${version}: a large file that changed keeps nobody from the others`, async t => {
    const folder = newRepository(t, { 'web.yaml': '1', 'data.json': Buffer.alloc(12_000_000, 'x'), 'cm.yaml': '1' });
    write(folder, { 'data.json': '{}', 'cm.yaml': '22' });
    const asked = gitOf(t);
    const repository = await repositoryOf(asked, path.join(folder, 'web.yaml'));
    assert.deepEqual((await asked.changed(repository, 'HEAD', none)).names, ['cm.yaml', 'data.json']);
    assert.deepEqual(await asked.texts(repository, 'HEAD', ['data.json', 'cm.yaml'], none), [large, '1']);
  });

  test(`${version}: no folder is a repository but one with .git in it`, async t => {
    const folder = newRepository(t, { 'web.yaml': '1' });
    git(folder, 'init', '-q', '--bare', 'inner');
    write(folder, { 'inner/deploy.yaml': '1' });
    const marker = path.join(folder, 'RUN');
    for (const setting of ['core.fsmonitor', 'core.sshCommand', 'diff.external', 'core.pager', 'gpg.program'])
      execFileSync('git', ['config', '-f', path.join(folder, 'inner/config'), setting, `touch ${marker}`]);
    for (const [setting, value] of [
      ['core.bare', 'false'],
      ['core.worktree', '.'],
    ] as const)
      execFileSync('git', ['config', '-f', path.join(folder, 'inner/config'), setting, value]);
    commit(folder, 'An embedded repository', {});
    const asked = gitOf(t);
    assert.deepEqual(await repositoryOf(asked, path.join(folder, 'inner/deploy.yaml')), { root: folder, prefix: 'inner/', shallow: false });
    await askAll(asked, path.join(folder, 'inner/deploy.yaml'));
    assert.equal(existsSync(marker), false);
    const alone = path.join(newFolder(t), 'alone');
    execFileSync('cp', ['-r', path.join(folder, 'inner'), alone]);
    assert.equal(await asked.repository(path.join(alone, 'deploy.yaml'), none), null);
  });

  test(`${version}: a repository that says its files are elsewhere is none`, async t => {
    const folder = newRepository(t, { 'web.yaml': '1' });
    git(folder, 'config', 'core.worktree', '/');
    assert.equal(await gitOf(t).repository(path.join(folder, 'web.yaml'), none), null);
    git(folder, 'config', 'core.worktree', '../..');
    assert.equal(await gitOf(t).repository(path.join(folder, 'web.yaml'), none), null);
  });

  for (const [what, lay] of Object.entries(hostile))
    test(`${version}: ${what} runs nothing`, async t => {
      const marker = path.join(newFolder(t), 'RUN');
      const run = program(newFolder(t), 'run', `echo "$0 $*" >> ${marker}; cat`);
      const folder = newRepository(t, { 'web.yaml': '1', 'cm.yaml': '1' }, { 'web.yaml': '2' });
      lay({ t, folder, run });
      await askAll(gitOf(t), path.join(folder, 'web.yaml')).catch((error: unknown) => assert.ok(error instanceof Error));
      assert.equal(existsSync(marker), false);
    });

  test(`${version}: writes nothing into a repository`, async t => {
    const folder = newRepository(t, { 'web.yaml': '1', 'cm.yaml': '1' }, { 'web.yaml': '2' });
    touch(folder, 'cm.yaml');
    const before = listing(folder);
    await askAll(gitOf(t), path.join(folder, 'web.yaml'));
    assert.deepEqual(listing(folder), before);
  });
}

function layFilter(folder: string, name: string, run: string): void {
  for (const end of ['clean', 'smudge', 'process']) git(folder, 'config', `filter.${name}.${end}`, run);
  git(folder, 'config', `filter.${name}.required`, 'true');
  mkdirSync(path.join(folder, '.git/info'), { recursive: true });
  write(folder, { '.git/info/attributes': `* filter=${name}\n` });
}

/** A file that has only another time. */
function touch(folder: string, file: string): void {
  const now = Date.now() / 1000;
  utimesSync(path.join(folder, file), now, now);
}

/** The second in which the file `web.yaml` was written. */
function age(folder: string, file: string): void {
  const { mtime } = statSync(path.join(folder, 'web.yaml'));
  utimesSync(path.join(folder, file), mtime, mtime);
}

/** Every file below a folder, with its time and size. */
function listing(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map(name => {
      const { mtimeMs, size } = statSync(path.join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    });
}
