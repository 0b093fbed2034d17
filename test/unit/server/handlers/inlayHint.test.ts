import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlayHint } from '../../../../server/handlers/inlayHint';
import { deployment, open, settings } from '../../../support/manifest';

const probe = ['readinessProbe: { tcpSocket: { port: 80 } }'];

/** The lines that have inlays, with these set into them as `⟦…⟧`. */
function checkInlays(text: string, ...expected: readonly string[]): void {
  const file = open(text);
  const range = { start: { line: 0, character: 0 }, end: file.text.positionAt(text.length) };
  const lines = new Map<number, string>();
  for (const { position, label } of inlayHint.answer({ textDocument: file, range }, file, settings)) {
    const line = lines.get(position.line) ?? (text.split('\n')[position.line] ?? '').slice(0, position.character).trimStart();
    lines.set(position.line, `${line} ⟦${typeof label === 'string' ? label : ''}⟧`);
  }
  assert.deepEqual([...lines.values()], expected);
}

test('what percentages come to', () =>
  checkInlays(
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 25%', '    maxUnavailable: 50%'], probe),
    'maxSurge: 25% ⟦⟶ 3 pods, rounded up⟧',
    'maxUnavailable: 50% ⟦⟶ 5 pods⟧',
  ));
test('the defaults, where rollingUpdate would be', () =>
  checkInlays(
    deployment(['strategy:', '  type: RollingUpdate'], probe),
    'type: RollingUpdate ⟦maxSurge: 25% ⟶ 3 pods, rounded up⟧ ⟦maxUnavailable: 25% ⟶ 2 pods, rounded down⟧',
  ));
test('the defaults, where the strategy would be', () =>
  checkInlays(deployment([], probe), 'replicas: 10 ⟦maxSurge: 25% ⟶ 3 pods, rounded up⟧ ⟦maxUnavailable: 25% ⟶ 2 pods, rounded down⟧'));
test('the absent one of two', () =>
  checkInlays(
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 1'], probe),
    'rollingUpdate: ⟦maxUnavailable: 25% ⟶ 2 pods, rounded down⟧',
  ));
test('replicas are 1 by default', () =>
  checkInlays(
    deployment(['strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }'], probe).replace('  replicas: 10\n', ''),
    'spec: ⟦replicas: 1⟧',
  ));
test('Recreate has no bounds', () => checkInlays(deployment(['strategy:', '  type: Recreate'], probe)));
test('numbers speak for themselves', () =>
  checkInlays(deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 1', '    maxUnavailable: 1'], probe)));
test('neither is more than the other: one goes down after all', () =>
  checkInlays(
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 0', '    maxUnavailable: 5%'], probe),
    'maxUnavailable: 5% ⟦⟶ 1 pod, as maxSurge is 0 too⟧',
  ));
test('no probe, and a tag that moves', () =>
  checkInlays(
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 1', '    maxUnavailable: 1']).replace('web:1', 'web'),
    '- name: web ⟦ready as soon as it runs: no readiness probe⟧',
    'image: web ⟦can change under the same text⟧',
  ));
test('nothing while the API server would refuse it', () => checkInlays(deployment(['strategy:', '  rollingUpdate:', '    maxSurge: x%'])));
