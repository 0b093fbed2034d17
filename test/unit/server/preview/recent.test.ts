import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Recent } from '../../../../server/preview/recent';

test('works out once what is asked for again, and forgets what was worked out first', () => {
  const recent = new Recent<string, string>(2);
  const workedOut: string[] = [];
  const ask = (key: string): string =>
    recent.of(key, () => {
      workedOut.push(key);
      return key.toUpperCase();
    });
  assert.deepEqual(['a', 'b', 'a', 'c', 'b', 'a'].map(ask), ['A', 'B', 'A', 'C', 'B', 'A']);
  assert.deepEqual(workedOut, ['a', 'b', 'c', 'a']);
});
