/** Where the pods of a StatefulSet can be: where their volumes are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import { defaultPreviewSettings } from '../../../../server/preview/settings';

const db = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  serviceName: db
  replicas: 2
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: "db:1", readinessProbe: { tcpSocket: { port: 80 } } }] }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], storageClassName: local, resources: { requests: { storage: 1Gi } } }
`;
const localClass = `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: local }
provisioner: kubernetes.io/no-provisioner
volumeBindingMode: WaitForFirstConsumer
`;
const nodes = ['a', 'b', 'c'].map(
  name => `---
apiVersion: v1
kind: Node
metadata: { name: ${name}, labels: { kubernetes.io/hostname: ${name} } }
status: { allocatable: { cpu: "4", memory: 8Gi, pods: "110" } }
`,
);
const volume = (name: string, node: string): string => `---
apiVersion: v1
kind: PersistentVolume
metadata: { name: ${name} }
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: local
  capacity: { storage: 1Gi }
  local: { path: /data }
  nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [${node}] }] }] } }
`;

/** On which nodes there are pods of it, at any step of a rollout. */
function checkNodes(name: string, beside: string, expected: readonly string[]): void {
  test(name, () => {
    const others = [{ uri: 'file:///ws/cluster.yaml', text: `${localClass}${nodes.join('')}${beside}` }];
    const [file] = open([{ uri: 'file:///ws/db.yaml', text: db }], others, defaultPreviewSettings);
    const rollout = file?.workloads[0]?.rollout();
    assert.ok(rollout?.state === 'timeline' && rollout.timeline.nodes !== null);
    const { nodes: all, taken } = rollout.timeline.nodes;
    const used = new Set(taken.filter(({ pods }) => pods.length > 0).map(({ node }) => all[node]?.name ?? ''));
    assert.deepEqual([rollout.timeline.verdict.tone, ...[...used].sort()], ['ok', ...expected]);
  });
}

checkNodes('where its volumes are', volume('one', 'b') + volume('two', 'c'), ['b', 'c']);
checkNodes('both where both volumes are', volume('one', 'c') + volume('two', 'c'), ['c']);
checkNodes(
  'where the volume of its claim is',
  `${volume('one', 'b')}${volume('two', 'c')}---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data-db-0, namespace: shop }
spec: { accessModes: [ReadWriteOnce], storageClassName: local, volumeName: two, resources: { requests: { storage: 1Gi } } }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data-db-1, namespace: shop }
spec: { accessModes: [ReadWriteOnce], storageClassName: local, volumeName: three, resources: { requests: { storage: 1Gi } } }
${volume('three', 'c')}`,
  ['c'],
);

/** What a quota says of the claims of a third and a fourth pod: the last event, and why the scaling is stuck. */
function checkQuota(name: string, hard: string, expected: readonly (string | undefined)[]): void {
  test(name, () => {
    const quota = `apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: disks, namespace: shop }\nspec: { hard: { ${hard} } }\n`;
    const [file] = open([{ uri: 'file:///ws/db.yaml', text: db }], [{ uri: 'file:///ws/quota.yaml', text: quota }], defaultPreviewSettings);
    const actions = [{ action: { kind: 'scale', replicas: 4 }, at: 'rest' }] as const;
    const rollout = file?.workloads[0]?.rollout({ whatIf: {}, assumptions: {}, actions });
    assert.ok(rollout?.state === 'timeline');
    const { events, verdict, obstacle } = rollout.timeline;
    const failed = events.find(({ reason }) => reason === 'FailedCreate');
    assert.deepEqual([verdict.parts[0], failed?.message, obstacle?.around?.message], expected);
  });
}

const words =
  'persistentvolumeclaims "data-db-3" is forbidden: exceeded quota: disks, requested: requests.storage=1Gi, used: requests.storage=3Gi, limited: requests.storage=3Gi';
checkQuota('a quota with room for a claim of one more pod', 'requests.storage: 3Gi', [
  'Can’t finish: quota disks has no room for one more pod',
  `Create Claim data-db-3 for Pod db-3 in StatefulSet db failed error: ${words}`,
  `failed to create PVC data-db-3: ${words}`,
]);
checkQuota('a quota with room for the claims of all', 'requests.storage: 4Gi, persistentvolumeclaims: 4', ['4 pods', undefined, undefined]);
checkQuota('a quota of another class', 'other.storageclass.storage.k8s.io/persistentvolumeclaims: 0', ['4 pods', undefined, undefined]);
const ofClass = 'local.storageclass.storage.k8s.io/persistentvolumeclaims';
const wordsOfClass = `persistentvolumeclaims "data-db-2" is forbidden: exceeded quota: disks, requested: ${ofClass}=1, used: ${ofClass}=2, limited: ${ofClass}=2`;
checkQuota('a quota of the class', `${ofClass}: 2`, [
  'Can’t finish: quota disks has no room for one more pod',
  `Create Claim data-db-2 for Pod db-2 in StatefulSet db failed error: ${wordsOfClass}`,
  `failed to create PVC data-db-2: ${wordsOfClass}`,
]);

/** On one node that can be attached to so many volumes of the driver: what a fourth pod comes to. */
function checkCount(name: string, count: string, beside: string, expected: readonly (string | undefined)[]): void {
  test(name, () => {
    const cluster = `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: local }
provisioner: d.example
---
apiVersion: storage.k8s.io/v1
kind: CSINode
metadata: { name: a }
spec: { drivers: [{ name: d.example, nodeID: a, allocatable: { ${count} } }, { name: e.example, nodeID: a, allocatable: { count: 1 } }] }
${nodes[0] ?? ''}`;
    const others = [{ uri: 'file:///ws/cluster.yaml', text: cluster + beside }];
    const [file] = open([{ uri: 'file:///ws/db.yaml', text: db }], others, defaultPreviewSettings);
    const actions = [{ action: { kind: 'scale', replicas: 4 }, at: 'rest' }] as const;
    const rollout = file?.workloads[0]?.rollout({ whatIf: {}, assumptions: {}, actions });
    assert.ok(rollout?.state === 'timeline');
    const { verdict, obstacle } = rollout.timeline;
    assert.deepEqual([verdict.parts[0], obstacle?.around?.message], expected);
  });
}

const tooMany =
  '0/1 nodes are available: 1 node(s) exceed max volume count. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.';
checkCount('a node with room for four volumes', 'count: 4', '', ['4 pods', undefined]);
checkCount('a node of which nobody says how many', '', '', ['4 pods', undefined]);
checkCount('a node with room for three volumes', 'count: 3', '', ['Can’t finish: no node can attach one more volume', tooMany]);
checkCount(
  'a node with room for four volumes, one of which another workload has',
  'count: 4',
  `---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: cache, namespace: shop }
spec: { accessModes: [ReadWriteOnce], storageClassName: local, resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: cache, namespace: shop }
spec:
  selector: { matchLabels: { app: cache } }
  template:
    metadata: { labels: { app: cache } }
    spec: { containers: [{ name: cache, image: "cache:1" }], volumes: [{ name: v, persistentVolumeClaim: { claimName: cache } }] }
`,
  ['Can’t finish: no node can attach one more volume', tooMany],
);
