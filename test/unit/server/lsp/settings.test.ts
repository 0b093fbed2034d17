import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings, readSettings } from '../../../../server/lsp/settings';

/** Reads what a client sent, and compares what came of it, leaving out what is the default. */
function checkSettings(sent: unknown, expected: object): void {
  const read = readSettings(sent);
  const changed = Object.fromEntries(
    Object.entries(read).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(defaultSettings[key as keyof typeof defaultSettings]),
    ),
  );
  assert.deepEqual(changed, expected);
}

test('nothing sent is the defaults', () => checkSettings(undefined, {}));
test('null is the defaults', () => checkSettings(null, {}));
test('a list is the defaults', () => checkSettings([1, 2], {}));
test('a switch is taken', () => checkSettings({ hover: { enabled: false } }, { hover: { enabled: false } }));
test('a switch that is no boolean is the default', () => checkSettings({ hover: { enabled: 'no' } }, {}));
test('an assumption is taken', () =>
  checkSettings({ assume: { readySeconds: 12.5 } }, { assume: { readySeconds: 12.5, shutdownSeconds: 3 } }));
test('a negative assumption is the default', () => checkSettings({ assume: { readySeconds: -1 } }, {}));
test('an endless assumption is the default', () => checkSettings({ assume: { readySeconds: Infinity } }, {}));
test('a version of Kubernetes is taken', () => checkSettings({ kubernetesVersion: '1.33' }, { kubernetesVersion: 33 }));
test('a version is the default unless it is one', () => checkSettings({ kubernetesVersion: 'latest' }, {}));
test('kinds are taken as far as they are known', () => checkSettings({ kinds: ['StatefulSet', 'Job'] }, { kinds: ['StatefulSet'] }));
test('no list of kinds is the default', () => checkSettings({ kinds: 'StatefulSet' }, {}));
test('levels of rules are taken, and nothing else under them', () =>
  checkSettings(
    { rules: { 'strategy/outage-allowed': 'off', 'image/moving-tag': 'loud', 'probe/no-readiness': 3 } },
    { rules: { 'strategy/outage-allowed': 'off' } },
  ));
