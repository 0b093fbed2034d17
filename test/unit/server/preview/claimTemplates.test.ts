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
