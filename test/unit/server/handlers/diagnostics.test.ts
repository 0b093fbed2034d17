import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnostics } from '../../../../server/handlers/diagnostics';
import type { Settings } from '../../../../server/lsp/settings';
import { deployment, open, settings } from '../../../support/manifest';

/** The diagnostics of a manifest: `line severity code`, lines from 1. */
function checkDiagnostics(text: string, changed: Partial<Settings>, ...expected: readonly string[]): void {
  const file = open(text);
  const { items } = diagnostics.answer({ textDocument: file }, file, { ...settings, ...changed });
  assert.deepEqual(
    items.map(({ range, severity, code }) => `${range.start.line + 1} ${severity ?? ''} ${code ?? ''}`),
    expected,
  );
}

test('what the API server would refuse is an error', () => checkDiagnostics(deployment(['minReadySeconds: -1']), {}, '7 1 spec/negative'));
test('what hurts is a warning or an information', () =>
  checkDiagnostics(deployment(['revisionHistoryLimit: 0', 'paused: true']), {}, '7 2 strategy/no-way-back', '8 3 strategy/paused'));
test('what the API server accepts and warns of is a warning', () =>
  checkDiagnostics(deployment([], ['env: [{ name: A, value: one }, { name: A, value: two }]']), {}, '18 2 env/hides-previous'));
test('what most manifests have is no diagnostic', () => checkDiagnostics(deployment().replace('web:1', 'web'), {}));
test('unless somebody wants it to be', () =>
  checkDiagnostics(deployment(), { rules: { 'probe/no-readiness': 'warning' } }, '16 2 probe/no-readiness'));
test('a rule is switched off', () => checkDiagnostics(deployment(['paused: true']), { rules: { 'strategy/paused': 'off' } }));
test('a missing selector is one warning', () =>
  checkDiagnostics(deployment().replace(/ {2}selector:[\s\S]* {2}template:/, '  template:'), {}, '5 2 selector/missing'));
test('every workload of a file has its own', () =>
  checkDiagnostics(
    `${deployment(['paused: true'])}---\n${deployment(['minReadySeconds: x'])}`,
    {},
    '7 3 strategy/paused',
    '26 1 decode/wrong-type',
  ));
