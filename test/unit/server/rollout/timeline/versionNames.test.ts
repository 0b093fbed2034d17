import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Container, PodTemplateSpec } from '../../../../../server/kubernetes/pods/pod';
import { versionNames } from '../../../../../server/rollout/timeline/versionNames';

/** Names of templates whose containers are given as `name=image`, or with more. */
function checkNames(templates: readonly (readonly (string | Container)[])[], ...expected: readonly string[]): void {
  const named = templates.map((containers, index) => ({ template: templateOf(containers), revision: index + 1 }));
  assert.deepEqual(versionNames(named), expected);
}

function templateOf(containers: readonly (string | Container)[]): PodTemplateSpec {
  const read = (text: string): Container => ({ name: text.slice(0, text.indexOf('=')), image: text.slice(text.indexOf('=') + 1) });
  return {
    metadata: {},
    spec: {
      containers: containers.map(each => (typeof each === 'string' ? read(each) : each)),
      terminationGracePeriodSeconds: 30,
    },
  };
}

function withEnv(...env: readonly Readonly<Record<string, unknown>>[]): Container {
  return { name: 'web', image: 'web:1', env };
}

test('the tag of the same repository', () => checkNames([['web=r.example:5000/web:1'], ['web=r.example:5000/web:2']], '1', '2'));
test('the whole image of another one', () => checkNames([['web=web:1'], ['web=other:1']], 'web:1', 'other:1'));
test('the beginning of a digest', () => checkNames([['web=web@sha256:0123456789'], ['web=web:2@sha256:abcdef0123']], '0123456', '2'));
test('neither tag nor digest', () => checkNames([['web=web'], ['web=web:2']], 'web', '2'));
test('the container whose image differs', () =>
  checkNames(
    [
      ['web=web:1', 'proxy=proxy:1'],
      ['web=web:1', 'proxy=proxy:2'],
    ],
    '1',
    '2',
  ));
test('where the first container is the same in two of them, the next one', () =>
  checkNames(
    [
      ['web=web:1', 'proxy=proxy:7'],
      ['web=web:2', 'proxy=proxy:7'],
      ['web=web:2', 'proxy=proxy:8'],
    ],
    ...['1', '7', '8'],
  ));
test('a container that is gone', () => checkNames([['web=web:1', 'proxy=proxy:1'], ['web=web:1']], 'revision 1', 'revision 2'));
test('an environment variable', () =>
  checkNames(
    [
      [withEnv({ name: 'A', value: 'x' }, { name: 'LOG_LEVEL', value: 'info' })],
      [withEnv({ name: 'A', value: 'x' }, { name: 'LOG_LEVEL', value: 'debug' })],
    ],
    ...['env LOG_LEVEL=info', 'env LOG_LEVEL=debug'],
  ));
test('a variable that one hasn’t', () =>
  checkNames([[withEnv()], [withEnv({ name: 'LOG_LEVEL', value: 'debug' })]], 'env LOG_LEVEL not set', 'env LOG_LEVEL=debug'));
test('else the revision', () => checkNames([['web=web:1'], ['web=web:1']], 'revision 1', 'revision 2'));
test('a variable that comes from elsewhere, or is none, says nothing', () =>
  checkNames([[withEnv({ name: 'A', valueFrom: {} }, { value: 'x' })], [withEnv({ name: 'A', value: 5 })]], 'revision 1', 'revision 2'));
test('a single one', () => checkNames([['web=web:1']], '1'));
test('a thousand of the same images take no time to speak of', () => {
  const many = Array.from({ length: 1000 }, () => ['web=web:1']);
  const names = versionNames(many.map((containers, index) => ({ template: templateOf(containers), revision: index + 1 })));
  assert.equal(new Set(names).size, 1000);
});
