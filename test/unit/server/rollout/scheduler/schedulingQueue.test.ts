import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { NodeState } from '../../../../../server/rollout/scheduler/nodeState';
import { Placement } from '../../../../../server/rollout/scheduler/placement';
import { podInfoOf } from '../../../../../server/rollout/scheduler/podInfo';
import { SchedulingQueue } from '../../../../../server/rollout/scheduler/schedulingQueue';

const doings = ['enqueue', 'split', 'fail', 'leave', 'wake'] as const;

describe('the queue of pods without a node', () => {
  test('has the one of the highest priority first, then the one whose turn it is, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ doing: fc.constantFrom(...doings), which: fc.nat(9), priority: fc.nat(2) })), all => {
        const queue = new SchedulingQueue();
        for (const { doing, which, priority } of all) {
          const pods = queue.waiting[which % Math.max(1, queue.waiting.length)];
          if (doing === 'enqueue') queue.enqueue(podsOf(priority));
          else if (doing === 'wake') queue.wake(({ info }) => info.priority === priority);
          else if (pods !== undefined && doing === 'split') queue.add(pods.of({ ...pods.pods }));
          else if (pods !== undefined && doing === 'fail') queue.failed(pods);
          else if (pods !== undefined) queue.leave(pods);
          assert.equal(queue.next, firstOf(queue.waiting));
        }
      }),
    );
  });

  test('names those that others were evicted for as long as they wait', () => {
    const queue = new SchedulingQueue();
    const pods = podsOf(1);
    queue.enqueue(pods);
    queue.nominate(pods, new NodeState({ name: 'a', labels: {}, taints: [], unschedulable: false, allocatable: new Map() }));
    assert.deepEqual([...queue.nominated], [pods]);
    queue.leave(pods);
    assert.deepEqual([queue.nominated.size, queue.next, queue.waiting], [0, undefined, []]);
  });
});

/** The same by a look at each. */
function firstOf(waiting: readonly Placement[]): Placement | undefined {
  return waiting
    .filter(({ untried }) => untried)
    .reduce<Placement | undefined>((first, pods) => (first === undefined || comesBefore(pods, first) ? pods : first), undefined);
}

function comesBefore(one: Placement, other: Placement): boolean {
  return one.info.priority === other.info.priority ? one.turn < other.turn : one.info.priority > other.info.priority;
}

function podsOf(priority: number): Placement {
  const info = podInfoOf({}, { namespace: 'default', labels: {}, priority, preempts: true });
  return new Placement(info, { count: 2, state: 'starting', createdAt: 0 });
}
