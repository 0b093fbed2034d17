import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bandWords, commandsOf, numbersOf } from '../../../../media/timeline/commandsOf';
import { legendOf } from '../../../../media/timeline/Legend';
import { layoutOf } from '../../../../media/timeline/layout';
import { placedNames } from '../../../../media/timeline/names';
import { longLabel, seriesOf, slotOf, versionLabel } from '../../../../media/timeline/versions';
import { setImage, then, timelineOf, type Given } from '../../../support/timelines';

const undoInTheMiddle: Given = { actions: [setImage('busybox:1.29'), then({ kind: 'undo', toRevision: 0 }, 7)] };
const threeVersions: Given = {
  replicas: 12,
  actions: [setImage('busybox:1.29'), setImage('busybox:1.30', 11), then({ kind: 'undo', toRevision: 0 }, 22)],
};

/** The commands of a timeline with the colours of the versions that they lead from and to. */
function checkCommands(given: Given, ...expected: readonly string[]): void {
  const timeline = timelineOf(given);
  assert.deepEqual(
    commandsOf(timeline).map(command => `${bandWords(timeline, command)}: ${slotOf(command.before)} → ${slotOf(command.target)}`),
    expected,
  );
}

test('a version keeps its colour through a rollback in the middle', () =>
  checkCommands(undoInTheMiddle, 'set image 1.29: 0 → 1', 'roll back to 1.28.4: 1 → 0'));

test('and where the rollback has a timeline of its own', () =>
  checkCommands({ actions: [setImage('busybox:1.29'), then({ kind: 'undo', toRevision: 0 })] }, 'roll back to 1.28.4: 1 → 0'));

test('a third version has a third colour, and all have letters', () =>
  checkCommands(threeVersions, 'set image B 1.29: 0 → 1', 'set image C 1.30: 1 → 2', 'roll back to B 1.29: 2 → 1'));

test('commands are numbered as on the band, those that kubectl skips not', () => {
  const undo = (toRevision: number, at: number) => then({ kind: 'undo', toRevision }, at);
  assert.deepEqual(numbersOf(timelineOf(threeVersions)), ['①', '②', '③']);
  assert.deepEqual(numbersOf(timelineOf({ actions: [setImage('busybox:1.29'), then({ kind: 'scale', replicas: 4 })] })), []);
  assert.deepEqual(numbersOf(timelineOf({ actions: [setImage('busybox:1.29'), undo(2, 4), undo(1, 7)] })), ['①', null, '②']);
});

test('scaling leads to no other version', () => checkCommands({ actions: [then({ kind: 'scale', replicas: 12 })] }, 'scale to 12: 0 → 0'));

test('beyond four versions colours come again, but grey stays the first', () =>
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].map(slotOf), [0, 1, 2, 3, 1, 2, 3, 1]));

test('in a line with room a tag has its image', () => {
  const timeline = timelineOf({ image: 'registry.example/shop/web:1.4.0', to: 'registry.example/shop/web:1.5.0' });
  assert.deepEqual([versionLabel(timeline, 1), longLabel(timeline, 1)], ['1.5.0', 'web:1.5.0']);
});

test('the pods of a step by versions add up to what kubectl counts', () => {
  for (const given of [undoInTheMiddle, threeVersions, { newPods: 'crashAfterReady' }, { recreate: true }] satisfies Given[]) {
    for (const { number, pods, current, available, ready, updated, target } of timelineOf(given).steps) {
      const sums = pods.map(own => own.available + own.ready + own.starting + own.failing + own.pending);
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      const own = pods.findIndex(({ version }) => version === target);
      assert.deepEqual(
        [sum(sums), sum(pods.map(each => each.available)), sum(pods.map(each => each.available + each.ready)), sums[own] ?? 0],
        [current, available, ready, updated],
        `step ${number}`,
      );
    }
  }
});

test('available pods are stacked first, each look by versions', () =>
  assert.deepEqual(
    seriesOf(timelineOf(threeVersions)).map(({ version, look }) => `${look} ${version}`),
    ['available 0', 'available 1', 'available 2', 'starting 1', 'starting 2', 'terminating 0', 'terminating 1', 'terminating 2'],
  ));

test('the legend has each version with its states, and all that terminates once', () =>
  assert.deepEqual(
    legendOf(timelineOf({})).map(({ words, versions }) => `${words}: ${versions.join()}`),
    ['1.28.4 available: 0', '1.29 available: 1', '1.29 starting: 1', 'terminating, not counted: 0'],
  ));

test('each name stands in its area, if there is room for it', () => {
  for (const given of [{}, undoInTheMiddle, threeVersions, { newPods: 'imagePull' }] satisfies Given[]) {
    for (const width of [420, 700, 1400]) {
      const timeline = timelineOf(given);
      const layout = layoutOf(timeline, width, 900);
      for (const { x, y } of placedNames(timeline, layout, [])) {
        assert.ok(x > 0 && x < layout.plot, `x ${x} of ${layout.plot}`);
        assert.ok(y > layout.top && y < layout.base, `y ${y}`);
      }
    }
  }
});

test('a name makes way for what stands there, or is left out', () => {
  const timeline = timelineOf({});
  const layout = layoutOf(timeline, 900, 900);
  const [free] = placedNames(timeline, layout, []);
  assert.ok(free !== undefined);
  const [moved] = placedNames(timeline, layout, [{ x0: free.x - 20, x1: free.x + 20 }]);
  assert.ok(moved === undefined || Math.abs(moved.x - free.x) > 40);
  assert.deepEqual(placedNames(timeline, layout, [{ x0: 0, x1: layout.plot }]), []);
});
