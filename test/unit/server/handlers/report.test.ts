import assert from 'node:assert/strict';
import { test } from 'node:test';
import { report } from '../../../../server/handlers/report';
import type { Scenario } from '../../../../server/protocol/scenario';
import { deployment, open, settings } from '../../../support/manifest';

/** The report of a rollout, line by line. */
function checkReport(text: string, scenario: Partial<Scenario>, ...expected: readonly string[]): void {
  assert.deepEqual(linesOf(text, scenario), expected);
}

function linesOf(
  text: string,
  scenario: Partial<Scenario>,
  params: { readonly workload?: string; readonly file?: string } = {},
): readonly string[] {
  const file = open(text);
  const asked = {
    uri: file.uri,
    workload: 'Deployment//web',
    ...params,
    scenario: { whatIf: {}, assumptions: {}, actions: [], ...scenario },
  };
  return report
    .answer(asked, file, settings)
    .markdown.trimEnd()
    .split('\n')
    .filter(line => line !== '');
}

test('set image', () =>
  checkReport(
    deployment(['strategy: { rollingUpdate: { maxSurge: 100%, maxUnavailable: 0 } }']),
    {
      actions: [{ action: { kind: 'setImage', images: { web: 'web:2' } }, at: 'rest' }],
    },
    '### Rollout of `web`: `web:1` → `web:2`',
    'Deployment `web`, no namespace set, from `manifest.yaml`, line 1',
    '**10 pods · at most 20 · never below 10 · about 5 s**',
    '| Field | Value | Where from |',
    '|---|---|---|',
    '| replicas | `10` | line 6 |',
    '| strategy | `RollingUpdate` | default |',
    '| maxSurge | `100%` (100% of 10 = 10) | line 7 |',
    '| maxUnavailable | `0` | line 7 |',
    '| minReadySeconds | `0` | default |',
    '| Seconds until ready | `5` | assumed |',
    '| Seconds to shut down | `3` | assumed |',
    '| most pods | 20 (at most 20; 20 including terminating pods) |  |',
    '| lowest available | 10 (never below 10) |  |',
    '| completes | after 5 s |  |',
    '| Time | DESIRED | CURRENT | UP-TO-DATE | AVAILABLE | kubectl rollout status |',
    '|--:|--:|--:|--:|--:|---|',
    '| 0 s | 10 | 20 | 10 | 10 | `Waiting for deployment "web" rollout to finish: 10 old replicas are pending termination...` |',
    '| 5 s | 10 | 10 | 10 | 10 | `deployment "web" successfully rolled out` |',
    '```mermaid',
    '%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "#8c8c8c, #2f81f7, #d97706"}}}}%%',
    'xychart-beta',
    '  title "Pods over time"',
    '  x-axis "seconds" 0 --> 8',
    '  y-axis "pods" 0 --> 20',
    '  line [20, 20, 20, 20, 20, 10, 10, 10, 10]',
    '  line [10, 10, 10, 10, 10, 10, 10, 10, 10]',
    '  line [10, 10, 10, 10, 10, 10, 10, 10, 10]',
    '```',
    'Gray line: CURRENT. Blue line: AVAILABLE. Orange line: UP-TO-DATE.',
    '```sh',
    'kubectl set image deployment/web web=web:2',
    '```',
    '- Assumes that new pods are ready 5 s after creation and that old pods take 3 s to terminate.',
    '- Not counted, as the workspace has none: Node, ResourceQuota, LimitRange, HorizontalPodAutoscaler.',
    'Simulated from the manifest; nothing was applied to a cluster.',
  ));
test('a failure', () =>
  checkReport(
    deployment(['strategy: { type: Recreate }']).replace('replicas: 10', 'replicas: 2'),
    {
      assumptions: { newPods: 'imagePull' },
    },
    '### Rollout of `web`: `web:1`',
    'Deployment `web`, no namespace set, from `manifest.yaml`, line 1',
    '**Stuck at 2 of 2 updated · at most 2 · no pods left available · fails after 10 min 3 s**',
    '> **The new image can’t be pulled, so the rollout is stuck.** No old pods are left. After 10 min without progress, kubectl rollout status fails. Kubernetes doesn’t roll back automatically.',
    'Simulated with values that aren’t in the file: New pods `can’t pull their image`.',
    '| Field | Value | Where from |',
    '|---|---|---|',
    '| replicas | `2` | line 6 |',
    '| strategy | `Recreate` | line 7 |',
    '| minReadySeconds | `0` | default |',
    '| Seconds until ready | `5` | assumed |',
    '| Seconds to shut down | `3` | assumed |',
    '| **New pods** | **can’t pull their image** | simulated |',
    '| most pods | 2 (at most 2; 2 including terminating pods) |  |',
    '| lowest available | 0 (no lower limit) |  |',
    '| completes | never |  |',
    '| Time | DESIRED | CURRENT | UP-TO-DATE | AVAILABLE | kubectl rollout status |',
    '|--:|--:|--:|--:|--:|---|',
    '| 0 s | 2 | 0 | 0 | 0 | `Waiting for deployment "web" rollout to finish: 0 out of 2 new replicas have been updated...` |',
    '| 3 s | 2 | 2 | 2 | 0 | `Waiting for deployment "web" rollout to finish: 0 of 2 updated replicas are available...` |',
    '| 10 min 4 s | 2 | 2 | 2 | 0 | `error: deployment "web" exceeded its progress deadline` |',
    '```mermaid',
    '%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "#8c8c8c, #2f81f7, #d97706"}}}}%%',
    'xychart-beta',
    '  title "Pods over time"',
    '  x-axis "seconds" 0 --> 620',
    '  y-axis "pods" 0 --> 2',
    `  line [${Array(32).fill(2).join(', ')}]`,
    `  line [${Array(32).fill(0).join(', ')}]`,
    `  line [${Array(32).fill(2).join(', ')}]`,
    '```',
    'Gray line: CURRENT. Blue line: AVAILABLE. Orange line: UP-TO-DATE.',
    '```sh',
    'kubectl apply -f FILE',
    '```',
    '- Assumes that the new image can’t be pulled and that old pods take 3 s to terminate.',
    '- New pods are created only after the last old pod has terminated.',
    '- The old pods are assumed to run this manifest, too: what ran before isn’t known.',
    '- Not counted, as the workspace has none: Node, ResourceQuota, LimitRange, HorizontalPodAutoscaler.',
    'Simulated from the manifest; nothing was applied to a cluster.',
  ));
