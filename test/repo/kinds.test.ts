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

/** What still names one: the past of a Deployment as a cluster tells it, what speaks of ReplicaSets and their owner, and examples. It may only become less. */
const left = [
  'server/changes/editConditions.ts',
  'server/changes/editWords.ts',
  'server/changes/templateDifferences.ts',
  'server/changes/templateText.ts',
  'server/changes/undoEffects.ts',
  'server/kubernetes/canonicalTemplate.ts',
  'server/kubernetes/neighbours.ts',
  'server/kubernetes/objectsOf.ts',
  'server/kubernetes/problemCodes.ts',
  'server/kubernetes/rolloutPlaceholders.ts',
  'server/kubernetes/siblings.ts',
  'server/protocol/neighbours.ts',
  'server/rendering/answers.ts',
  'server/rendering/faultPlaces.ts',
  'server/rollout/controllers/controllerRevision.ts',
  'server/rollout/controllers/replicaSet.ts',
  'server/rollout/controllers/undoSet.ts',
];

function naming(...folders: readonly string[]): readonly string[] {
  return sources(...folders).filter(file => name.test(read(file)) && !rooms.some(room => isIn(file, room)));
}

test('page and client name no kind, but for what of a rendered text is a workload', () => {
  assert.deepEqual(naming('client', 'media', 'workspace'), ['client/rendering/origins.ts']);
});

test('the server names a kind in its rooms alone, but for a few files', () => {
  assert.deepEqual(naming('server'), left);
});
