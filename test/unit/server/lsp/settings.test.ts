import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { defaultSettings, readSettings, SettingsStore } from '../../../../server/lsp/settings';

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

/** A client that is asked for its settings, and answers when it is told to: by the number of the question. */
class Asked {
  readonly answer: ((section: unknown) => void)[] = [];
  readonly store: SettingsStore;

  constructor(initial: unknown = {}) {
    const getConfiguration = (): Promise<unknown> => new Promise(resolve => this.answer.push(resolve));
    this.store = new SettingsStore(
      { workspace: { getConfiguration } } as unknown as ConstructorParameters<typeof SettingsStore>[0],
      true,
      initial,
    );
  }

  async hovers(uri: string): Promise<boolean> {
    return (await this.store.of(uri)).hover.enabled;
  }
}

const hovers = (enabled: boolean): unknown => ({ hover: { enabled } });

test('a client is asked once for each document, until it says that its settings changed', async () => {
  const client = new Asked();
  const first = [client.hovers('a'), client.hovers('a')];
  client.answer[0]?.(hovers(false));
  assert.deepEqual(await Promise.all(first), [false, false]);
  assert.equal(await client.hovers('a'), false);
  assert.equal(client.answer.length, 1);
  client.store.changed({});
  const second = client.hovers('a');
  client.answer[1]?.(hovers(true));
  assert.equal(await second, true);
});

test('an answer that comes after a change, to a question from before it, is out of date', async () => {
  const client = new Asked();
  const before = client.hovers('a');
  client.store.changed({});
  const after = client.hovers('a');
  client.answer[1]?.(hovers(false));
  assert.equal(await after, false);
  client.answer[0]?.(hovers(true));
  await before;
  assert.equal(await client.hovers('a'), false);
});

test('a client that can’t answer has what it sent at first', async () => {
  const client = new Asked(hovers(false));
  const asked = client.hovers('a');
  client.answer[0]?.(Promise.reject(new Error('no')));
  assert.equal(await asked, false);
});

test('a client that doesn’t answer within a second has what it sent at first, until it answers', async context => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const client = new Asked(hovers(false));
  let asked: boolean | null = null;
  const answered = client.hovers('a').then(enabled => (asked = enabled));
  context.mock.timers.tick(999);
  await setImmediate();
  assert.equal(asked, null);
  context.mock.timers.tick(1);
  assert.equal(await answered, false);
  client.answer[0]?.(hovers(true));
  assert.equal(await client.hovers('a'), true);
});
