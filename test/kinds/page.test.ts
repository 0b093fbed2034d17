/** That the page and the client need nothing for one more kind: what they make of a Gadget's timeline, as the server hands it over. */
import { gadgetManifest } from './gadget';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldLabel, originText, resolvedText } from '../../media/timeline/fieldText';
import { fieldsOf, manifestInput, readField, triedOut, withField } from '../../media/timeline/fields';
import { say } from '../../media/timeline/text';
import { open } from '../../server/preview/open';
import type { WhatIf } from '../../server/protocol/scenario';
import type { Timeline } from '../../server/protocol/timeline';

function timelineWith(whatIf: WhatIf = {}): Timeline {
  const [file] = open([{ uri: 'file:///lamp.yaml', text: gadgetManifest(3) }]);
  const answer = file?.workloads[0]?.rollout({ whatIf, assumptions: {}, actions: [] });
  assert.ok(answer?.state === 'timeline');
  return answer.timeline;
}

test('fields of any kind have their labels, values and words', () => {
  const timeline = timelineWith();
  assert.deepEqual(fieldsOf(timeline), ['size', 'spare', 'mode', 'readySeconds', 'shutdownSeconds', 'newPods']);
  assert.equal(fieldLabel('spare'), 'spare');
  assert.equal(resolvedText(timeline, 'spare'), '→ 1, rounded up');
  assert.equal(originText(timeline, 'spare', false), 'default');
  assert.deepEqual(manifestInput(timeline, 'mode')?.choices, ['RollingUpdate', 'Recreate']);
});

test('what is tried in them goes to the server by their names, and comes back', () => {
  const values = withField({ whatIf: {}, assumptions: {} }, 'size', readField('size', '4')?.value);
  assert.deepEqual(values, { whatIf: { size: 4 }, assumptions: {} });
  assert.equal(triedOut(values, 'size'), 4);
  const timeline = timelineWith(values.whatIf);
  assert.deepEqual(manifestInput(timeline, 'size')?.value, 4);
  assert.equal(timeline.limits.desired, 4);
});

test('steps speak of the objects that keep its versions', () => {
  const timeline = timelineWith();
  const [, created] = timeline.steps;
  assert.ok(created !== undefined);
  assert.match(say(timeline, created), /^GadgetVersion /);
});
