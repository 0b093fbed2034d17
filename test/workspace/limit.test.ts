/** Limits of time hold, whatever the engine collects meanwhile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { withLimit } from '../../workspace/limit';
import { run } from '../../workspace/processes';
import { newFolder, program } from './folders';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Collects garbage again and again while something goes on. */
function whileCollecting<T>(going: Promise<T>): Promise<T> {
  const timer = setInterval(collect, 5);
  return going.finally(() => clearInterval(timer));
}

const none = new AbortController().signal;

test('a limit that nobody else keeps', async () => {
  const limit = new WeakRef(withLimit(50, none));
  const late = new Promise<unknown>(resolve => limit.deref()?.addEventListener('abort', event => resolve(event.target)));
  const signal = await whileCollecting(late);
  assert.ok(signal instanceof AbortSignal && (signal.reason as Error).name === 'TimeoutError');
});

test('a limit that is only looked at', async () => {
  const limit = withLimit(50);
  await whileCollecting(new Promise(resolve => setTimeout(resolve, 200)));
  assert.ok(limit.aborted);
});

test('a program that doesn’t end', async t => {
  const asked = { executable: program(newFolder(t), 'p', 'sleep 10'), args: [], cwd: '/', env: process.env };
  const running = run(asked, { signal: none, milliseconds: 300, mostBytes: 1000 });
  await assert.rejects(whileCollecting(running), { name: 'TimeoutError' });
});

test('what is cancelled before, or meanwhile', () => {
  assert.equal(withLimit(1000, AbortSignal.abort('no more')).reason, 'no more');
  const controller = new AbortController();
  const limit = withLimit(1000, controller.signal);
  controller.abort('no more');
  assert.equal(limit.reason, 'no more');
});
