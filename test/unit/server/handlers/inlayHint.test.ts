import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlayHint } from '../../../../server/handlers/inlayHint';
import { deployment, open, settings } from '../../../support/manifest';

const probe = ['readinessProbe: { tcpSocket: { port: 80 } }'];

/** The lines that have inlays, with these set into them as `⟦…⟧`. */
function checkInlays(text: string, ...expected: readonly string[]): void {
  const file = open(text);
  const range = { start: { line: 0, character: 0 }, end: file.document.positionAt(text.length) };
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
    'maxSurge: 25% ⟦→ 3 pods, rounded up⟧',
    'maxUnavailable: 50% ⟦→ 5 pods⟧',
  ));
test('the defaults, where rollingUpdate would be', () =>
  checkInlays(deployment(['strategy:', '  type: RollingUpdate'], probe), 'type: RollingUpdate ⟦surge 3 · unavailable 2 (25%)⟧'));
test('the defaults, where the strategy would be', () => checkInlays(deployment([], probe), 'replicas: 10 ⟦surge 3 · unavailable 2 (25%)⟧'));
test('the absent one of two', () =>
  checkInlays(deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 1'], probe), 'rollingUpdate: ⟦unavailable 2 (25%)⟧'));
test('the absent other one', () =>
  checkInlays(deployment(['strategy:', '  rollingUpdate:', '    maxUnavailable: 1'], probe), 'rollingUpdate: ⟦surge 3 (25%)⟧'));
test('a value that isn’t typed yet is not set', () =>
  checkInlays(
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge:', '    maxUnavailable: 1'], probe),
    'rollingUpdate: ⟦surge 3 (25%)⟧',
  ));
test('replicas are 1 by default', () =>
  checkInlays(
    deployment(['strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }'], probe).replace('  replicas: 10\n', ''),
    'spec: ⟦replicas 1⟧',
  ));
test('Recreate has no bounds', () => checkInlays(deployment(['strategy:', '  type: Recreate'], probe)));
test('numbers speak for themselves', () =>
  checkInlays(deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 1', '    maxUnavailable: 1'], probe)));
test('neither is more than the other: one goes down after all', () =>
  checkInlays(
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 0', '    maxUnavailable: 5%'], probe),
    'maxUnavailable: 5% ⟦→ 1 pod, because maxSurge is also 0⟧',
  ));
test('no probe, and a tag that moves', () =>
  checkInlays(
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 1', '    maxUnavailable: 1']).replace('web:1', 'web'),
    '- name: web ⟦no readiness probe⟧',
    'image: web ⟦latest can change⟧',
  ));
test('neither replicas nor strategy: both defaults in one line', () =>
  checkInlays(deployment([], probe).replace('  replicas: 10\n', ''), 'spec: ⟦replicas 1⟧ ⟦surge 1 · unavailable 0 (25%)⟧'));
test('what has no room in its line is said in fewer words', () =>
  checkInlays(
    deployment(['strategy: { rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% } }'], probe).replace('replicas: 10', 'replicas: 50'),
    'strategy: { rollingUpdate: { maxSurge: 25% ⟦→ 13 pods, rounded up⟧ ⟦→ 12 pods⟧',
  ));
test('a manifest in one line has what there is room for', () => {
  const container = '{"name":"web","image":"web"}';
  const template = `{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[${container}]}}`;
  const spec = `{"selector":{"matchLabels":{"app":"web"}},"template":${template}}`;
  const manifest = `{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":${spec}}`;
  checkInlays(manifest, `${manifest} ⟦replicas 1⟧ ⟦surge 1 · unavailable 0⟧`);
});
test('nothing while the API server would refuse it', () => checkInlays(deployment(['strategy:', '  rollingUpdate:', '    maxSurge: x%'])));
