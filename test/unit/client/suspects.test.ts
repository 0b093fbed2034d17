import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Suspects } from '../../../client/suspects';

/** Asks about documents as far as it is their turn; answers those. */
function ask(suspects: Suspects, ...uris: readonly string[]): readonly string[] {
  return uris.filter(uri => suspects.ask(uri) === null);
}

test('nobody is kept waiting without a suspicion', () => assert.deepEqual(ask(new Suspects(), 'a', 'b', 'a'), ['a', 'b', 'a']));

test('the second time the document is left out', () => {
  const suspects = new Suspects();
  ask(suspects, 'a');
  assert.deepEqual(suspects.hung(), []);
  suspects.answered('a');
  ask(suspects, 'a');
  assert.deepEqual(suspects.hung(), ['a']);
  assert.deepEqual([...suspects.leftOut], ['a']);
});

test('after the first time, one document after the other', async () => {
  const suspects = new Suspects();
  ask(suspects, 'a', 'b');
  suspects.hung();
  suspects.answered('a');
  suspects.answered('b');
  const order: string[] = [];
  assert.deepEqual(ask(suspects, 'a', 'a'), ['a', 'a']);
  const b = suspects.ask('b')?.then(() => order.push('b'));
  const c = suspects.ask('c')?.then(() => order.push('c'));
  suspects.answered('a');
  await new Promise(resolve => setImmediate(resolve));
  assert.deepEqual(order, []);
  suspects.answered('a');
  await b;
  assert.deepEqual(order, ['b']);
  // It hangs on b: only that is left out.
  assert.deepEqual(suspects.hung(), ['b']);
  suspects.answered('b');
  await c;
  assert.deepEqual([...suspects.leftOut], ['b']);
});

test('of several that waited the first time only the guilty one', () => {
  const suspects = new Suspects();
  ask(suspects, 'good', 'bad');
  suspects.hung();
  suspects.answered('good');
  suspects.answered('bad');
  assert.deepEqual(ask(suspects, 'good'), ['good']);
  suspects.answered('good');
  assert.deepEqual(ask(suspects, 'bad'), ['bad']);
  assert.deepEqual(suspects.hung(), ['bad']);
});

test('calm ends the suspicions, but leaves out what was left out', () => {
  const suspects = new Suspects();
  ask(suspects, 'a');
  suspects.hung();
  suspects.answered('a');
  suspects.calm();
  assert.deepEqual(ask(suspects, 'a', 'b'), ['a', 'b']);
  assert.deepEqual(suspects.hung(), []);
});

test('dropped, everything is tried again', () => {
  const suspects = new Suspects();
  ask(suspects, 'a');
  suspects.hung();
  suspects.answered('a');
  ask(suspects, 'a');
  suspects.hung();
  suspects.drop();
  assert.deepEqual([...suspects.leftOut], []);
});
