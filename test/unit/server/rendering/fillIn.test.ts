import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filledIn } from '../../../../server/rendering/fillIn';

const variables = new Map([
  ['REPLICAS', '3'],
  ['TAG', '2.0'],
  ['EMPTY', ''],
  ['LINES', 'a\nb'],
]);

function check(text: string, expected: string): void {
  test(text, () => assert.equal(filledIn(`kind: X\nvalue: ${text}\n`, variables), `kind: X\nvalue: ${expected}\n`));
}

check('${REPLICAS}', '3');
check('${REPLICAS:=1}', '3');
check('${REPLICAS:-1}', '3');
check('"shop:${TAG}-${TAG}"', '"shop:2.0-2.0"');
check('${EMPTY}', '');
check('${OTHER}', '${OTHER}');
check('${OTHER:=${TAG}}', '${OTHER:=${TAG}}');
check('$${TAG}', '$${TAG}');
check('$TAG', '$TAG');
check('${LINES}', '${LINES}');
check('${constructor}', '${constructor}');

test('an object that Flux leaves alone', () => {
  const left = 'metadata:\n  annotations:\n    kustomize.toolkit.fluxcd.io/substitute: disabled\nvalue: ${TAG}\n';
  assert.equal(filledIn(`${left}---\nvalue: \${TAG}\n`, variables), `${left}---\nvalue: 2.0\n`);
});

test('what would make too much of it stays as it is', () => {
  const large = new Map([['LARGE', 'x'.repeat(190_000)]]);
  const filled = filledIn(`kind: X\nvalue: ${'${LARGE}'.repeat(20_000)}\n`, large);
  assert.ok(filled.length < 33_000_000 && filled.endsWith('${LARGE}\n') && filled.includes('xxx'));
});
