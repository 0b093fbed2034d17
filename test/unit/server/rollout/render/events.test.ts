import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventCorrelator } from '../../../../../server/rollout/render/events';

/** What is sent of events, each `SECOND MESSAGE`: as `ENTRY: MESSAGE xCOUNT since SECOND`, or that it is dropped. */
function checkSent(events: readonly string[], expected: readonly string[]): void {
  const correlator = new EventCorrelator();
  const sent = events.map(event => {
    const [second = '', message = ''] = event.split(' ');
    const one = correlator.send({ atMs: Number(second) * 1000, type: 'Normal', reason: 'FailedCreate', message });
    return one === null ? 'dropped' : `${one.entry}: ${one.message} x${one.count} since ${one.firstMs / 1000}`;
  });
  assert.deepEqual(sent, expected);
}

/** Messages `m0`, `m1` and so on, all at one second. */
const messages = (count: number, second = 0): string[] => Array.from({ length: count }, (_, index) => `${second} m${index}`);
/** What is sent of the first nine. */
const nine = Array.from({ length: 9 }, (_, index) => `${index}: m${index} x1 since 0`);

test('the same text is counted', () => checkSent(['0 a', '5 a', '6 b'], ['0: a x1 since 0', '0: a x2 since 0', '1: b x1 since 6']));

test('from the tenth different text on they are combined', () =>
  checkSent(messages(12), [
    ...nine,
    '9: (combined from similar events): m9 x1 since 0',
    '9: (combined from similar events): m10 x2 since 0',
    '9: (combined from similar events): m11 x3 since 0',
  ]));

test('of those that are known by then, too', () =>
  checkSent([...messages(10), '0 m1'], [...nine, '9: (combined from similar events): m9 x1 since 0', '1: m1 x2 since 0']));

test('after ten quiet minutes it begins anew', () =>
  checkSent([...messages(10), '601 b'], [...nine, '9: (combined from similar events): m9 x1 since 0', '10: b x1 since 601']));

test('25 are sent at once, then one every five minutes, which counts those that were dropped', () => {
  const combined = (message: string, count: number) => `9: (combined from similar events): ${message} x${count} since 0`;
  checkSent(
    [...messages(27), '299 x', '300 y', '301 z'],
    [
      ...nine,
      ...Array.from({ length: 16 }, (_, index) => combined(`m${index + 9}`, index + 1)),
      'dropped',
      'dropped',
      'dropped',
      combined('y', 20),
      'dropped',
    ],
  );
});

test('one of which the first was dropped is new when it is sent', () =>
  checkSent(
    [...Array.from({ length: 25 }, () => '0 a'), '0 b', '300 b'],
    [...Array.from({ length: 25 }, (_, index) => `0: a x${index + 1} since 0`), 'dropped', '1: b x2 since 0'],
  ));
