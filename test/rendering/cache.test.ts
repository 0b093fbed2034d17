import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Rendering, RenderingCache } from '../../workspace/rendering/renderer';

const refused: Rendering = { state: 'refused', refusals: [] };
const cancelled: Rendering = { state: 'stopped', why: 'cancelled' };
const failed: Rendering = { state: 'failed', message: 'no memory' };

test('what is asked for twice is rendered once', async () => {
  const cache = new RenderingCache();
  let times = 0;
  const render = (): Promise<Rendering> => {
    times += 1;
    return Promise.resolve(refused);
  };
  assert.deepEqual(await Promise.all([cache.get(['a'], render), cache.get(['a'], render)]), [refused, refused]);
  assert.equal(await cache.get(['a'], render), refused);
  assert.equal(times, 1);
});
test('who waits for a rendering that is given up has it rendered', async () => {
  const cache = new RenderingCache();
  let giveUp: (rendering: Rendering) => void = () => undefined;
  const first = cache.get(['a'], () => new Promise(resolve => (giveUp = resolve)));
  const others = [1, 2].map(() => cache.get(['a'], () => Promise.resolve(refused)));
  giveUp(cancelled);
  assert.equal(await first, cancelled);
  assert.deepEqual(await Promise.all(others), [refused, refused]);
});
test('what has failed is tried again', async () => {
  const cache = new RenderingCache();
  const [one, other] = await Promise.all([1, 2].map(() => cache.get(['a'], () => Promise.resolve(failed))));
  assert.deepEqual([one, other], [failed, failed]);
  assert.equal(await cache.get(['a'], () => Promise.resolve(refused)), refused);
  assert.deepEqual(await cache.get(['b'], () => Promise.reject(new Error())), { state: 'failed', message: '' });
});
