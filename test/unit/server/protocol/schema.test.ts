import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  dictionary,
  either,
  fits,
  list,
  number,
  object,
  oneOf,
  optional,
  orNull,
  tagged,
  text,
  truth,
  whole,
  type Schema,
} from '../../../../server/protocol/schema';

/** What is wrong with values, each behind its own; null where nothing is. */
function checkFaults<T>(schema: Schema<T>, ...expected: readonly (readonly [unknown, string | null])[]): void {
  for (const [value, fault] of expected) assert.equal(schema(value, 'it'), fault);
}

test('texts', () => checkFaults(text(3), ['abc', null], ['abcd', 'it must have at most 3 characters'], [1, 'it must be a string']));
test('numbers', () =>
  checkFaults(
    number(0, 5),
    ...[0, 2.5, 5].map(value => [value, null] as const),
    ...[-1, 5.1, NaN, Infinity, '1', null].map(value => [value, 'it must be a number from 0 to 5'] as const),
  ));
test('whole numbers', () =>
  checkFaults(
    whole(1, 9),
    [1, null],
    ...[0, 1.5, 10, NaN, '1', 1n].map(value => [value, 'it must be a whole number from 1 to 9'] as const),
  ));
test('a whole number can be counted on from', () =>
  assert.deepEqual(
    [2 ** 53 - 2, 2 ** 53 - 1].map(value => fits(whole(), value)),
    [true, false],
  ));
test('words', () => checkFaults(oneOf('a', 'b'), ['b', null], ['c', 'it must be a or b'], ['toString', 'it must be a or b']));
test('what may be null or absent', () => {
  checkFaults(orNull(truth), [null, null], [true, null], [undefined, 'it must be a boolean']);
  checkFaults(optional(truth), [undefined, null], [false, null], [null, 'it must be a boolean']);
});
test('lists', () =>
  checkFaults(
    list(truth, 2),
    [[], null],
    [[true, 1], 'it[1] must be a boolean'],
    [[true, true, true], 'it must have at most 2 items'],
    [{ length: 0 }, 'it must be a list'],
  ));
test('values by keys', () =>
  checkFaults(
    dictionary(truth),
    [{ constructor: true, ['__proto__']: true }, null],
    [{ a: 1 }, 'it["a"] must be a boolean'],
    [JSON.parse('{"__proto__": 1}'), 'it["__proto__"] must be a boolean'],
    [[], 'it must be an object'],
  ));
test('objects', () =>
  checkFaults(
    object<{ a: string; b?: boolean }>({ a: text(), b: optional(truth) }),
    [{ a: '', more: 1 }, null],
    [{}, 'it.a must be a string'],
    [{ a: '', b: 0 }, 'it.b must be a boolean'],
    [null, 'it must be an object'],
  ));
test('what only a prototype has isn’t there', () =>
  checkFaults(object<{ toString: unknown }>({ toString: value => (value === undefined ? 'absent' : null) }), [{}, 'absent']));
test('one of several', () => checkFaults(either('a or 1', oneOf('a'), number(1, 1)), ['a', null], [1, null], [2, 'it must be a or 1']));
test('unions', () => {
  type Shape = { readonly kind: 'dot' } | { readonly kind: 'line'; readonly length: number };
  checkFaults(
    tagged<'kind', Shape>('kind', {
      dot: object<Extract<Shape, { kind: 'dot' }>>({ kind: oneOf('dot') }),
      line: object<Extract<Shape, { kind: 'line' }>>({ kind: oneOf('line'), length: number(0) }),
    }),
    [{ kind: 'dot' }, null],
    [{ kind: 'line', length: 2 }, null],
    [{ kind: 'line' }, `it.length must be a number from 0 to ${Number.MAX_VALUE}`],
    [{ kind: 'constructor' }, 'it.kind must be dot or line'],
    [{}, 'it.kind must be dot or line'],
    ['dot', 'it must be an object'],
  );
});
