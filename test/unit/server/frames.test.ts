import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { FrameReader } from '../../../server/frames';

/** Feeds bytes in pieces of so many; the messages, and why reading ended. */
async function checkFrames(
  bytes: string | Buffer,
  expected: { messages: readonly unknown[]; lost?: RegExp },
  size = 1_000_000,
): Promise<void> {
  const stream = new PassThrough();
  const messages: unknown[] = [];
  const lost: string[] = [];
  new FrameReader(stream, why => lost.push(why)).listen(message => messages.push(message));
  const all = Buffer.from(bytes);
  for (let at = 0; at < all.length; at += size) stream.write(all.subarray(at, at + size));
  stream.end();
  await new Promise(resolve => stream.once('end', resolve));
  assert.deepEqual(messages, expected.messages);
  if (expected.lost === undefined) assert.deepEqual(lost, []);
  else {
    assert.equal(lost.length, 1);
    assert.match(lost[0] ?? '', expected.lost);
  }
}

const frame = (body: string, head = `Content-Length: ${Buffer.byteLength(body)}`): string => `${head}\r\n\r\n${body}`;
const one = frame('{"id":1}');
const two = frame('{"id":"ä"}');

test('one message after the other', () => checkFrames(one + two, { messages: [{ id: 1 }, { id: 'ä' }] }));
test('in whatever pieces they come', () => checkFrames(one + two, { messages: [{ id: 1 }, { id: 'ä' }] }, 1));
test('with other lines in the head', () =>
  checkFrames(frame('{"id":1}', 'content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH:8'), { messages: [{ id: 1 }] }));
test('an empty one', () => checkFrames(frame(''), { messages: [], lost: /no JSON/ }));
for (const head of [
  'Content-Length: x',
  'Content-Length: -5',
  'Content-Length: 1e3',
  'Content-Length: 99999999999',
  'Content-Length:',
  'X: 1',
  '',
])
  test(`${JSON.stringify(head)} is said, and nothing behind it taken for a message`, () =>
    checkFrames(one + frame('{"id":2}', head) + two, { messages: [{ id: 1 }], lost: /head of a message is wrong/ }));
test('without an end of the head', () => checkFrames('x'.repeat(5000), { messages: [], lost: /no head/ }, 100));
test('a length that is too small', () => checkFrames(frame('{"id":1}', 'Content-Length: 7') + two, { messages: [], lost: /no JSON/ }));
test('a length that is too large', () => checkFrames(frame('{"id":1}', 'Content-Length: 20') + two, { messages: [], lost: /no JSON/ }));
for (const other of [
  'null',
  '5',
  '"x"',
  `[${'['.repeat(10_000)}${']'.repeat(10_000)}]`,
  '[{"id":1}]',
  '{}',
  '{"id":{},"method":"a"}',
  '{"method":5}',
])
  test(`${other.slice(0, 30)} is no message`, () =>
    checkFrames(one + frame(other) + two, { messages: [{ id: 1 }], lost: /none of JSON-RPC/ }));
test('one that takes a message badly hears of the next', async () => {
  const stream = new PassThrough();
  const reader = new FrameReader(stream, why => assert.ok(false, why));
  const errors: string[] = [];
  reader.onError(({ message }) => errors.push(message));
  const taken: unknown[] = [];
  reader.listen(message => {
    if (taken.push(message) === 1) throw new Error('no');
  });
  stream.end(one + two);
  await new Promise(resolve => stream.once('end', resolve));
  assert.deepEqual([taken.length, errors], [2, ['no']]);
});
test('a large message is joined once', () => {
  const message = { id: 'x'.repeat(4_000_000) };
  return checkFrames(frame(JSON.stringify(message)), { messages: [message] }, 65_536);
});
