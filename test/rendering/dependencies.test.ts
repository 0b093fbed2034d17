import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDependencies } from '../../workspace/rendering/dependencies';

const chart = (version: string, dependency = 'redis'): string =>
  `name: shop\ndependencies:\n- name: ${dependency}\n  version: 1\nversion: ${version}\n`;

function check(then: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>, expected: readonly string[]): void {
  const read = (files: Readonly<Record<string, string>>): ReadonlyMap<string, Buffer> =>
    new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
  const shown = [...withDependencies(read(then), read(now))].map(([name, contents]) => `${name} ${contents.toString()}`);
  assert.deepEqual(
    shown.filter(line => line.startsWith('charts/')),
    expected,
  );
}

test('what git doesn’t have of charts/ is today’s, if the dependencies are the same', () =>
  check(
    { 'Chart.yaml': chart('1'), 'charts/own/Chart.yaml': 'then' },
    {
      'Chart.yaml': chart('2'),
      'charts/redis-1.tgz': 'packed',
      'charts/cache/Chart.yaml': 'now',
      'charts/own/Chart.yaml': 'now',
      'charts/own/x.yaml': 'now',
    },
    ['charts/own/Chart.yaml then', 'charts/redis-1.tgz packed', 'charts/cache/Chart.yaml now'],
  ));

test('nothing of today’s where others were named', () =>
  check(
    { 'Chart.yaml': chart('1', 'mysql'), 'charts/mysql-1.tgz': 'as text' },
    { 'Chart.yaml': chart('1'), 'charts/redis-1.tgz': 'packed' },
    [],
  ));
