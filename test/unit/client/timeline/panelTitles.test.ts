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

test('a panel is called after its workload and its file', () =>
  checkTitles({
    'file:///k8s/web.yaml Deployment/shop/web': 'Rollout: web · web.yaml',
    'file:///k8s/api.yaml Deployment/shop/api': 'Rollout: api · api.yaml',
    'untitled:Untitled-1 Deployment//new': 'Rollout: new · untitled:Untitled-1',
  }));

test('namesakes of other files by these, and by their folders where the files are namesakes, too', () => {
  checkTitles({
    'file:///a/web.yaml Deployment//web': 'Rollout: web · a/web.yaml',
    'file:///b/web.yaml Deployment//web': 'Rollout: web · b/web.yaml',
    'file:///b/web.yaml Deployment//api': 'Rollout: api · web.yaml',
  });
  checkTitles({
    'file:///a/web.yaml Deployment//web': 'Rollout: web · web.yaml',
    'file:///b/shop.yaml Deployment//web': 'Rollout: web · shop.yaml',
  });
});

test('namesakes of the same file by kind or namespace', () => {
  checkTitles({
    'file:///web.yaml Deployment//web': 'Rollout: web · web.yaml · Deployment',
    'file:///web.yaml StatefulSet//web': 'Rollout: web · web.yaml · StatefulSet',
  });
  checkTitles({
    'file:///web.yaml Deployment//web': 'Rollout: web · web.yaml',
    'file:///web.yaml Deployment/shop/api': 'Rollout: api · web.yaml',
  });
  checkTitles({
    'file:///web.yaml Deployment/a/web': 'Rollout: web · web.yaml · a',
    'file:///web.yaml Deployment/b/web': 'Rollout: web · web.yaml · b',
  });
});
