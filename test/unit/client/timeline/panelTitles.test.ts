import assert from 'node:assert/strict';
import { test } from 'node:test';
import { panelTitles } from '../../../../client/timeline/panelTitles';

/** Panels as `FILE WORKLOAD`, and their titles. */
function checkTitles(panels: Readonly<Record<string, string>>): void {
  const all = Object.keys(panels).map(panel => {
    const [uri = '', workload = ''] = panel.split(' ');
    return { uri, workload };
  });
  assert.deepEqual(
    panelTitles(all, uri => uri.replace('file:///', '')),
    Object.values(panels),
  );
}

test('a panel is called after its workload', () =>
  checkTitles({ 'file:///web.yaml Deployment/shop/web': 'Rollout: web', 'file:///api.yaml Deployment/shop/api': 'Rollout: api' }));

test('namesakes of other files by these', () =>
  checkTitles({
    'file:///a/web.yaml Deployment//web': 'Rollout: web · a/web.yaml',
    'file:///b/web.yaml Deployment//web': 'Rollout: web · b/web.yaml',
    'file:///b/web.yaml Deployment//api': 'Rollout: api',
  }));

test('namesakes of the same file by kind or namespace', () => {
  checkTitles({
    'file:///web.yaml Deployment//web': 'Rollout: web · Deployment',
    'file:///web.yaml StatefulSet//web': 'Rollout: web · StatefulSet',
  });
  checkTitles({ 'file:///web.yaml Deployment//web': 'Rollout: web', 'file:///web.yaml Deployment/shop/api': 'Rollout: api' });
  checkTitles({ 'file:///web.yaml Deployment/a/web': 'Rollout: web · a', 'file:///web.yaml Deployment/b/web': 'Rollout: web · b' });
});
