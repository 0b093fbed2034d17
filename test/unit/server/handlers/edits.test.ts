import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { edits } from '../../../../server/handlers/edits';
import type { WhatIf } from '../../../../server/protocol/scenario';
import { deployment, open, settings } from '../../../support/manifest';

/** Writes what-if values into a manifest whose spec has these lines, and compares these lines afterwards. */
function checkEdits(spec: readonly string[], whatIf: WhatIf, ...expected: readonly string[]): void {
  const file = open(deployment(spec));
  const made = edits.answer({ uri: file.uri, workload: 'Deployment//web', whatIf }, file, settings).edits;
  const text = TextDocument.applyEdits(
    file.document,
    made.map(({ range, newText }) => ({ range, newText })),
  );
  const [head = '', tail = ''] = deployment().split('  selector:');
  assert.ok(text.startsWith(head.replace('  replicas: 10\n', '')));
  assert.ok(text.endsWith(tail));
  const lines = text.slice(text.indexOf('spec:\n') + 'spec:\n'.length, text.indexOf('  selector:')).split('\n');
  assert.deepEqual(
    lines.slice(0, -1).map(line => line.slice(2)),
    expected,
  );
}

test('a value takes the place of another', () =>
  checkEdits(
    ['strategy:', '  rollingUpdate:', '    maxSurge: 1 # one'],
    { maxSurge: '50%' },
    'replicas: 10',
    'strategy:',
    '  rollingUpdate:',
    '    maxSurge: 50% # one',
  ));
test('numbers that were typed are numbers', () => checkEdits([], { replicas: '3' }, 'replicas: 3'));
test('nothing typed takes the field away', () => checkEdits(['minReadySeconds: 5'], { minReadySeconds: '' }, 'replicas: 10'));
test('parents are made', () =>
  checkEdits([], { maxUnavailable: 0 }, 'replicas: 10', 'strategy:', '  rollingUpdate:', '    maxUnavailable: 0'));
test('Recreate takes the bounds with it', () =>
  checkEdits(
    ['strategy:', '  rollingUpdate:', '    maxSurge: 1'],
    { strategy: 'Recreate', maxSurge: 3 },
    'replicas: 10',
    'strategy:',
    '  type: Recreate',
  ));
test('what the manifest says already is left', () =>
  checkEdits(['minReadySeconds:   5'], { minReadySeconds: 5, replicas: 10 }, 'replicas: 10', 'minReadySeconds:   5'));
