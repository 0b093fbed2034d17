import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageFor } from '../../../../server/kubernetes/setImages';

test('its own comes before that of all', () => assert.equal(imageFor({ '*': 'all:1', web: 'web:2' }, 'web'), 'web:2'));
test('that of all', () => assert.equal(imageFor({ '*': 'all:1', web: 'web:2' }, 'proxy'), 'all:1'));
test('none', () => assert.equal(imageFor({ web: 'web:2' }, 'proxy'), undefined));
test('a container may be called like what every object has', () => {
  assert.equal(imageFor({}, 'constructor'), undefined);
  assert.equal(imageFor({ '*': 'all:1' }, 'constructor'), 'all:1');
});
