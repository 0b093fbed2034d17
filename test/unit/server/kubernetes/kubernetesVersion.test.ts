import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readVersion, versionText, versionTexts } from '../../../../server/kubernetes/kubernetesVersion';

/** Which version is meant by a text; nothing where none is. */
function checkVersion(text: string, expected: string | undefined): void {
  const version = readVersion(text);
  assert.equal(version === undefined ? undefined : versionText(version), expected);
}

test('a minor', () => checkVersion('1.33', '1.33'));
test('a patch', () => checkVersion('v1.30.14', '1.30'));
test('what a distribution calls it', () => checkVersion('1.31.4-eks-1a2b', '1.31'));
test('an older one is the oldest', () => checkVersion('1.28', '1.30'));
test('a newer one is the newest', () => checkVersion('1.40', '1.36'));
test('another major', () => checkVersion('2.0', undefined));
test('a word', () => checkVersion('newest', undefined));
test('nothing', () => checkVersion('', undefined));
test('all of them', () => assert.deepEqual([versionTexts[0], versionTexts.at(-1), versionTexts.length], ['1.30', '1.36', 7]));
