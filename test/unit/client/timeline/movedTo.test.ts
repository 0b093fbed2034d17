import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movedTo } from '../../../../client/timeline/movedTo';

function checkMove(document: string, from: string, to: string, expected: string | null): void {
  assert.equal(movedTo(document, from, to), expected);
}

test('a file', () => checkMove('file:///a/x.yaml', 'file:///a/x.yaml', 'file:///b/y.yaml', 'file:///b/y.yaml'));
test('a folder above it', () => checkMove('file:///a/b/x.yaml', 'file:///a', 'file:///c%20d', 'file:///c%20d/b/x.yaml'));
test('a folder with a stroke at its end', () => checkMove('file:///a/x.yaml', 'file:///a/', 'file:///c/', 'file:///c/x.yaml'));
test('another file of the folder', () => checkMove('file:///a/x.yaml', 'file:///a/y.yaml', 'file:///b/y.yaml', null));
test('a name that only begins alike', () => checkMove('file:///ab/x.yaml', 'file:///a', 'file:///c', null));
