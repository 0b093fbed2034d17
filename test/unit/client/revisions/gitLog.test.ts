import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LogReader } from '../../../../client/revisions/gitLog';

const commit = (hash: string, subject: string): string => `\x01${hash}\x1fMe\x1f2026-01-01T10:00:00+01:00\x1f${subject}\0`;
const change = (status: string, blob: string, ...paths: readonly string[]): string =>
  `\n:100644 100644 aaa ${blob} ${status}\0${paths.map(path => `${path}\0`).join('')}`;

/** Feeds the output in pieces of so many characters; a line a version. */
function checkLog(output: string, expected: string, size = output.length): void {
  const reader = new LogReader();
  const lines: string[] = [];
  for (let at = 0; at < output.length; at += size) {
    const versions = reader.push(output.slice(at, at + size));
    lines.push(...versions.map(({ commit: hash, subject, path, blob }) => `${hash} ${subject} | ${path} ${blob ?? 'removed'}`));
  }
  assert.equal(lines.join('\n'), expected);
}

const history =
  commit('c3', 'Raise it') +
  change('M', 'b3', 'k/y.yaml') +
  commit('c2', 'Move') +
  change('R090', 'b2', 'x.yaml', 'k/y.yaml') +
  commit('c1', '') +
  change('A', 'b1', 'x.yaml');
const read = `c3 Raise it | k/y.yaml b3
c2 Move | k/y.yaml b2
c1  | x.yaml b1`;

test('versions with the names of their time', () => checkLog(history, read));
test('in whatever pieces they come', () => checkLog(history, read, 7));
test('a file that was removed has no content', () =>
  checkLog(commit('c1', 'Drop') + change('D', '0000', 'x.yaml'), 'c1 Drop | x.yaml removed'));
test('a merge without a change of its own is no version', () =>
  checkLog(commit('c2', 'Merge') + commit('c1', 'Add') + change('A', 'b1', 'x'), 'c1 Add | x b1'));
test('a name may have anything in it', () =>
  checkLog(commit('c1', 'Add') + change('A', 'b1', 'a "q"\tü\n.yaml'), 'c1 Add | a "q"\tü\n.yaml b1'));
test('what is cut off is no version', () => checkLog(history.slice(0, -3), read.split('\n').slice(0, 2).join('\n')));
test('something else is nothing', () => checkLog('fatal: not a git repository\0', ''));
