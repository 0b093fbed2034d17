import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationToken, CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver';
import { turnsAfter } from '../../../../server/lsp/inTurns';
import { atOnce, type Steps } from '../../../../server/preview/steps';

/** Milliseconds that the work has taken so far. */
let elapsed = 0;

/** Counts as often as it is let, and works 10 ms for each. */
function* work(count: number, done: () => void): Steps<string> {
  for (let step = 0; step < count; step += 1) {
    elapsed += 10;
    done();
    yield;
  }
  return 'done';
}

function workInTurns(count: number, done: () => void, token = CancellationToken.None): Promise<string> {
  return turnsAfter(setImmediate, () => elapsed)(work(count, done), token);
}

test('work in steps has an end', async () => {
  assert.equal(atOnce(work(2, () => undefined)), 'done');
  assert.equal(await workInTurns(2, () => undefined), 'done');
});
test('others have their turn meanwhile, each 50 ms', async () => {
  const order: number[] = [];
  let steps = 0;
  const other = (): void => {
    order.push(steps);
    if (steps < 20) setImmediate(other);
  };
  setImmediate(other);
  await workInTurns(20, () => (steps += 1));
  assert.deepEqual(order, [5, 10, 15, 20]);
});
test('what comes in is read while two answers are worked out', async () => {
  let steps = 0;
  const takesTime = (): void => {
    steps += 1;
    const end = performance.now() + 2;
    while (performance.now() < end) continue;
  };
  const read: number[] = [];
  setImmediate(() => read.push(steps));
  await Promise.all([workInTurns(15, takesTime), workInTurns(15, takesTime)]);
  assert.deepEqual(read, [10]);
});
test('what is cancelled is left', async () => {
  const source = new CancellationTokenSource();
  let steps = 0;
  setImmediate(() => source.cancel());
  const working = workInTurns(1000, () => (steps += 1), source.token);
  await assert.rejects(working, { code: LSPErrorCodes.RequestCancelled });
  assert.equal(steps, 5);
});
