import assert from 'node:assert/strict';
import { test } from 'node:test';
import ignore from 'ignore';
import { isIgnoredBy } from '../../../../server/preview/ignoredPaths';

const globs = [
  ['test/'],
  ['/test'],
  ['*.yaml'],
  ['charts/**/test'],
  ['**/dev'],
  ['dev/**'],
  ['a/*/c.yaml'],
  ['*.yaml', '!keep.yaml'],
  ['dev/', '!dev/keep.yaml'],
  ['# no', '', 'x[a-c].yaml', 'y?.yaml'],
  ['\\!odd.yaml'],
  ['k8s/dev-*/web.yaml'],
];
const paths = [
  ...[
    'test/web.yaml',
    'a/test/web.yaml',
    'test',
    'web.yaml',
    'a/web.yaml',
    'keep.yaml',
    'a/keep.yaml',
    'web.yml',
    'charts/one/two/test/x.yml',
  ],
  ...[
    'charts/test/x.yml',
    'dev/x.yml',
    'a/dev/x.yml',
    'dev',
    'a/b/c.yaml',
    'a/b/d/c.yaml',
    'dev/keep.yaml',
    'xa.yaml',
    'xd.yaml',
    'y1.yaml',
    'y.yaml',
  ],
  ...['zd.yaml', 'za.yaml', '!odd.yaml', 'k8s/dev-1/web.yaml', 'k8s/prod/web.yaml'],
];

test('globs leave out what git’s would', () => {
  for (const own of globs) {
    const matcher = ignore().add([...own]);
    for (const path of paths) assert.equal(isIgnoredBy(own, path), matcher.ignores(path), `${own.join(' | ')} on ${path}`);
  }
});

test('a class may be what isn’t meant, as git has it', () => {
  assert.deepEqual(
    ['zd.yaml', 'za.yaml'].map(path => isIgnoredBy(['z[!a-c].yaml'], path)),
    [true, false],
  );
});

test('a glob that would take a regular expression for ever is done at once', () => {
  assert.equal(isIgnoredBy([`${'*a'.repeat(60)}b`], 'a'.repeat(250)), false);
  assert.equal(isIgnoredBy([`${'**/a/'.repeat(20)}b`], `${'a/'.repeat(30)}c`), false);
});
