/** What is said of the fields of objects that bear on workloads of other files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldMarkdown } from '../../../../server/preview/fields';
import { open } from '../../../../server/preview/open';

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:1", resources: { requests: { cpu: 500m } } }] }
`;

/** The paragraphs of the hover at `$0`, without the link. */
function checkHover(name: string, marked: string, expected: readonly string[], workload = web): void {
  test(name, () => {
    const text = marked.replace('$0', '');
    const [file] = open([{ uri: 'file:///ws/beside.yaml', text }], [{ uri: 'file:///ws/web.yaml', text: workload }]);
    const found = file?.fieldAt(marked.indexOf('$0')) ?? null;
    assert.deepEqual(
      found === null
        ? []
        : fieldMarkdown(found)
            .split(/\n\n| {2}\n/)
            .slice(0, -1),
      expected,
    );
  });
}

const autoscaler = (fields: string): string => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
${fields}`;
const budget = (spec: string): string => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, ${spec} }
`;
const four = web.replace('spec:\n', 'spec:\n  replicas: 4\n');

checkHover(
  'a budget',
  budget('max$0Unavailable: 0'),
  [
    '`maxUnavailable`: limit on evictions, such as those of a node drain.',
    '**It doesn’t slow a rollout**: controllers delete pods, and only evictions count; not even `maxUnavailable: 0` holds a rollout back.',
    'A rollout of Deployment `web` uses up to 1 of the budget: 3 of 4 pods stay available.',
    'If a rollout leaves fewer pods than the budget wants, a node drain waits until it completes.',
  ],
  four,
);
checkHover('a budget that a rollout leaves', budget('min$0Available: 1'), [
  '`minAvailable`: limit on evictions, such as those of a node drain.',
  '**It doesn’t slow a rollout**: controllers delete pods, and only evictions count; not even `maxUnavailable: 0` holds a rollout back.',
  'A rollout of Deployment `web` leaves the budget as it is: no pod is missing (1 pod).',
  'If a rollout leaves fewer pods than the budget wants, a node drain waits until it completes.',
]);
checkHover('the most that an autoscaler wants', autoscaler('  max$0Replicas: 10\n'), [
  '`maxReplicas`: highest number of replicas that the autoscaler sets, **without the extra pods of a rollout**.',
  'A rollout of Deployment `web` needs room for up to **13** pods (10 + 3).',
  'If quotas and nodes have room for this number only, a rollout at full load gets stuck. Pods that wait for a node count as replicas, too.',
]);
checkHover('the least that it wants', autoscaler('  maxReplicas: 10\n  min$0Replicas: 3\n'), [
  '`minReplicas`: lowest number of replicas that the autoscaler sets, whatever its metrics say.',
  'Deployment `web` is previewed with 3 replicas.',
  'Default: `1`',
  'If the manifest sets `replicas`, too, each apply resets the number for up to 15 s: leave it out there.',
]);
checkHover(
  'a limit of a quota',
  'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: team, namespace: shop }\nspec: { hard: { requests.cpu$0: 2 } }\n',
  [
    '`requests.cpu`: limit on what all pods of the namespace have together; pods that wait or terminate count.',
    'Deployment `web` uses `2`, and one more pod asks for `500m`: **`2500m` of `2`, too much**.',
    'If there is no room for one more pod, a rollout that removes no old pod first gets stuck. Other pods of the namespace make it worse, never better.',
  ],
  four,
);
checkHover('a node', 'apiVersion: v1\nkind: Node\nmetadata: { name: one }\nstatus: { allocatable: { cp$0u: 2, pods: 9 } }\n', [
  '`cpu`: node that the pods of this folder’s manifests are simulated on. What pods request counts, not what they use.',
  'Simulated on it: Deployment `web`. Other pods aren’t known.',
  'If the nodes have changed since, replace these with the output of `kubectl get nodes -o yaml`.',
]);
checkHover(
  'nothing of other fields',
  'apiVersion: v1\nkind: ResourceQuota\nmetadata: { na$0me: team, namespace: shop }\nspec: { hard: { pods: 2 } }\n',
  [],
);
