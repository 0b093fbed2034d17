/** What the commands that need the network say, and that they do nothing until the user agrees. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { buildDependencies } from '../../../../client/commands/buildDependencies';
import { buildWithNetwork } from '../../../../client/commands/buildWithNetwork';
import type { Pieces } from '../../../../client/commands/command';
import { shown } from '../../../../server/escapes/shown';
import { dialogs, opened, Uri } from '../../../support/vscode';

interface Refused {
  readonly kind: string;
  readonly entry: string;
}

beforeEach(() => {
  dialogs.seen = [];
  dialogs.press = undefined;
  opened.folders = [{ uri: Uri.file('/repo') }];
});

/** The rest of what commands are given isn't asked for. */
function pieces(refusals: readonly Refused[]): { readonly pieces: Pieces; readonly fetched: readonly string[] } {
  const fetched: string[] = [];
  const shown = { source: { root: '/repo/overlays/prod' }, rendering: { state: 'refused', refusals } };
  const renderings = {
    shownIn: () => shown,
    find: () => Promise.resolve(null),
    fetch: (_: unknown, addresses: readonly string[]) => Promise.resolve(fetched.push(...addresses)),
  };
  return { pieces: { renderings } as unknown as Pieces, fetched };
}

async function dependencies(chart: unknown, press?: string): Promise<readonly string[]> {
  dialogs.press = press;
  await buildDependencies(pieces([]).pieces, chart);
  return dialogs.seen;
}

const command = 'helm dependency build';
const question = (chart: string): string =>
  `Build the dependencies of ${chart}?\nhelm downloads the charts that Chart.yaml names into charts/, from the addresses in it. The command is typed into a terminal; press Enter there to run it: ${command}\n[Open Terminal]`;

/** Windows' shell would take a program of the folder for helm. */
const typed = (folder: string): string => `helm in ${folder} (NoDefaultCurrentDirectoryInExePath): ${command}`;

test('the command is typed into a terminal, and not run', async () =>
  assert.deepEqual(await dependencies('/repo/charts/shop', 'Open Terminal'), [question('charts/shop'), typed('/repo/charts/shop')]));
for (const name of ['$(reboot)', '--shop', "a'; reboot; '", '\u0003reboot\r', 'a\nreboot\n'])
  test(`a chart called ${JSON.stringify(name)} isn’t typed, and shown as it can be seen`, async () =>
    assert.deepEqual(await dependencies(`/repo/${name}`, 'Open Terminal'), [question(shown(name)), typed(`/repo/${name}`)]));
test('closed, it opens no terminal', async () => assert.deepEqual(await dependencies('/repo/charts/shop'), [question('charts/shop')]));
test('without a chart', async () => assert.deepEqual(await dependencies(undefined), ['This file isn’t part of a chart.']));
test('a chart beyond the workspace', async () =>
  assert.deepEqual(await dependencies('/elsewhere/shop'), ['This file isn’t part of a chart.']));

async function network(refusals: readonly Refused[], press?: string): Promise<readonly (readonly string[])[]> {
  dialogs.press = press;
  const given = pieces(refusals);
  await buildWithNetwork(given.pieces, 'rollout-rendered:/overlays/prod');
  return [dialogs.seen, given.fetched];
}

const remote = (entry: string): Refused => ({ kind: 'remote', entry });
const offered = `Build overlays/prod with the network?
kustomize downloads what is listed here and what that refers to, now and after each save until the window is closed.

https://a.example/x.yaml
github.com/a/b?ref=v1
[Build]`;

test('each address is listed, once', async () =>
  assert.deepEqual(
    await network([remote('https://a.example/x.yaml'), remote('github.com/a/b?ref=v1'), remote('https://a.example/x.yaml')], 'Build'),
    [[offered], ['https://a.example/x.yaml', 'github.com/a/b?ref=v1']],
  ));
test('of very many no more are allowed than are listed', async () => {
  const [seen = [], fetched = []] = await network(
    Array.from({ length: 30 }, (_, index) => remote(`https://${index}.example`)),
    'Build',
  );
  assert.equal(fetched.length, 20);
  assert.deepEqual(seen[0]?.match(/^https:.*$/gm), fetched);
});
test('closed, it fetches nothing', async () =>
  assert.deepEqual(await network([remote('https://a.example/x.yaml'), remote('github.com/a/b?ref=v1')]), [[offered], []]));
test('an address that isn’t what it seems is shown as it is', async () =>
  assert.match((await network([remote('https://a.example/\u202Efdp.yaml')]))[0]?.[0] ?? '', /^https:\/\/a\.example\/[^\u202E]*$/m));
test('a program is run under no circumstances', async () =>
  assert.deepEqual(await network([remote('https://a.example/x.yaml'), { kind: 'function', entry: 'evil.sh' }], 'Build'), [
    ['It can’t be built even with the network. Its problems say why.'],
    [],
  ]));
test('nothing of the network', async () => assert.deepEqual(await network([]), [['Nothing in this file comes from the network.'], []]));
