import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileVersions, type History, type Missing } from '../../../../workspace/git/fileVersions';
import { large } from '../../../../workspace/git/objects';

/** A commit's files and texts, newest commit first: `{ a: '1' }`; and what it renamed, as `new: 'old'`. */
interface FakeCommit {
  readonly files: Readonly<Record<string, string>>;
  readonly renamed?: Readonly<Record<string, string>>;
}

/** A linear history as git tells it: the commits in which one of the names differs from the commit before. */
function historyOf(commits: readonly FakeCommit[], uncommitted: FakeCommit['renamed'] = {}): History {
  return {
    renames: (_, commit) =>
      Promise.resolve(new Map(Object.entries((commit === null ? uncommitted : commits[commits.length - Number(commit)]?.renamed) ?? {}))),
    commits: async function* (_, files) {
      for (const [index, { files: own }] of commits.entries()) {
        const before = commits[index + 1]?.files ?? {};
        if (files.flat().every(name => own[name] === before[name])) continue;
        const contents = files.map(names => names.map(name => own[name] ?? null));
        yield await Promise.resolve({ commit: String(commits.length - index), author: '', date: '', subject: '', contents });
      }
    },
  };
}

/** A line for each version: its number and the texts of the files, under their names then. */
async function checkVersions(files: readonly string[], commits: readonly FakeCommit[], ...expected: readonly string[]): Promise<void> {
  const lines: string[] = [];
  const repository = { root: '/r', prefix: '', shallow: false };
  for await (const version of fileVersions(historyOf(commits), repository, files, new AbortController().signal)) {
    lines.push([version.commit, ...version.files.map(file => (file === null ? '-' : `${file.path}=${file.text}`))].join(' '));
  }
  assert.deepEqual(lines, expected);
}

test('each commit that changed it', () =>
  checkVersions(['a'], [{ files: { a: '2' } }, { files: { a: '1', b: 'x' } }, { files: { a: '1' } }], '3 a=2', '1 a=1'));
test('under its former names', () =>
  checkVersions(
    ['c'],
    [{ files: { c: '3' } }, { files: { c: '2' }, renamed: { c: 'b' } }, { files: { b: '2' }, renamed: { b: 'a' } }, { files: { a: '1' } }],
    '4 c=3',
    '3 c=2',
    '2 b=2',
    '1 a=1',
  ));
test('a new file under the former name is another one', () =>
  checkVersions(
    ['b'],
    [{ files: { b: '1', a: 'new' } }, { files: { b: '1' }, renamed: { b: 'a' } }, { files: { a: '1' } }],
    '2 b=1',
    '1 a=1',
  ));
test('a file that was deleted and came back', () =>
  checkVersions(['a'], [{ files: { a: '2' } }, { files: {} }, { files: { a: '1' } }], '3 a=2', '2 -', '1 a=1'));
test('two files, each in the state that it had', () =>
  checkVersions(
    ['a', 'k'],
    [{ files: { a: '1', k: '2' } }, { files: { a: '1', k: '1' } }, { files: { a: '1' } }],
    '3 a=1 k=2',
    '2 a=1 k=1',
    '1 a=1 -',
  ));
test('the second one under its former name while the first stays', () =>
  checkVersions(
    ['a', 'l'],
    [
      { files: { a: '2', l: '2' } },
      { files: { a: '1', l: '2' }, renamed: { l: 'k' } },
      { files: { a: '1', k: '2' } },
      { files: { a: '1', k: '1' } },
    ],
    '4 a=2 l=2',
    '3 a=1 l=2',
    '2 a=1 k=2',
    '1 a=1 k=1',
  ));
test('a directory that was renamed with both', () =>
  checkVersions(
    ['d/a', 'd/k'],
    [
      { files: { 'd/a': '1', 'd/k': '2' } },
      { files: { 'd/a': '1', 'd/k': '1' }, renamed: { 'd/a': 'e/a', 'd/k': 'e/k' } },
      { files: { 'e/a': '1', 'e/k': '1' } },
    ],
    '3 d/a=1 d/k=2',
    '2 d/a=1 d/k=1',
    '1 e/a=1 e/k=1',
  ));
test('a directory that was renamed, with a file that git doesn’t recognize any more', () =>
  checkVersions(
    ['d/base/a', 'd/prod/k'],
    [{ files: { 'd/base/a': '1', 'd/prod/k': '2' }, renamed: { 'd/base/a': 'e/base/a' } }, { files: { 'e/base/a': '1', 'e/prod/k': '1' } }],
    '2 d/base/a=1 d/prod/k=2',
    '1 e/base/a=1 e/prod/k=1',
  ));
test('renamed there and back', () =>
  checkVersions(
    ['a'],
    [{ files: { a: '3' }, renamed: { a: 'b' } }, { files: { b: '2' }, renamed: { b: 'a' } }, { files: { a: '1' } }],
    '3 a=3',
    '2 b=2',
    '1 a=1',
  ));
test('a rename that isn’t committed yet', async () => {
  const history = historyOf([{ files: { a: '2' } }, { files: { a: '1' } }], { b: 'a' });
  const found: string[] = [];
  for await (const { files } of fileVersions(history, { root: '/r', prefix: '', shallow: false }, ['b'], new AbortController().signal))
    found.push(files[0]?.text ?? '-');
  assert.deepEqual(found, ['2', '1']);
});
test('a file that git doesn’t know', () => checkVersions(['z'], [{ files: { a: '1' } }]));
test('of a build with many files', () => {
  const files = Array.from({ length: 30 }, (_, index) => `k${index}`);
  const texts = Object.fromEntries(files.map(file => [file, '1']));
  return checkVersions(files, [{ files: texts }], `1 ${files.map(file => `${file}=1`).join(' ')}`);
});

/** The numbers of the versions of `a0`, and what is said to be missing each time that it is said. */
async function checkCut(history: History, ...expected: readonly string[]): Promise<void> {
  const found: string[] = [];
  const missing = (what: Missing): void => void found.push(what);
  const repository = { root: '/r', prefix: '', shallow: false };
  for await (const { commit } of fileVersions(history, repository, ['a0'], new AbortController().signal, missing)) found.push(commit);
  assert.deepEqual(found, expected);
}

test('a history that is cut off in every reading is said to be so once', () => {
  const history = historyOf([{ files: { a0: '1' }, renamed: { a0: 'a1' } }, { files: { a1: '1' } }]);
  const commits: History['commits'] = async function* (repository, names, signal, cut) {
    yield* history.commits(repository, names, signal, cut);
    cut();
  };
  return checkCut({ ...history, commits }, '2', '1', 'older');
});
test('with more renames than are followed', () => {
  const commits = Array.from({ length: 30 }, (_, age) => ({ files: { [`a${age}`]: '1' }, renamed: { [`a${age}`]: `a${age + 1}` } }));
  return checkCut(historyOf(commits), ...Array.from({ length: 21 }, (_, age) => String(30 - age)), 'older');
});
test('with a version that is too large to be a manifest', () => {
  const history = historyOf([{ files: { a0: '2' } }, { files: { a0: '1' } }]);
  const commits: History['commits'] = async function* (repository, names, signal, cut) {
    for await (const commit of history.commits(repository, names, signal, cut))
      yield commit.commit === '2' ? { ...commit, contents: [[large]] } : commit;
  };
  return checkCut({ ...history, commits }, '2', '1', 'large');
});
