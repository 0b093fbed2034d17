import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Snapshot } from '../../../../media/protocol';
import { kept, messagesOf, reduce, startState, tickMilliseconds, type PageEvent, type State } from '../../../../media/timeline/state';
import { setImage, snapshotOf, then, where } from '../../../support/timelines';

const reference = snapshotOf({});
const sizes = { width: 900, windowWidth: 932, height: 900 };
const opened = reduce(startState(null, sizes), { kind: 'snapshot', snapshot: reference });

/** Plays events from the opened page on, and compares what the page keeps and says to the client. */
function checkEvents(
  events: readonly PageEvent[],
  expected: Partial<State> & { readonly messages?: readonly unknown[] },
  from: State = opened,
): void {
  const messages: unknown[] = [];
  let state = from;
  for (const event of events) {
    state = reduce(state, event);
    messages.push(...messagesOf(event, state));
  }
  const { messages: expectedMessages, ...fields } = expected;
  const found = Object.fromEntries(Object.keys(fields).map(key => [key, state[key as keyof State]]));
  assert.deepEqual(found, fields);
  if (expectedMessages !== undefined) assert.deepEqual(messages, expectedMessages);
}

const move = (to: Extract<PageEvent, { kind: 'move' }>['move']): PageEvent => ({ kind: 'move', move: to });
const snapshot = (value: Snapshot): PageEvent => ({ kind: 'snapshot', snapshot: value });

test('a command’s timeline begins at its beginning', () => checkEvents([], { step: 1, playing: false }));

test('steps stay within the timeline', () => {
  checkEvents([move('previous')], { step: 1 });
  checkEvents([move('last'), move('next')], { step: 37 });
  checkEvents([{ kind: 'select', step: 9999 }], { step: 37 });
});

test('moments are the steps of one second', () => {
  checkEvents([move('nextMoment')], { step: 5 });
  checkEvents([move('nextMoment'), move('nextMoment'), move('nextMoment'), move('previousMoment')], { step: 6 });
  checkEvents([move('last'), move('previousMoment'), move('nextMoment'), move('nextMoment')], { step: 37 });
});

test('that the page has been painted is kept', () => {
  checkEvents([], { painted: false });
  checkEvents([{ kind: 'painted' }], { painted: true, messages: [] });
});

test('a step by hand is said, and glides only to its neighbour', () => {
  checkEvents([move('next')], {
    said: 'Step 2 of 37, 0 s: ReplicaSet of 1.29 created: 1 pod created. 11 current, 1 up to date, 10 available.',
    gliding: true,
  });
  checkEvents([{ kind: 'select', step: 20 }], { gliding: false });
});

test('playing goes on by ticks, says nothing on the way, and stops at the end', () => {
  checkEvents([{ kind: 'play' }, { kind: 'tick' }, { kind: 'tick' }], { step: 3, playing: true, said: '' });
  checkEvents([{ kind: 'select', step: 36 }, { kind: 'play' }, { kind: 'tick' }], { step: 37, playing: false });
  checkEvents([{ kind: 'play' }, { kind: 'play' }, { kind: 'tick' }], { step: 1, playing: false });
});

test('a step is shown long enough to be read, and a long timeline does not play for minutes', () => {
  assert.equal(tickMilliseconds(opened), 700);
  const long = reduce(opened, snapshot(snapshotOf({ replicas: 400, maxSurge: 1, maxUnavailable: 0 })));
  assert.equal(tickMilliseconds(long), 80);
});

test('played from its end it begins again', () => checkEvents([move('last'), { kind: 'play' }], { step: 1, playing: true }));

test('from command to command', () => {
  const chain = snapshotOf({
    actions: [setImage('busybox:1.29'), then({ kind: 'undo', toRevision: 0 }, 12), then({ kind: 'scale', replicas: 12 }, 20)],
  });
  const at = reduce(opened, snapshot(chain));
  checkEvents([move('nextCommand')], { step: 19 }, at);
  checkEvents([move('nextCommand'), move('nextCommand')], { step: 31 }, at);
  checkEvents([move('nextCommand'), move('nextCommand'), move('nextCommand')], { step: 31 }, at);
  checkEvents([move('last'), move('previousCommand'), move('previousCommand')], { step: 19 }, at);
  checkEvents([move('next'), move('previousCommand'), move('previousCommand')], { step: 1 }, at);
});

test('a step by hand ends the playing', () => checkEvents([{ kind: 'play' }, move('next')], { step: 2, playing: false }));

test('an edit’s timeline stays at the same second', () => {
  const slower = snapshotOf({ readySeconds: 20 }, { fresh: false });
  checkEvents([{ kind: 'select', step: 6 }, snapshot(slower)], { step: 5 });
  checkEvents([{ kind: 'select', step: 18 }, snapshot({ ...reference, fresh: false })], { step: 18 });
});

test('another workload’s timeline begins at its beginning', () =>
  checkEvents([{ kind: 'select', step: 18 }, snapshot(snapshotOf({ name: 'other' }, { fresh: false }))], { step: 1 }));

test('what a reload brings back is where one was', () => {
  const before = reduce(reduce(opened, { kind: 'select', step: 18 }), { kind: 'compare' });
  const restored = startState(kept(before), sizes);
  checkEvents([snapshot({ ...reference, fresh: false })], { step: 18, comparing: true }, restored);
});

test('typing tells the client at once, and keeps the text as typed', () =>
  checkEvents([{ kind: 'type', field: 'maxSurge', text: '50%' }], {
    typing: { field: 'maxSurge', text: '50%' },
    messages: [{ kind: 'change', whatIf: { maxSurge: '50%' }, assumptions: {} }],
  }));

test('what can’t be asked about stays on the page', () =>
  checkEvents([{ kind: 'type', field: 'readySeconds', text: '-' }], { typing: { field: 'readySeconds', text: '-' }, messages: [] }));

test('a snapshot doesn’t take the text out from under the cursor', () => {
  const late = snapshotOf({}, { fresh: false });
  checkEvents([{ kind: 'type', field: 'replicas', text: '1' }, { kind: 'type', field: 'replicas', text: '12' }, snapshot(late)], {
    typing: { field: 'replicas', text: '12' },
    whatIf: { replicas: 12 },
  });
  checkEvents([{ kind: 'type', field: 'replicas', text: '12' }, { kind: 'typed' }, snapshot(late)], { typing: null, whatIf: {} });
});

test('Reset takes the manifest’s values again', () =>
  checkEvents(
    [
      { kind: 'type', field: 'replicas', text: '12' },
      { kind: 'use', whatIf: {}, assumptions: {} },
    ],
    {
      whatIf: {},
      typing: null,
      messages: [
        { kind: 'change', whatIf: { replicas: 12 }, assumptions: {} },
        { kind: 'change', whatIf: {}, assumptions: {} },
      ],
    },
  ));

test('the comparison is asked for while it is open', () =>
  checkEvents([{ kind: 'compare' }, { kind: 'compare' }], {
    comparing: false,
    messages: [
      { kind: 'compare', open: true },
      { kind: 'compare', open: false },
    ],
  }));

test('without a timeline there is nothing to step through', () => {
  const none: Snapshot = { state: 'none', target: reference.target, where };
  checkEvents([{ kind: 'play' }, snapshot(none), { kind: 'tick' }, move('next')], { playing: false, step: 1 });
});
