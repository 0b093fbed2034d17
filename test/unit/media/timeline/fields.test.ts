import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf, outcomesOf, readField, withField, type FieldName } from '../../../../media/timeline/fields';
import { timelineOf } from '../../../support/timelines';

function checkReading(field: FieldName, expected: Readonly<Record<string, unknown>>): void {
  const found = Object.keys(expected).map(text => [
    text,
    readField(field, text)?.value ?? (readField(field, text) === null ? null : undefined),
  ]);
  assert.deepEqual(Object.fromEntries(found), expected);
}

test('an amount is a number, a percentage, or whatever the API server shall judge', () =>
  checkReading('maxSurge', {
    '3': 3,
    ' 25% ': '25%',
    '': undefined,
    '-1': -1,
    '1.5': '1.5',
    many: 'many',
    '99999999999999999999': '99999999999999999999',
  }));

test('seconds may have a fraction and not be negative', () =>
  checkReading('readySeconds', { '5': 5, '0.5': 0.5, '0': 0, '': undefined, '-1': null, soon: null, Infinity: null }));

test('choices are from their list', () => {
  checkReading('strategy', { Recreate: 'Recreate', RollingUpdate: 'RollingUpdate' });
  checkReading('newPods', { imagePull: 'imagePull', explode: null });
});

test('a value goes to the manifest or to the assumptions, and out again where it is emptied', () => {
  const values = { whatIf: { replicas: 3 }, assumptions: { readySeconds: 1 } };
  assert.deepEqual(withField(values, 'maxSurge', '50%').whatIf, { replicas: 3, maxSurge: '50%' });
  assert.deepEqual(withField(values, 'shutdownSeconds', 9).assumptions, { readySeconds: 1, shutdownSeconds: 9 });
  assert.deepEqual(withField(values, 'replicas', undefined).whatIf, {});
  assert.deepEqual(withField(values, 'readySeconds', undefined), { whatIf: { replicas: 3 }, assumptions: {} });
});

test('gates have their field and their outcome where the pods have some', () => {
  const gated = timelineOf({ pod: { readinessGates: [{ conditionType: 'example.com/ready' }] } });
  assert.deepEqual(fieldsOf(gated).slice(-4), ['readySeconds', 'shutdownSeconds', 'gateSeconds', 'newPods']);
  assert.deepEqual(fieldsOf(timelineOf({})).slice(-3), ['readySeconds', 'shutdownSeconds', 'newPods']);
  assert.deepEqual(
    [gated, timelineOf({})].map(timeline => outcomesOf(timeline).includes('readinessGate')),
    [true, false],
  );
});
