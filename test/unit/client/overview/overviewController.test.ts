import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OverviewController, type OverviewDocument } from '../../../../client/overview/overviewController';
import type { ServerState } from '../../../../client/requests';
import type { OverviewSnapshot } from '../../../../media/overviewProtocol';

const shop: OverviewDocument = { uri: 'file:///shop.yaml', label: 'shop.yaml', kind: 'file', values: null, problem: null };

/** A world whose server answers when it is let, and what was posted. */
class World {
  readonly posted: OverviewSnapshot[] = [];
  readonly waiting: (() => void)[] = [];
  readonly scheduled: (() => void)[] = [];
  state: ServerState = 'running';
  asked = 0;
  fails = false;

  readonly controller = new OverviewController([shop.uri], {
    server: {
      request: async () => {
        this.asked += 1;
        const workloads = this.asked;
        await new Promise<void>(resolve => this.waiting.push(resolve));
        if (this.fails) throw new Error('down');
        return { rows: [], workloads, unread: [] } as never;
      },
    },
    serverState: () => this.state,
    documents: () => Promise.resolve([shop]),
    changes: async () => {
      await new Promise<void>(resolve => this.waiting.push(resolve));
      return [{ workload: 'Deployment//web', what: 'new' }];
    },
    titleOf: () => 'shop.yaml',
    post: snapshot => void this.posted.push(snapshot),
    schedule: run => {
      this.scheduled.push(run);
      return () => this.scheduled.splice(0);
    },
    failed: () => undefined,
  });

  /** Lets the server, or git, answer what it was asked. */
  async answer(): Promise<void> {
    await turns();
    this.waiting.splice(0).forEach(resolve => resolve());
    await turns();
  }

  /** As after the milliseconds that it waits: both answer. */
  async settle(): Promise<void> {
    this.scheduled.splice(0).forEach(run => run());
    await this.answer();
    await this.answer();
  }

  /** How many workloads were posted, and whether it was known what is edited of them. */
  get told(): readonly string[] {
    return this.posted.map(({ groups }) =>
      groups.map(({ workloads, changes }) => `${workloads}${changes === null ? '' : ' with changes'}`).join(),
    );
  }
}

const turns = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

test('nothing is asked before the page is there; then it gets what is known without git, and then what git knows', async () => {
  const world = new World();
  world.controller.changed();
  await world.answer();
  assert.equal(world.asked, 0);
  world.controller.ready();
  await world.answer();
  assert.deepEqual(world.told, ['1']);
  await world.answer();
  assert.deepEqual(world.told, ['1', '1 with changes']);
  assert.equal(world.asked, 1);
});
test('what was asked before an edit is dropped, and asked anew', async () => {
  const world = new World();
  world.controller.ready();
  await turns();
  world.controller.changed();
  await world.answer();
  assert.deepEqual(world.told, []);
  await world.answer();
  world.controller.changed();
  await world.answer();
  assert.deepEqual(world.told, ['2']);
  await world.answer();
  await world.answer();
  assert.deepEqual(world.told, ['2', '3 with changes']);
});
test('a page that was hidden gets what it had at once, and what is new then', async () => {
  const world = new World();
  world.controller.ready();
  await world.settle();
  world.controller.gone();
  world.controller.changed();
  await world.settle();
  assert.equal(world.asked, 1);
  world.controller.ready();
  assert.deepEqual(world.told, ['1', '1 with changes', '1 with changes']);
  await world.settle();
  assert.equal(world.told.at(-1), '2 with changes');
});
test('a server that is down says so; one that is coming back leaves the page as it is', async () => {
  const world = new World();
  world.fails = true;
  world.state = 'starting';
  world.controller.ready();
  await world.settle();
  assert.equal(world.posted.length, 0);
  world.state = 'failed';
  world.controller.changed();
  await world.settle();
  assert.equal(world.posted.at(-1)?.state, 'serverDown');
});
test('of what was found in a folder only what has something to say is shown, of what was named everything', async () => {
  const at = (uri: string): OverviewDocument => ({ ...shop, uri });
  const posted: OverviewSnapshot[] = [];
  const controller = new OverviewController(['file:///k8s', 'file:///named.yaml'], {
    server: { request: (_, { uri }) => Promise.resolve({ rows: [], workloads: uri.endsWith('web.yaml') ? 1 : 0, unread: [] } as never) },
    serverState: () => 'running',
    documents: () =>
      Promise.resolve([
        at('file:///k8s/job.yaml'),
        at('file:///k8s/web.yaml'),
        { ...at('rendered:/chart'), problem: 'no' },
        at('file:///named.yaml'),
      ]),
    changes: () => Promise.resolve(null),
    titleOf: () => '',
    post: snapshot => void posted.push(snapshot),
    schedule: () => () => undefined,
    failed: () => undefined,
  });
  controller.ready();
  await turns();
  await turns();
  assert.deepEqual(
    posted.at(-1)?.groups.map(({ uri }) => uri),
    ['file:///k8s/web.yaml', 'rendered:/chart', 'file:///named.yaml'],
  );
});
