import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsAt } from '../../../../media/timeline/eventList';
import { setImage, then, timelineOf, type Given } from '../../../support/timelines';

/** The list at a step (the last one where none is said), the hashes of the sets left out. */
function checkEvents(given: Given, expected: string, step?: number): void {
  const timeline = timelineOf(given);
  const lines = eventsAt(timeline, step ?? timeline.steps.length, 'workload').map(({ event, age }) => {
    const set = timeline.generations.findIndex(({ name }) => event.message.includes(name));
    return `${age ?? '-'} ${event.message.replace(/busy-\S+/, `r${set + 1}`)}`;
  });
  assert.equal(lines.join('\n'), expected.trim().replaceAll(/^ +/gm, ''));
}

test('the reference scenario, as kubectl describe listed it in the walk-through: from the tenth on they are combined', () =>
  checkEvents(
    {},
    `- Scaled up replica set r1 from 0 to 10
     28s Scaled up replica set r2 from 0 to 1
     28s Scaled down replica set r1 from 10 to 9
     28s Scaled up replica set r2 from 1 to 2
     23s Scaled down replica set r1 from 9 to 8
     23s Scaled up replica set r2 from 2 to 3
     23s Scaled down replica set r1 from 8 to 7
     23s Scaled up replica set r2 from 3 to 4
     18s Scaled down replica set r1 from 7 to 6
     3s (x12 over 18s) (combined from similar events): Scaled down replica set r1 from 1 to 0`,
  ));

test('in the middle of it', () =>
  checkEvents(
    {},
    `- Scaled up replica set r1 from 0 to 10
     5s Scaled up replica set r2 from 0 to 1
     5s Scaled down replica set r1 from 10 to 9
     5s Scaled up replica set r2 from 1 to 2
     0s Scaled down replica set r1 from 9 to 8`,
    7,
  ));

test('what is the same is counted, with its first and its last time', () =>
  checkEvents(
    {
      replicas: 1,
      maxSurge: 1,
      maxUnavailable: 0,
      actions: [setImage('b:2'), then({ kind: 'undo', toRevision: 1 }, 20), setImage('b:2', 40)],
    },
    `28s (x2 over …) Scaled up replica set r1 from 0 to 1
     23s Scaled down replica set r2 from 1 to 0
     8s (x2 over 48s) Scaled up replica set r2 from 0 to 1
     3s (x2 over 43s) Scaled down replica set r1 from 1 to 0`,
  ));
