import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apart, codeWidth, textWidth, timeLabels } from '../../../../media/timeline/labels';

test('a text takes as much room as it has characters, in the code’s font a little more', () => {
  assert.ok(Math.abs(textWidth('10 s') - 27.6) < 0.01);
  assert.ok(Math.abs(codeWidth('10 s') - 29.2) < 0.01);
});

test('a Chinese sign is as wide as it is high', () => assert.ok(Math.abs(textWidth('20 个 Pod') - (7 * 6.9 + 11.5)) < 0.01));

test('labels are apart where more than 6 px are between them', () => {
  const label = (x: number) => ({ text: '', x, width: 20 });
  assert.equal(apart(label(0), label(26)), false);
  assert.equal(apart(label(0), label(26.1)), true);
  assert.equal(apart(label(26.1), label(0)), true);
});

/** The times above a chart of 300 px with moments of 10 px that begin there, those with a `+` of several steps; a cut wait around `cut`. */
function checkTimes(moments: readonly string[], expected: string, cut?: number): void {
  const placed = moments.map((word, index) => {
    const x0 = Number.parseInt(word, 10);
    return { first: index * 2, last: index * 2 + (word.endsWith('+') ? 1 : 0), atSeconds: index, x0, x1: x0 + 10 };
  });
  const waits = cut === undefined ? [] : [{ x0: cut - 10, x1: cut + 10, seconds: 9, cut: true }];
  const labels = timeLabels({ summary: { endSeconds: 9 } }, { moments: placed, plot: 300, waits });
  assert.equal(labels.map(({ text, x }) => `${text} at ${x.toFixed(0)}`).join(', '), expected);
}

test('times stand above the middle of their moments, within the plot', () =>
  checkTimes(['0', '100', '290'], '0 s at 6, 1 s at 105, 2 s at 290'));
test('the last moment has its time, whatever is close to it', () => checkTimes(['0', '260', '275'], '0 s at 6, 2 s at 280'));
test('of two alike the earlier has its time', () => checkTimes(['0', '100', '115', '290'], '0 s at 6, 1 s at 105, 3 s at 290'));
test('moments of several steps come before others', () => checkTimes(['0', '100', '115+', '250'], '0 s at 6, 2 s at 120, 3 s at 255'));
test('no time stands in the words of a wait that is cut', () => checkTimes(['0', '100', '140', '250'], '0 s at 6, 3 s at 255', 125));
