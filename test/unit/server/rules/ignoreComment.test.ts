import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ignoreComment, ignoresOf } from '../../../../server/rules/ignoreComment';

/** What the comments of a text switch off: `CODES: from the first to the last line`, lines counted from 1. */
function checkIgnores(text: string, ...expected: readonly string[]): void {
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const shown = ignoresOf(text).map(({ codes, span }) => `${codes.join(' ')}: ${lineOf(span.start)}-${lineOf(span.end)}`);
  assert.deepEqual(shown, expected);
}

test('behind a value, its line', () => checkIgnores('a: 1\nb: 2 # rollout: ignore x/y\nc: 3\n', 'x/y: 2-2'));
test('above a value, its line', () => checkIgnores('a: 1\n# rollout: ignore x/y\nb: 2\nc: 3\n', 'x/y: 3-3'));
test('above a key, all that is in it', () => checkIgnores('a: 1\n# rollout: ignore x/y\nb:\n  c: 3\n\n  d: 4\ne: 5\n', 'x/y: 3-6'));
test('other comments may stand between', () => checkIgnores('a: 1\n# rollout: ignore x/y\n# because\nb: 2\n', 'x/y: 4-4'));
test('above an item, the item', () => checkIgnores('a:\n# rollout: ignore x/y\n- b: 1\n  c: 2\n- b: 3\n', 'x/y: 3-4'));
test('above the document, all of it', () => checkIgnores('# rollout: ignore x/y\n---\na: 1\nb: 2', 'x/y: 1-4'));
test('several codes', () => checkIgnores('a: 1\nb: 2 # rollout: ignore x/y, z/w-v', 'x/y z/w-v: 2-2'));
test('a reason may follow', () => checkIgnores('a: 1\nb: 2 #rollout: ignore x/y as it has to be\n', 'x/y: 2-2'));
test('above nothing', () => checkIgnores('a: 1\n# rollout: ignore x/y\n'));
test('not in a text', () => checkIgnores('a: b#rollout: ignore x/y\n'));
test('what the quick fix writes is read again', () => checkIgnores(`a:\n${ignoreComment('x/y', '  ', '\n')}  b: 2\n`, 'x/y: 3-3'));
