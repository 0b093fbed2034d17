import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputImage, tagOf } from '../../../../client/prompts/inputImage';

/** The selection in brackets. */
function checkTag(image: string, expected: string): void {
  const [start, end] = tagOf(image);
  assert.equal(`${image.slice(0, start)}[${image.slice(start, end)}]${image.slice(end)}`, expected);
}

test('a tag', () => checkTag('busybox:1.28.4', 'busybox:[1.28.4]'));
test('no tag', () => checkTag('busybox', 'busybox[]'));
test('a port is no tag', () => checkTag('localhost:5000/busybox', 'localhost:5000/busybox[]'));
test('a tag behind a port', () => checkTag('localhost:5000/busybox:1', 'localhost:5000/busybox:[1]'));
test('a digest goes with its tag', () => checkTag('busybox:1@sha256:abc', 'busybox:[1@sha256:abc]'));
test('a digest without a tag', () => checkTag('reg.io:5/a/b@sha256:abc', 'reg.io:5/a/b[@sha256:abc]'));
test('nothing', () => checkTag('', '[]'));

async function checkRemark(value: string, expected: string): Promise<void> {
  const question = inputImage('Title', 'app', 'app:1', image =>
    Promise.resolve({ severity: 'warning', message: `the server on ${image}` }),
  );
  const remark = await question.check(value);
  assert.equal(remark === null ? 'nothing' : `${remark.severity}: ${remark.message}`, expected);
}

test('the server judges', () => checkRemark('app:2', 'warning: the server on app:2'));
test('an empty box isn’t accepted', () => checkRemark('  ', 'error: An image is needed, such as busybox:1.29.'));
