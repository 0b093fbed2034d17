/** What the workspace doesn't have: it is neither assumed to be in the cluster nor assumed not to be there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';

const web = (pod = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:1" }]${pod} }
`;
const object = (kind: string, name: string, spec: string, namespace = 'shop'): string =>
  `apiVersion: ${apiVersions[kind] ?? 'v1'}\nkind: ${kind}\nmetadata: { name: ${name}, namespace: ${namespace} }\n${spec}\n`;
const apiVersions: Readonly<Record<string, string>> = {
  PriorityClass: 'scheduling.k8s.io/v1',
  StorageClass: 'storage.k8s.io/v1',
  CSINode: 'storage.k8s.io/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
};
const node = 'apiVersion: v1\nkind: Node\nmetadata: { name: n1 }\nstatus: { allocatable: { cpu: 64, memory: 64Gi, pods: 110 } }\n';
const claim = object(
  'PersistentVolumeClaim',
  'data',
  'spec: { accessModes: [ReadWriteMany], volumeName: pv, storageClassName: fast, resources: { requests: { storage: 1Gi } } }',
);
const disk = ', volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }]';

function check(name: string, text: string, beside: readonly string[], ...expected: readonly string[]): void {
  test(name, () => {
    const others = beside.map((other, index) => ({ uri: `file:///ws/${index}.yaml`, text: other }));
    const [file] = open([{ uri: 'file:///ws/web.yaml', text }], others);
    const rollout = file?.workloads[0]?.rollout();
    assert.ok(rollout?.state === 'timeline');
    const said = rollout.timeline.assumptions.filter(sentence => /^(Not in the workspace|Not counted)/.test(sentence));
    assert.deepEqual(said, expected);
  });
}
const none = (kinds: string): string => `Not counted, as the workspace has none: ${kinds}.`;
const unknown = (names: string): string =>
  `Not in the workspace: ${names}. Whether the cluster has them isn’t known; they are simulated as keeping no pod back.`;
const all = 'Node, ResourceQuota, LimitRange, HorizontalPodAutoscaler';

check('nothing but the workload', web(), [], none(all));
check(
  'no autoscaler where there is nothing to scale',
  web().replace('kind: Deployment', 'kind: DaemonSet').replace('  replicas: 3\n', ''),
  [],
  none('Node, ResourceQuota, LimitRange'),
);
check('of each kind one', web(), [
  node,
  object('ResourceQuota', 'team', 'spec: { hard: { pods: 9 } }'),
  object('LimitRange', 'sizes', 'spec: { limits: [] }'),
  object(
    'HorizontalPodAutoscaler',
    'hpa',
    'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 1, maxReplicas: 5 }',
  ),
]);
check('those of others', web(), [object('ResourceQuota', 'team', 'spec: { hard: { pods: 9 } }', 'bank')], none(all));
check(
  'what the pods name',
  web(`${disk}, priorityClassName: high, runtimeClassName: kata`),
  [],
  unknown('PriorityClass high, RuntimeClass kata, PersistentVolumeClaim data'),
  none(all),
);
check(
  'to how many volumes its nodes can be attached',
  web(disk),
  [claim.replace(', volumeName: pv, storageClassName: fast', ''), node],
  none('ResourceQuota, LimitRange, CSINode, HorizontalPodAutoscaler'),
);
check(
  'to how many volumes its nodes can be attached, which is there',
  web(disk),
  [claim.replace(', volumeName: pv, storageClassName: fast', ''), node, object('CSINode', 'n1', 'spec: { drivers: [] }')],
  none('ResourceQuota, LimitRange, HorizontalPodAutoscaler'),
);
check('what their claims name', web(disk), [claim], unknown('PersistentVolume pv, StorageClass fast'), none(all));
check(
  'what every cluster has, and what is there',
  web(`${disk}, priorityClassName: system-node-critical`),
  [
    claim,
    object(
      'PersistentVolume',
      'pv',
      'spec: { accessModes: [ReadWriteMany], storageClassName: fast, capacity: { storage: 1Gi }, nfs: { server: s, path: / } }',
    ),
    object('StorageClass', 'fast', 'provisioner: d'),
  ],
  none(all),
);