test('several commands: what runs after each, and when it is given', () => {
  const lines = linesOf(deployment(), {
    actions: [
      { action: { kind: 'setImage', images: { web: 'web:2' } }, at: 'rest' },
      { action: { kind: 'undo', toRevision: 0 }, at: 7 },
      { action: { kind: 'scale', replicas: 12 }, at: 20 },
    ],
  });
  assert.equal(lines[0], '### Rollout of `web`: `web:1` → `web:2` → `web:1`');
  assert.deepEqual(lines.slice(lines.indexOf('```sh') + 1, lines.lastIndexOf('```')), [
    'kubectl set image deployment/web web=web:2',
    '# at 7 s',
    'kubectl rollout undo deployment/web',
    '# at 20 s',
    'kubectl scale deployment/web --replicas=12',
  ]);
});
test('an edit: what it changes', () => {
  const text = deployment().replace('replicas: 10', 'replicas: 8');
  const edit = { ref: 'HEAD', text: deployment().replace('web:1', 'web:0') };
  const lines = linesOf(text, { actions: [{ action: { kind: 'apply' }, at: 'rest' }], edit });
  assert.equal(lines[2], 'Changed since `HEAD`: `image` `web 0 → 1`, `replicas` `10 → 8`.');
});
test('which values are tried, and what the file has instead', () =>
  assert.deepEqual(
    linesOf(deployment(['strategy: { rollingUpdate: { maxSurge: 2 } }']), {
      whatIf: { replicas: 4, maxSurge: 3, maxUnavailable: 1, strategy: 'RollingUpdate' },
      assumptions: { readySeconds: 20 },
    }).slice(3, 13),
    [
      'Simulated with values that aren’t in the file: replicas `4`, maxSurge `3`, maxUnavailable `1`, Seconds until ready `20`.',
      '| Field | Value | Where from |',
      '|---|---|---|',
      '| **replicas** | **`4`** | simulated; the file has `10` |',
      '| strategy | `RollingUpdate` | simulated; otherwise `RollingUpdate` |',
      '| **maxSurge** | **`3`** | simulated; the file has `2` |',
      '| **maxUnavailable** | **`1`** | simulated; otherwise `25%` |',
      '| minReadySeconds | `0` | default |',
      '| **Seconds until ready** | **`20`** | simulated; otherwise `5` |',
      '| Seconds to shut down | `3` | assumed |',
    ],
  ));
test('the file, the line and the namespace, of which none is markup', () => {
  const text = `kind: Service\n---\n${deployment().replace('name: web\n', 'name: web\n  namespace: shop\n')}`;
  const lines = linesOf(text, {}, { workload: 'Deployment/shop/web', file: 'k8s/`*web* [x](y).yaml' });
  assert.equal(lines[1], 'Deployment `web` in namespace `shop`, from ``k8s/`*web* [x](y).yaml``, line 3');
});
test('many states are folded, and a gap that is shorter than a point of the chart is drawn', () => {
  const one = deployment(['strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }']).replace('replicas: 10', 'replicas: 20');
  const lines = linesOf(one, {});
  assert.ok(lines.includes('<details><summary>21 states while the rollout waits</summary>'), lines.join('\n'));
  const set = (image: string, at: 'rest' | number) => ({ action: { kind: 'setImage' as const, images: { web: image } }, at });
  const recreated = linesOf(deployment(['strategy: { type: Recreate }']), {
    assumptions: { readySeconds: 1, shutdownSeconds: 1 },
    actions: [set('web:2', 'rest'), set('web:3', 301)],
  });
  const [, available] = recreated.filter(line => line.startsWith('  line ['));
  assert.equal(available, `  line [0, ${Array(29).fill(10).join(', ')}, 0, 10]`);
});
test('none where there is no timeline', () => checkReport(deployment(['minReadySeconds: -1']), {}));
