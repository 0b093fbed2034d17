import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBlank, looksLikeManifest, mayMakeManifest } from '../../../client/manifests';

function checkManifest(text: string, expected: 'a manifest' | 'none'): void {
  assert.equal(looksLikeManifest(text) ? 'a manifest' : 'none', expected);
}

test('an object in block style is a manifest', () => checkManifest('apiVersion: apps/v1\nkind: Deployment\n', 'a manifest'));
test('so is one in JSON, on one line', () => checkManifest('{"kind":"Deployment","apiVersion":"apps/v1"}', 'a manifest'));
test('so is one further down in the file', () => checkManifest('a: 1\n---\n- kind: Deployment\n  apiVersion: apps/v1\n', 'a manifest'));
test('line ends don’t matter', () => checkManifest('apiVersion: v1\r\nkind: List\r\n', 'a manifest'));
test('other YAML is none', () => checkManifest('name: build\non: push\njobs: {}\n', 'none'));
test('a kind alone is none', () => checkManifest('kind: Deployment\n', 'none'));
test('words that end in kind are none', () => checkManifest('apiVersion: v1\nmankind: yes\n', 'none'));
test('a binary file is none', () => checkManifest('\u0000PNG\u0001\ufffd', 'none'));
test('nothing is none', () => checkManifest('', 'none'));

test('the line that completes a manifest is worth a look', () => assert.equal(mayMakeManifest('kind: D'), true));
test('any other line isn’t', () => assert.equal(mayMakeManifest('  replicas: 3'), false));

test('comments and separators leave a file blank, anything else doesn’t', () => {
  for (const text of ['', '\n', '# yaml-language-server: $schema=x\n---\n', '  # one\r\n\r\n']) assert.equal(isBlank(text), true, text);
  for (const text of ['a', 'a: 1\n', '# one\n- x\n', '\u0000PNG']) assert.equal(isBlank(text), false, text);
});
