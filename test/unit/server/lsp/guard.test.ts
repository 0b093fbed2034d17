import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { guard } from '../../../../server/lsp/guard';

/** What a guarded function answers, and what is logged of it. */
async function checkGuard(
  answer: () => Promise<string>,
  token: CancellationToken,
  expected: { answer: string; logged: RegExp | null },
): Promise<void> {
  const logged: string[] = [];
  const guarded = guard({ error: message => logged.push(message) }, 'a/method', 'empty', answer);
  assert.equal(await guarded({}, token), expected.answer);
  if (expected.logged === null) assert.deepEqual(logged, []);
  else assert.match(logged.join('\n'), expected.logged);
}

test('an answer passes', () => checkGuard(() => Promise.resolve('full'), CancellationToken.None, { answer: 'full', logged: null }));
test('an error is logged with its method and answered empty', () =>
  checkGuard(() => Promise.reject(new Error('broken')), CancellationToken.None, { answer: 'empty', logged: /^a\/method: Error: broken/ }));
test('whatever is thrown is logged', () =>
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
  checkGuard(() => Promise.reject('a text'), CancellationToken.None, { answer: 'empty', logged: /^a\/method: a text/ }));
test('what was given up is answered as cancelled', () =>
  assert.rejects(
    checkGuard(() => Promise.resolve('full'), CancellationToken.Cancelled, { answer: '', logged: null }),
    { code: LSPErrorCodes.RequestCancelled },
  ));
test('what is meant for the client passes', () =>
  assert.rejects(
    checkGuard(() => Promise.reject(new ResponseError(ErrorCodes.InvalidParams, 'wrong')), CancellationToken.None, {
      answer: '',
      logged: null,
    }),
    { code: ErrorCodes.InvalidParams },
  ));
