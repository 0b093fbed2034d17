import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldLabel, originText, resolvedText } from '../../../../media/timeline/fieldText';
import { fieldsOf, manifestInput, readField, triedOut, unused, withField } from '../../../../media/timeline/fields';
import { say } from '../../../../media/timeline/text';
import type { Timeline } from '../../../../server/protocol/timeline';
import { timelineOf } from '../../../support/timelines';

/** The rollout of a kind that nobody has: other fields, other counters, and other objects that keep the versions of its template. */
function gadget(): Timeline {
  const own = timelineOf({ replicas: 2 });
  const written = { source: 'manifest', line: 3, resolved: null } as const;
  return {
    ...own,
    kind: 'Gadget',
    counters: [{ id: 'ready', label: 'LIT' }],
    generations: own.generations.map(generation => ({ ...generation, kind: 'GadgetVersion' })),
    inputs: {
      ...own.inputs,
      manifest: {
        size: { ...written, type: 'number', value: 4 },
        spare: { ...written, type: 'amount', value: '50%', rounded: { pods: 2, direction: 'up' } },
        mode: { ...written, type: 'choice', choices: ['Calm', 'Wild'], value: 'Wild' },
        pace: { ...written, type: 'number', value: 1, unused: 'not used by Wild' },
      },
    },
  };
}

test('fields of any kind have their labels, values and words', () => {
  const timeline = gadget();
  assert.deepEqual(fieldsOf(timeline), ['size', 'spare', 'mode', 'pace', 'readySeconds', 'shutdownSeconds', 'newPods']);
  assert.equal(fieldLabel('spare'), 'spare');
  assert.equal(resolvedText(timeline, 'spare'), '→ 2, rounded up');
  assert.equal(originText(timeline, 'size', false), '');
  assert.deepEqual(manifestInput(timeline, 'mode')?.choices, ['Calm', 'Wild']);
  assert.equal(unused(timeline, 'pace'), 'not used by Wild');
});

test('what is tried in them goes to the server by their names', () => {
  const values = withField({ whatIf: {}, assumptions: {} }, 'spare', readField('spare', '3')?.value);
  assert.deepEqual(values, { whatIf: { spare: 3 }, assumptions: {} });
  assert.equal(triedOut(values, 'spare'), 3);
});

test('steps speak of the objects that keep its versions', () => {
  const timeline = gadget();
  const [, created] = timeline.steps;
  assert.ok(created !== undefined);
  assert.equal(say(timeline, created), 'GadgetVersion of 1.29 created: 1 pod created');
});
