import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FoundConfigMap, Overlay } from '../../../../client/rendering/declarations';
import { configMapOf, variablesIn } from '../../../../client/rendering/fluxVariables';

const settings = (file: string, replicas: string, namespace = 'flux-system'): FoundConfigMap => ({
  ...{ file, name: 'settings', namespace },
  data: [
    { name: 'REPLICAS', value: replicas },
    { name: 'TAG', value: '1' },
  ],
});
const from = (kind: 'ConfigMap' | 'Secret') => ({ kind, name: 'settings', namespace: 'flux-system' });
const overlay: Overlay = {
  ...{ by: 'Flux', name: 'apps', directory: '/r/apps', file: '/r/clusters/prod/apps.yaml' },
  variables: [{ name: 'TAG', value: '2' }],
  variablesFrom: [from('Secret'), from('ConfigMap')],
};

function check(title: string, configMaps: readonly FoundConfigMap[], ...expected: readonly string[]): void {
  test(title, () =>
    assert.deepEqual(
      [...variablesIn(overlay, configMaps)].map(variable => variable.join(' ')),
      expected,
    ),
  );
}

check('its own count before those of a ConfigMap', [settings('/r/settings.yaml', '3')], 'REPLICAS 3', 'TAG 2');
check('a ConfigMap that no file has', [], 'TAG 2');
check('one of another namespace', [settings('/r/settings.yaml', '3', 'other')], 'TAG 2');
check('one without a namespace', [settings('/r/settings.yaml', '3', '')], 'REPLICAS 3', 'TAG 2');
check(
  'of those of several clusters the nearest',
  [settings('/r/clusters/dev/settings.yaml', '1'), settings('/r/clusters/prod/vars/settings.yaml', '9')],
  'REPLICAS 9',
  'TAG 2',
);
check('two that are as near and differ', [settings('/r/a/settings.yaml', '1'), settings('/r/b/settings.yaml', '2')], 'TAG 2');

test('a Secret isn’t read', () => assert.equal(configMapOf(from('Secret'), overlay.file, [settings('/r/settings.yaml', '3')]), null));
