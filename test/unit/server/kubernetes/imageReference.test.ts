import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { imageReferenceError, isLatest, type ImageReference, parseImageReference } from '../../../../server/kubernetes/imageReference';

/** The parts `registry | repository | tag | digest` of a reference (`-` for what isn't written), or what is wrong with it. */
function checkReference(text: string, expected: string): void {
  const reference = parseImageReference(text);
  if (reference === undefined) assert.equal(imageReferenceError(text), expected);
  else {
    const { registry, repository, tag, digest } = reference;
    assert.equal([registry, repository, tag, digest].map(part => part ?? '-').join(' | '), expected);
  }
}

const digest = `sha256:${'0a'.repeat(32)}`;
test('a name', () => checkReference('nginx', '- | nginx | - | -'));
test('a tag', () => checkReference('nginx:1.27', '- | nginx | 1.27 | -'));
test('a path', () => checkReference('team/app:v1', '- | team/app | v1 | -'));
test('a registry has a dot', () => checkReference('registry.example/app', 'registry.example | app | - | -'));
test('or a port', () => checkReference('registry:5000/team/app:1', 'registry:5000 | team/app | 1 | -'));
test('or is localhost', () => checkReference('localhost/app', 'localhost | app | - | -'));
test('an address', () => checkReference('[::1]:5000/app', '[::1]:5000 | app | - | -'));
test('a digest', () => checkReference(`nginx:1.27@${digest}`, `- | nginx | 1.27 | ${digest}`));
test('empty', () => checkReference('', 'empty'));
test('a blank', () => checkReference(' nginx', 'blank'));
test('upper case', () => checkReference('Nginx', 'uppercase'));
test('no name', () => checkReference(':1.27', 'name'));
test('an empty part', () => checkReference('team//app', 'name'));
test('a bad end', () => checkReference('app-', 'name'));
test('an empty tag', () => checkReference('nginx:', 'tag'));
test('a tag that is too long', () => checkReference(`nginx:${'a'.repeat(129)}`, 'tag'));
test('a short digest', () => checkReference('nginx@sha256:abc', 'digest'));
test('a name that is too long', () => checkReference('a'.repeat(256), 'too-long'));
test('an id', () => checkReference('0a'.repeat(32), 'id'));

test('latest: said, or neither tag nor digest', () => {
  const latest = ['nginx', 'nginx:latest', 'nginx:1.27', `nginx@${digest}`].filter(text => {
    const reference = parseImageReference(text);
    return reference !== undefined && isLatest(reference);
  });
  assert.deepEqual(latest, ['nginx', 'nginx:latest']);
});

test('what is read is printed as it was', () => {
  const part = fc.stringMatching(/^[a-z0-9]+(?:[._-][a-z0-9]+)?$/);
  const reference = fc.tuple(
    fc.constantFrom('', 'localhost/', 'registry.example:5000/', 'Upper/'),
    fc.array(part, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', ':latest', ':1.2-x_Y'),
    fc.constantFrom('', `@${digest}`),
  );
  const property = fc.property(reference, ([registry, parts, tag, end]) => {
    const written = `${registry}${parts.join('/')}${tag}${end}`;
    const parsed = parseImageReference(written);
    assert.ok(parsed !== undefined);
    assert.equal(printed(parsed), written);
  });
  fc.assert(property, { numRuns: 50 });
});

/** As it was read. */
function printed({ registry, repository, tag, digest }: ImageReference): string {
  return `${registry === undefined ? '' : `${registry}/`}${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
