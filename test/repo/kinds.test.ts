/** A kind of workload is named in its own rooms only: one more leaves everything else as it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIn, read, sources } from './sources';

const name = /\b(?:Deployment|StatefulSet|DaemonSet)s?\b/;

/** Where kinds are composed and have what is theirs alone; rules and fields say themselves for which kinds they hold. */
const rooms = [
  'server/kinds',
  'server/rules',
  'server/fields',
  ...['deployment', 'statefulSet', 'daemonSet'].flatMap(kind => [`server/kubernetes/${kind}`, `server/rollout/controllers/${kind}`]),
];

/** What else names one, and may: objects of a kind as neighbours of others. It may only become less. */
const left = ['server/kubernetes/neighbours.ts', 'server/protocol/neighbours.ts'];

function naming(...folders: readonly string[]): readonly string[] {
  return sources(...folders).filter(file => name.test(read(file)) && !rooms.some(room => isIn(file, room)));
}

test('page and client name no kind', () => {
  assert.deepEqual(naming('client', 'media', 'workspace'), []);
});

test('the server names a kind in its rooms alone, but for a few files', () => {
  assert.deepEqual(naming('server'), left);
});
