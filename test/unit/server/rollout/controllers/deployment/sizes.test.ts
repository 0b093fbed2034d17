import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Described } from '../../deployments';
import { HandRun } from '../../handRun';

describe('rolling update', () => {
  checkSizes(
    'creates and shrinks in one look, and then stops by itself',
    { replicas: 10, surge: 3, unavailable: 2 },
    'image 2',
    '(10,3) (8,3) (8,5)',
  );
  checkSizes('both ready together', { replicas: 4 }, 'image 2\nready v2 2\nready v2 2', '(4,1) (3,1) (3,2) (1,2) (1,4) (0,4)');
  checkSizes(
    'ready one by one',
    { replicas: 4 },
    'image 2\nready v2 1\nready v2 1\nready v2 1\nready v2 1',
    '(4,1) (3,1) (3,2) (2,2) (2,3) (1,3) (1,4) (0,4)',
  );
  checkSizes(
    'surge rounds up, unavailable down',
    { replicas: 3 },
    'image 2\nready v2 1\nready v2 1\nready v2 1',
    '(3,1) (2,1) (2,2) (1,2) (1,3) (0,3)',
  );
  checkSizes(
    '0 and 0 by rounding: one at a time',
    { replicas: 2, surge: 0 },
    'image 2\nready v2 1\nready v2 1',
    '(2,0) (1,0) (1,1) (0,1) (0,2)',
  );
  checkSizes('more unavailable than replicas: none is left', { replicas: 2, surge: 0, unavailable: 5 }, 'image 2', '(2,0) (0,0) (0,2)');
  checkSizes('a surge beyond the replicas is the replicas', { replicas: 2, surge: '300%', unavailable: 0 }, 'image 2', '(2,2)');
  checkSizes(
    'a broken old version still goes one by one',
    { replicas: 3, surge: 1, unavailable: 0 },
    'unready v1 3\nimage 2\nready v2 1',
    '(3,1) (2,1) (2,2)',
  );
  checkSizes('from 0 in one step', { replicas: 0 }, 'scale 5', '(5)');
  checkSizes(
    'a template of before takes its set again',
    { replicas: 1 },
    'image 2\nready v2 1\nimage 1.28.4\nready v1 1',
    '(1,1) (0,1) (1,1) (1,0)',
  );
});

/** The moment of becoming ready is known to the second. */
describe('minReadySeconds', () => {
  const waiting = { replicas: 4, minReadySeconds: 10 };
  checkSizes(
    'what became ready in the same second becomes available together',
    waiting,
    'wait 10\nimage 2\nready v2 1\nwait 0.9\nready v2 1\nwait 9.2',
    '(4,1) (3,1) (3,2) (1,2) (1,4)',
  );
  checkSizes(
    'what became ready in the next second becomes available a second later',
    waiting,
    'wait 10\nimage 2\nwait 0.9\nready v2 1\nwait 0.1\nready v2 1\nwait 10',
    '(4,1) (3,1) (3,2) (2,2) (2,3) (1,3) (1,4)',
  );
});

describe('rollover and rollback in the middle', () => {
  const half = 'image 2\n';
  checkSizes(
    'the unready pods of the last version go first, though it is younger',
    { replicas: 10, surge: 3, unavailable: 2 },
    `${half}image 3`,
    '(10,3) (8,3) (8,5) (8,5,0) (8,0,0) (8,0,5)',
  );
  checkSizes('undo is two actions', { replicas: 10, surge: 3, unavailable: 2 }, `${half}undo 1`, '(10,3) (8,3) (8,5) (8,0) (10,0)');
});

describe('scaling in the middle is proportional', () => {
  const broken = { replicas: 10, surge: '25%', unavailable: '25%' };
  checkSizes('up', broken, 'image 2\nscale 20', '(10,3) (8,3) (8,5) (15,5) (15,10)');
  checkSizes('down', broken, 'image 2\nscale 5', '(10,3) (8,3) (8,5) (4,5) (4,3)');
  checkSizes('to nothing', broken, 'image 2\nscale 0', '(10,3) (8,3) (8,5) (0,5) (0,0)');
  checkSizes(
    'replicas and image in one edit: the old version is scaled first',
    { replicas: 4 },
    'scale 8\nimage 2',
    '(8) (8,2) (6,2) (6,4)',
  );
  checkSizes('while paused too', { replicas: 6, surge: 1, unavailable: 2 }, 'image 2\npause\nscale 12', '(6,1) (4,1) (4,3) (7,3) (7,6)');
  checkSizes(
    'another strategy and other replicas at once: nothing moves ever again',
    { replicas: 10 },
    'image 2\nspec {"strategy":{"type":"Recreate"},"replicas":12}\nready v2 5',
    '(10,3) (8,3) (8,5)',
  );
});

describe('Recreate', () => {
  checkSizes('all old ones, then all new ones', { replicas: 3, recreate: true }, 'image 2', '(0) (0,3)');
  checkSizes('scaling does not wait', { replicas: 4, recreate: true }, 'scale 6\nimage 2', '(6) (0) (0,6)');
});

describe('paused', () => {
  checkSizes('changes wait', { replicas: 2 }, 'pause\nimage 2\nimage 3\nresume', '(2,1)');
  checkSizes(
    'a rollout whose new pods are all there ends all the same',
    { replicas: 2, surge: '100%', unavailable: 0 },
    'image 2\npause\nready v2 2',
    '(2,2) (0,2)',
  );
});

test('a paused rollout that ended stays paused', () => {
  const run = new HandRun({ replicas: 2, surge: '100%', unavailable: 0 }).start().run('image 2\npause\nready v2 2');
  assert.equal(run.conditions, 'DeploymentPaused MinimumReplicasAvailable');
});

/** Without a node deleted pods vanish at once; `expected` are the sizes after each scaling, in the order of the sets' creation. */
function checkSizes(title: string, described: Described, script: string, expected: string): void {
  test(title, () => assert.equal(new HandRun(described).start().run(script).sizes.join(' '), expected));
}
