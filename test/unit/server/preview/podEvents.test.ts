/** The events of pods and of ReplicaSets, as kubectl describe lists them: what each says, who says it, when, and how often. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import { defaultPreviewSettings } from '../../../../server/preview/settings';
import type { NodeClass } from '../../../../server/protocol/nodes';

function web(replicas: number, pod: string, strategy = 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: ${replicas}
  strategy: { ${strategy} }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { ${pod} }
`;
}
const asking = (cpu: string): string => `containers: [{ name: web, image: "web:1", resources: { requests: { cpu: ${cpu} } } }]`;
const nodes = (count: number): readonly NodeClass[] => [{ count, cpu: '4', memory: '16Gi' }];

const full =
  '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.';
const waits = 'Warning FailedScheduling default-scheduler Pod ×1:';

function check(name: string, text: string, beside: string, on: readonly NodeClass[], ...expected: readonly string[]): void {
  test(name, () => {
    const [file] = open([{ uri: 'file:///ws/web.yaml', text }], beside === '' ? [] : [{ uri: 'file:///ws/beside.yaml', text: beside }], {
      ...defaultPreviewSettings,
      nodes: on,
    });
    const rollout = file?.workloads[0]?.rollout();
    assert.ok(rollout?.state === 'timeline');
    const { events, steps } = rollout.timeline;
    const told = events.flatMap(({ step, type, reason, message, count, firstSeconds, from, about }) =>
      about === null
        ? []
        : [
            `${steps[step - 1]?.atSeconds ?? '-'}s (${firstSeconds ?? '-'}s, x${count}) ${type} ${reason} ${from} ${about.kind} ×${about.objects}: ${message}`,
          ],
    );
    const known = new RegExp(String.raw`web-\w+(-\w+)?`, 'g');
    assert.deepEqual(
      told.map(line => line.replaceAll(known, 'web-…')),
      expected,
    );
    const names = events.flatMap(({ about }) => about?.name ?? []);
    assert.ok(names.every(own => /^web-[a-z0-9]+(-[a-z0-9]+)?$/.test(own)));
  });
}

check('a pod that is placed', web(1, asking('1')), '', nodes(1));
check(
  'a pod that no node has room for is tried again every five minutes',
  web(1, asking('3')),
  '',
  nodes(1),
  `0s (0s, x1) ${waits} ${full}`,
  `601s (0s, x2) ${waits} ${full}`,
  `601s (0s, x3) ${waits} ${full}`,
);
check('pods that are created once there is room', web(2, asking('2'), 'type: Recreate'), '', nodes(1));
check(
  'a pod that waits until an old one has gone',
  web(2, asking('2'), 'rollingUpdate: { maxSurge: 0, maxUnavailable: 1 }'),
  '',
  nodes(1),
  `0s (0s, x1) ${waits} ${full}`,
  `8s (8s, x1) ${waits} ${full}`,
);
check(
  'pods that are tried again each time that one has gone: counted, as long as it is in vain',
  web(3, asking('1300m'), 'rollingUpdate: { maxSurge: 2, maxUnavailable: 1 }'),
  '',
  nodes(1),
  `0s (0s, x1) ${waits} ${full}`,
  `0s (0s, x1) ${waits} ${full}`,
  `0s (0s, x1) ${waits} ${full}`,
  `3s (0s, x2) ${waits} ${full}`,
  `3s (0s, x2) ${waits} ${full}`,
  `11s (0s, x3) ${waits} ${full}`,
);
check(
  'a volume that is attached to the node of the old pod',
  web(1, `${asking('3')}, volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }]`),
  `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop }
spec: { accessModes: [ReadWriteOnce], volumeName: pv, resources: { requests: { storage: 1Gi } } }
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: pv }
spec: { accessModes: [ReadWriteOnce], capacity: { storage: 1Gi }, gcePersistentDisk: { pdName: d } }
`,
  nodes(2),
  '0s (0s, x1) Warning FailedAttachVolume attachdetach-controller Pod ×1: Multi-Attach error for volume "pv" Volume is already used by pod(s) web-…',
);
check(
  'a pod that the API server rejects',
  web(2, asking('1')),
  'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: team, namespace: shop }\nspec: { hard: { pods: 2 } }\n',
  [],
  '0s (0s, x1) Warning FailedCreate replicaset-controller ReplicaSet ×1: Error creating: pods "web-…" is forbidden: exceeded quota: team, requested: pods=1, used: pods=2, limited: pods=2',
);
