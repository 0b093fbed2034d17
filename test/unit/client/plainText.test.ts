import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../../client/plainText';

test('what would be an icon stays text', () => assert.equal(plainText('$(TAG) and $(sync~spin)'), '\\$(TAG) and \\$(sync~spin)'));
test('what would be none stays as it is', () => assert.equal(plainText('${TAG} $TAG $(MY_TAG) $()'), '${TAG} $TAG $(MY_TAG) $()'));
