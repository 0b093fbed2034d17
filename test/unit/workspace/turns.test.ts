import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turns } from '../../../workspace/turns';

const none = new AbortController().signal;

test('so many at a time, the others in their order', async () => {
  const turns = new Turns(2);
  const order: string[] = [];
  const come = async (name: string): Promise<(() => void) | null> => {
    const end = await turns.take(none);
    order.push(name);
    return end;
  };
  const [a, , c] = [come('a'), come('b'), come('c'), come('d')];
  (await a)?.();
  (await c)?.();
  await new Promise(resolve => setImmediate(resolve));
  assert.deepEqual(order, ['a', 'b', 'c', 'd']);
});
test('whoever waits sees whether others come on', async () => {
  const turns = new Turns(1);
  assert.equal(turns.ended, 0);
  (await turns.take(none))?.();
  assert.equal(turns.ended, 1);
});
test('a turn that is ended twice is passed on once', async () => {
  const turns = new Turns(1);
  const end = await turns.take(none);
  end?.();
  end?.();
  await turns.take(none);
  const leaving = new AbortController();
  const waiting = turns.take(leaving.signal);
  leaving.abort();
  assert.equal(await waiting, null);
});
test('who leaves while waiting is passed over', async () => {
  const turns = new Turns(1);
  const end = await turns.take(none);
  const leaving = new AbortController();
  const [left, next] = [turns.take(leaving.signal), turns.take(none)];
  leaving.abort();
  assert.equal(await left, null);
  end?.();
  assert.notEqual(await next, null);
});
test('who has left before comes never', async () => assert.equal(await new Turns(1).take(AbortSignal.abort()), null));
