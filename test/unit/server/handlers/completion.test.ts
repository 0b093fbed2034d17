import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completion } from '../../../../server/handlers/completion';
import { deployment, openAtCursor, settings } from '../../../support/manifest';

/** What is offered at `$0`: `LABEL → what it would do | what takes the place of what`. */
function checkCompletion(marked: string, ...expected: readonly string[]): void {
  const { file, position } = openAtCursor(marked);
  const items = completion.answer({ textDocument: file, position }, file, settings);
  const shown = items.map(({ label, detail, textEdit }) => {
    assert.ok(textEdit !== undefined && 'range' in textEdit);
    return `${label} → ${detail ?? ''} | ${textEdit.newText} for "${file.text.getText(textEdit.range)}"`;
  });
  assert.deepEqual(shown, expected);
}

test('the values of maxSurge, but those that would be refused', () =>
  checkCompletion(
    deployment(['strategy:', '  rollingUpdate:', '    maxUnavailable: 0', '    maxSurge: $0']),
    '1 → at most 11 · never below 10 · about 50 s | 1 for ""',
    '2 → at most 12 · never below 10 · about 25 s | 2 for ""',
    '25% → at most 13 · never below 10 · about 20 s | 25% for ""',
    '50% → at most 15 · never below 10 · about 10 s | 50% for ""',
    '100% → at most 20 · never below 10 · about 5 s | 100% for ""',
  ));
test('the values of maxUnavailable', () =>
  checkCompletion(
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 1', '    maxUnavailable: 2$05%']),
    '0 → at most 11 · never below 10 · about 50 s | 0 for "25%"',
    '1 → at most 11 · never below 9 · about 25 s | 1 for "25%"',
    '2 → at most 11 · never below 8 · about 20 s | 2 for "25%"',
    '25% → at most 11 · never below 8 · about 20 s | 25% for "25%"',
    '50% → at most 11 · never below 5 · about 10 s | 50% for "25%"',
    '100% → at most 11 · none available for 5 s · about 5 s | 100% for "25%"',
  ));
test('the strategies', () =>
  checkCompletion(
    deployment(['strategy:', '  type: Re$0']),
    'RollingUpdate → at most 13 · never below 8 · about 10 s | RollingUpdate for "Re"',
    'Recreate → at most 10 · none available for 8 s | Recreate for "Re"',
  ));
test('the fields that are absent', () =>
  checkCompletion(
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 1', '    $0']),
    'maxUnavailable → default: 25%, rounded down | maxUnavailable:  for ""',
  ));
test('the fields of the spec', () =>
  checkCompletion(
    deployment(['minReadySeconds: 3', 'st$0']),
    'strategy → default: RollingUpdate | strategy: for "st"',
    'progressDeadlineSeconds → default: 600 | progressDeadlineSeconds:  for "st"',
    'revisionHistoryLimit → default: 10 | revisionHistoryLimit:  for "st"',
  ));
test('of very many pods only the bounds', () =>
  checkCompletion(
    deployment(['strategy:', '  type: Re$0']).replace('replicas: 10', 'replicas: 100000'),
    'RollingUpdate → at most 125,000 · never below 75,000 | RollingUpdate for "Re"',
    'Recreate → at most 100,000 · never below 0 | Recreate for "Re"',
  ));
test('nothing elsewhere', () => checkCompletion(deployment([], ['re$0'])));
