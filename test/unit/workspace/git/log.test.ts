import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LogReader, readRenames } from '../../../../workspace/git/log';

const hash = (digit: string): string => digit.repeat(40);
const commit = (digit: string, subject: string, body = ''): string =>
  [hash(digit), '2026-01-01T10:00:00+01:00', 'Me', subject, body, ''].join('\0');

/** Feeds the output in pieces of so many characters; the first digit and the subject of each commit. */
function checkLog(output: string, expected: readonly string[], size = output.length): void {
  const reader = new LogReader();
  const lines: string[] = [];
  for (let at = 0; at < output.length; at += size) {
    lines.push(...reader.push(output.slice(at, at + size)).map(({ commit: name, subject }) => `${name.slice(0, 1)} ${subject}`.trim()));
  }
  assert.deepEqual(lines, expected);
}

const history = commit('c', 'Raise it') + commit('b', 'Move') + commit('a', '');

test('one commit after the other', () => checkLog(history, ['c Raise it', 'b Move', 'a']));
test('in whatever pieces they come', () => checkLog(history, ['c Raise it', 'b Move', 'a'], 7));
test('a subject may have anything in it', () => checkLog(commit('a', 'Say "ü"\t\x1f<b>'), ['a Say "ü"\t\x1f<b>']));
test('a merged request has its own title', () => {
  const forge = 'Merge pull request #511 from me/release-6.14.1';
  checkLog(commit('a', forge, 'Release 6.14.1\n\nMore of it'), ['a Release 6.14.1 (#511)']);
  checkLog(commit('a', forge), [`a ${forge}`]);
  checkLog(commit('a', "Merge branch 'faster' into 'main'", 'Make it faster\n\nSee merge request me/web!7'), ['a Make it faster']);
  checkLog(commit('a', "Merge branch 'main'", '# Conflicts:'), ["a Merge branch 'main'"]);
  checkLog(commit('a', 'Merge images', 'of both'), ['a Merge images']);
});
test('what is cut off is no commit', () => checkLog(history.slice(0, -4), ['c Raise it', 'b Move']));
test('a subject without an end is cut off, and costs no more than its characters', () => {
  const reader = new LogReader();
  const found = [...reader.push(`${hash('a')}\0date\0Me\0`)];
  for (let piece = 0; piece < 2000; piece += 1) found.push(...reader.push('x'.repeat(65_536)));
  found.push(...reader.push(`\0\0${commit('b', 'Next')}`));
  assert.deepEqual(
    found.map(({ subject }) => subject.length),
    [1000, 4],
  );
});
test('something else is nothing', () => checkLog('fatal: not a git repository\0', []));

const rename = (former: string, name: string): string => `:100644 100644 ${hash('a')} ${hash('b')} R090\0${former}\0${name}\0`;

test('renames by their new names', () =>
  assert.deepEqual(
    [...readRenames(rename('x.yaml', 'k/y.yaml') + rename('a "q"\n', 'ü'))],
    [
      ['k/y.yaml', 'x.yaml'],
      ['ü', 'a "q"\n'],
    ],
  ));
test('a rename that is cut off is none', () => assert.deepEqual([...readRenames(rename('x', 'y').slice(0, -4))], []));
