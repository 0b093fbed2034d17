import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationToken, CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver';
import { atOnce, inTurns, type Steps } from '../../../../server/lsp/inTurns';

/** Counts as often as it is let, and works a while for each. */
function* work(count: number, done: () => void): Steps<string> {
  for (let step = 0; step < count; step += 1) {
    const end = performance.now() + 10;
    while (performance.now() < end);
    done();
    yield;
  }
  return 'done';
}

test('work in steps has an end', async () => {
  assert.equal(atOnce(work(2, () => undefined)), 'done');
  assert.equal(
    await inTurns(
      work(2, () => undefined),
      CancellationToken.None,
    ),
    'done',
  );
});
test('others have their turn meanwhile', async () => {
  let others = 0;
  const timer = setInterval(() => (others += 1), 1);
  await inTurns(
    work(20, () => undefined),
    CancellationToken.None,
  );
  clearInterval(timer);
  assert.ok(others >= 2);
});
test('what is cancelled is left', async () => {
  const source = new CancellationTokenSource();
  let steps = 0;
  const working = inTurns(
    work(1000, () => (steps += 1)),
    source.token,
  );
  setTimeout(() => source.cancel(), 0);
  await assert.rejects(working, { code: LSPErrorCodes.RequestCancelled });
  assert.ok(steps < 100);
});
