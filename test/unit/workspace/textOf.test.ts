import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../../workspace/textOf';

const manifest = 'kind: Deployment # größer als 1 😀\n';
const littleEndian = Buffer.from(`\ufeff${manifest}`, 'utf16le');

test('UTF-8', () => assert.equal(textOf(Buffer.from(manifest)), manifest));
test('UTF-8 with a byte order mark', () => assert.equal(textOf(Buffer.from(`\ufeff${manifest}`)), manifest));
test('UTF-16, little end first', () => assert.equal(textOf(littleEndian), manifest));
test('UTF-16, big end first', () => assert.equal(textOf(Buffer.from(littleEndian).swap16()), manifest));
test('what is no UTF-8', () => assert.equal(textOf(Uint8Array.of(0x61, 0xff, 0x62)), 'a\ufffdb'));
test('nothing', () => assert.equal(textOf(new Uint8Array()), ''));
