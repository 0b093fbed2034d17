import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Watchdog } from '../../../client/watchdog';

/** A watchdog with a clock of its own, and a server whose signs of life are given by hand. */
class Bench {
  readonly #timers: { readonly at: number; readonly run: () => void }[] = [];
  readonly #pings: (() => void)[] = [];
  #now = 0;
  hung = 0;
  readonly watchdog = new Watchdog({
    ping: () => new Promise<void>(resolve => this.#pings.push(resolve)),
    schedule: (run, milliseconds) => {
      const timer = { at: this.#now + milliseconds, run };
      this.#timers.push(timer);
      return () => {
        if (this.#timers.includes(timer)) this.#timers.splice(this.#timers.indexOf(timer), 1);
      };
    },
    hung: () => (this.hung += 1),
  });

  /** Lets time pass; the server gives its signs if it lives. Answers how many it was asked for. */
  async pass(seconds: number, lives: boolean): Promise<number> {
    const until = this.#now + seconds * 1000;
    let asked = 0;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
      if (next === undefined) break;
      this.#timers.splice(this.#timers.indexOf(next), 1);
      this.#now = next.at;
      next.run();
      asked += this.#pings.length;
      for (const sign of lives ? this.#pings.splice(0) : []) sign();
      await new Promise(resolve => setImmediate(resolve));
    }
    this.#now = until;
    return asked;
  }
}

test('a server that is asked nothing is left in peace', async () => assert.equal(await new Bench().pass(60, false), 0));
test('one that answers soon is left in peace', async () => {
  const bench = new Bench();
  bench.watchdog.asked()();
  assert.equal(await bench.pass(60, false), 0);
});
test('one that works for long and lives', async () => {
  const bench = new Bench();
  const answered = bench.watchdog.asked();
  assert.ok((await bench.pass(30, true)) > 20);
  answered();
  await bench.pass(2, true);
  assert.deepEqual([bench.hung, await bench.pass(60, false)], [0, 0]);
});
test('one that gives no sign for five seconds hangs', async () => {
  const bench = new Bench();
  bench.watchdog.asked();
  await bench.pass(5.9, false);
  assert.equal(bench.hung, 0);
  await bench.pass(0.2, false);
  assert.equal(bench.hung, 1);
  await bench.pass(60, false);
  assert.equal(bench.hung, 1);
});
test('the next server is watched anew', async () => {
  const bench = new Bench();
  const late = bench.watchdog.asked();
  await bench.pass(7, false);
  bench.watchdog.beginAgain();
  await bench.pass(20, false);
  assert.equal(bench.hung, 1);
  bench.watchdog.asked();
  late();
  await bench.pass(7, false);
  assert.equal(bench.hung, 2);
});
