import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code } from '../../../../server/fields/markdown';

function checkCode(text: string, expected: string): void {
  assert.equal(code(text), expected);
}

test('a word', () => checkCode('nginx:1', '`nginx:1`'));
test('what ends a code span is held in by more of it', () => checkCode('a`b``c', '```a`b``c```'));
test('at the ends it stands apart', () => checkCode('`a`', '`` `a` ``'));
test('a span has one line', () => checkCode('a\n\n![x](y)', '`a ![x](y)`'));
test('a long text is cut', () => checkCode('x'.repeat(1000), `\`${'x'.repeat(300)}\``));
