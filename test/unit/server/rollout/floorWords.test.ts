import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { podOutcomes, type Action, type Assumptions, type ScenarioAction } from '../../../../server/protocol/scenario';
import { floorWords } from '../../../../server/rollout/floorWords';
import { deploymentRollout } from '../../../../server/rollout/controllers/deployment/rollout';
import { rehearse } from '../../../../server/rollout/rehearse';
import { deployment, type Described } from './deployments';

const reference = { replicas: 10, surge: 1, unavailable: 1 } as const;
const setImage: ScenarioAction = { action: { kind: 'setImage', images: { busy: 'busybox:1.29' } }, at: 'rest' };
const scale = (replicas: number, at: ScenarioAction['at']): ScenarioAction => ({ action: { kind: 'scale', replicas }, at });

interface Example {
  readonly described: Described;
  readonly assumptions?: Assumptions;
  readonly actions?: readonly ScenarioAction[];
}

function timelineOf({ described, assumptions = {}, actions = [setImage] }: Example) {
  const result = rehearse(deploymentRollout, deployment(described), { assumptions, actions }, { readySeconds: 5, shutdownSeconds: 3 });
  return result.state === 'timeline' ? result.timeline : null;
}

/** What the verdict says, then what stands where one looks for the floor; then the assumption that a floor rises. */
function checkFloor(title: string, example: Example, verdict: string, floor: string, ...rises: readonly string[]): void {
  test(`${title}: ${verdict}`, () => {
    const timeline = timelineOf(example);
    assert.ok(timeline);
    assert.deepEqual(floorWords(timeline.summary, timeline.limits), { verdict, floor });
    assert.ok(timeline.verdict.parts.includes(verdict), timeline.verdict.parts.join(' · '));
    assert.deepEqual(
      timeline.assumptions.filter(sentence => sentence.includes('lower limit')),
      rises,
    );
  });
}

describe('the floor', () => {
  checkFloor('kept', { described: reference }, 'never below 9', 'never below 9');
  checkFloor('not kept, as pods fail later', crashing({}), 'Down to 1 of 10 available', 'lower limit 9, not kept');
  checkFloor(
    'raised in the middle',
    { described: reference, actions: [setImage, scale(12, 3)] },
    'never below 9',
    'never below 9',
    'Command 2 raises the lower limit from 9 to 11.',
  );
  checkFloor(
    'raised at the start',
    { described: reference, actions: [scale(12, 'rest')] },
    'never below 9',
    'never below 9',
    'Command 1 raises the lower limit from 9 to 11.',
  );
  checkFloor(
    'raised at the start to what is there already',
    { described: { replicas: 6, surge: '25%', unavailable: '25%' }, actions: [scale(8, 'rest')] },
    'never below 6',
    'never below 6',
  );
  checkFloor('lowered', { described: reference, actions: [setImage, scale(6, 3)] }, 'never below 5', 'never below 5');
  checkFloor('none with Recreate', { described: { replicas: 3, recreate: true } }, 'none available for 8 s', 'no lower limit');
  checkFloor(
    'none where all may go',
    { described: { replicas: 2, surge: 0, unavailable: '100%' } },
    'none available for 5 s',
    'no lower limit',
  );
  checkFloor(
    'for good',
    { described: { replicas: 3, recreate: true }, assumptions: { newPods: 'neverReady' } },
    'no pods left available',
    'no lower limit',
  );
});

test('what is said of the floor holds at every step', () => {
  const action = fc.oneof(
    fc.constantFrom<Action>(setImage.action, { kind: 'apply' }, { kind: 'undo', toRevision: 0 }),
    fc.integer({ min: 0, max: 20 }).map((replicas): Action => ({ kind: 'scale', replicas })),
  );
  const amount = fc.oneof(
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 100 }).map(percent => `${percent}%`),
  );
  fc.assert(
    fc.property(
      fc.record({ replicas: fc.integer({ min: 0, max: 12 }), surge: amount, unavailable: amount, recreate: fc.boolean() }),
      fc.array(fc.record({ action, at: fc.constantFrom('rest' as const, 2, 6, 11) }), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...podOutcomes),
      (described, actions, newPods) => {
        const timeline = timelineOf({ described, actions, assumptions: { newPods } });
        if (timeline === null) return;
        const { steps, summary } = timeline;
        const fell = steps.some(({ available, floor }, index) => available < Math.min(floor, steps[index - 1]?.available ?? 0));
        if (fell) assert.equal(summary.floorKept, false);
        if (summary.floorKept) assert.ok(steps.every(({ available }) => available >= summary.lowestFloor));
      },
    ),
    { numRuns: 40 },
  );
});

/** Pods that crash after they have become ready, so that old ones are gone by then. */
function crashing(described: Described): Example {
  return { described: { ...reference, ...described }, assumptions: { newPods: 'crashAfterReady' } };
}
