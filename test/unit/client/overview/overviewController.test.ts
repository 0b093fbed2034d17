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
    titleOf: () => 'shop.yaml',
    post: snapshot => void this.posted.push(snapshot),
    schedule: run => {
      this.scheduled.push(run);
      return () => this.scheduled.splice(0);
    },
    failed: () => undefined,
  });

  /** Lets the server answer what it was asked. */
  async answer(): Promise<void> {
    await turns();
    this.waiting.splice(0).forEach(resolve => resolve());
    await turns();
  }

  /** As after the milliseconds that it waits. */
  async settle(): Promise<void> {
    this.scheduled.splice(0).forEach(run => run());
    await this.answer();
  }
}

const turns = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

test('nothing is asked before the page is there, and once then', async () => {
  const world = new World();
  world.controller.changed();
  await world.answer();
  assert.equal(world.asked, 0);
  world.controller.ready();
  await world.answer();
  assert.deepEqual([world.asked, world.posted.length, world.posted[0]?.groups[0]?.label], [1, 1, 'shop.yaml']);
});
test('what was asked before an edit is dropped, and asked anew', async () => {
  const world = new World();
  world.controller.ready();
  await turns();
  world.controller.changed();
  await world.answer();
  assert.equal(world.posted.length, 0);
  await world.answer();
  assert.deepEqual(
    world.posted.map(({ groups }) => groups[0]?.workloads),
    [2],
  );
});
test('a page that was hidden gets what it had at once, and what is new then', async () => {
  const world = new World();
  world.controller.ready();
  await world.answer();
  world.controller.gone();
  world.controller.changed();
  await world.settle();
  assert.equal(world.asked, 1);
  world.controller.ready();
  assert.equal(world.posted.length, 2);
  await world.answer();
  assert.deepEqual(
    world.posted.map(({ groups }) => groups[0]?.workloads),
    [1, 1, 2],
  );
});
test('a server that is down says so; one that is coming back leaves the page as it is', async () => {
  const world = new World();
  world.fails = true;
  world.state = 'starting';
  world.controller.ready();
  await world.answer();
  assert.equal(world.posted.length, 0);
  world.state = 'failed';
  world.controller.changed();
  await world.settle();
  assert.equal(world.posted.at(-1)?.state, 'serverDown');
});
