import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tagOf } from '../../../../client/images/tagOf';
import { inputImage } from '../../../../client/prompts/inputImage';

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

function checkPrompt(container: string, expected: string): void {
  assert.equal(inputImage('Title', container, 'app:1', () => Promise.resolve(null)).prompt, expected);
}

test('it says for which container', () => checkPrompt('app', 'Image for container app'));
test('or that it is for all', () => checkPrompt('*', 'Image for all containers'));
test('the title says how to get at those that are known', () =>
  assert.equal(inputImage('Title', 'app', 'app:1', () => Promise.resolve(null)).title, 'Title (↓ for known images)'));
