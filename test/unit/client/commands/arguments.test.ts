import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imagesArgument, revisionArgument, whenArgument } from '../../../../client/commands/arguments';

function checkArgument(read: (argument: unknown) => unknown, argument: unknown, expected: unknown): void {
  assert.deepEqual(read(argument), expected);
}

test('images by container', () => checkArgument(imagesArgument, { app: 'app:2' }, { app: 'app:2' }));
test('only texts are images', () => checkArgument(imagesArgument, { app: 2 }, undefined));
test('a menu’s argument is no image', () => checkArgument(imagesArgument, { groupId: 0 }, undefined));
test('nor is a list', () => checkArgument(imagesArgument, ['app'], undefined));
test('a revision', () => checkArgument(revisionArgument, 3, 3));
test('no fraction of a revision', () => checkArgument(revisionArgument, 1.5, undefined));
test('no text either', () => checkArgument(revisionArgument, '3', undefined));
test('a second of the timeline, which goes on from there', () => checkArgument(whenArgument, 4, { at: 4, stay: true }));
test('so does its end', () => checkArgument(whenArgument, 'rest', { at: 'rest', stay: true }));
test('from the start', () => checkArgument(whenArgument, 'startOver', { at: 'startOver', stay: false }));
test('at rest otherwise', () => checkArgument(whenArgument, undefined, { at: 'rest', stay: false }));
