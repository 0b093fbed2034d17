import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podMark, rowText, say, sentence } from '../../../../media/timeline/text';
import { setImage, then, timelineOf, type Given } from '../../../support/timelines';

/** The steps as the table words them (long | short, pairs in brackets), or as the transport says them. */
function checkSteps(given: Given, how: 'row' | 'say', expected: string, most = Infinity): void {
  const timeline = timelineOf(given);
  const lines = timeline.steps.slice(0, most).map(step => {
    if (how === 'say') return `${step.number} ${say(timeline, step)}`;
    const { long, short, name, pair } = rowText(timeline, step);
    const words = [...new Set([long, short])].join(' | ').replaceAll(podMark, name === null ? '' : '<pod>');
    return `${step.number} ${words}${pair === null ? '' : ` [${pair}]`}`;
  });
  assert.deepEqual(lines, trimmed(expected));
}

function trimmed(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map(line => line.trim());
}

test('the rows of a small rollout', () =>
  checkSteps(
    { replicas: 2, maxSurge: 1, maxUnavailable: 0 },
    'row',
    `1 Image set to busybox:1.29
     2 1.29 scaled up | 1.29 [0 → 1]
     3 Pod <pod> of 1.29 available | <pod> 1.29 available
     4 1.28.4 scaled down | 1.28.4 [2 → 1]
     5 1.29 scaled up | 1.29 [1 → 2]
     6 Pod <pod> of 1.28.4 terminated | <pod> 1.28.4 terminated
     7 Pod <pod> of 1.29 available | <pod> 1.29 available
     8 1.28.4 scaled down | 1.28.4 [1 → 0]
     9 Pod <pod> of 1.28.4 terminated | <pod> 1.28.4 terminated`,
  ));

test('a Recreate in sentences', () =>
  checkSteps(
    { replicas: 3, recreate: true },
    'say',
    `1 Image set to busybox:1.29
     2 1.28.4 scaled down from 3 to 0: 3 pods terminating
     3 3 pods of 1.28.4 terminated
     4 ReplicaSet of 1.29 created: 3 pods created
     5 3 pods of 1.29 ready and available`,
  ));

test('an image that cannot be pulled, up to the deadline', () =>
  checkSteps(
    { replicas: 1, maxSurge: 1, maxUnavailable: 0, newPods: 'imagePull' },
    'row',
    `1 Image set to busybox:1.29
     2 1.29 scaled up | 1.29 [0 → 1]
     3 Pod <pod> of 1.29 can’t pull image | <pod> 1.29 can’t pull image
     4 Progress deadline exceeded`,
  ));

test('of three versions each has its letter, whichever is rolled out at the step', () =>
  checkSteps(
    {
      replicas: 3,
      maxSurge: 1,
      maxUnavailable: 0,
      actions: [setImage('b:2'), setImage('b:3', 2), then({ kind: 'undo', toRevision: 1 }, 4)],
    },
    'row',
    `1 Image set to b:2
     2 B b:2 scaled up | B b:2 [0 → 1]
     3 Image set to b:3
     4 ReplicaSet of C b:3 created with no pods
     5 B b:2 scaled down | B b:2 [1 → 0]
     6 C b:3 scaled up | C b:3 [0 → 1]
     7 Rolled back to A busybox:1.28.4 (revision 1, now 4)
     8 C b:3 scaled down | C b:3 [1 → 0]`,
    8,
  ));

test('pausing, scaling and resuming are said as what they are', () =>
  checkSteps(
    {
      replicas: 2,
      maxSurge: 1,
      maxUnavailable: 0,
      actions: [
        then({ kind: 'pause' }),
        then({ kind: 'scale', replicas: 3 }, 1),
        then({ kind: 'resume' }, 9),
        then({ kind: 'restart' }, 20),
      ],
    },
    'say',
    `1 Paused
     2 Scaled to 3 pods
     3 revision 1 scaled up from 2 to 3: 1 pod created`,
    3,
  ));

test('a rollback that kubectl skipped, as it goes on after it', () =>
  checkSteps(
    {
      replicas: 1,
      maxSurge: 1,
      maxUnavailable: 0,
      actions: [setImage('b:2'), then({ kind: 'undo', toRevision: 2 }, 2), then({ kind: 'pause' }, 3)],
    },
    'say',
    `1 Image set to b:2
     2 ReplicaSet of b:2 created: 1 pod created
     3 Rollback to revision 2 skipped: the template is the same
     4 Paused`,
    4,
  ));

test('a step in one sentence for those who hear it', () => {
  const timeline = timelineOf({ replicas: 1000, maxSurge: '10%', maxUnavailable: 0 });
  const step = timeline.steps[1];
  assert.ok(step);
  assert.equal(
    sentence(timeline, step),
    `Step 2 of ${timeline.steps.length}, 0 s: ReplicaSet of 1.29 created: 100 pods created. 1,100 current, 100 up to date, 1,000 available.`,
  );
});
