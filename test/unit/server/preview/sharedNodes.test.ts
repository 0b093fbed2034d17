/** What other workloads of the workspace take of the nodes that are known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import { defaultPreviewSettings } from '../../../../server/preview/settings';
import { atOnce } from '../../../../server/preview/steps';
import type { NodeClass } from '../../../../server/protocol/nodes';
import { floorLine } from '../../../../server/rollout/floorWords';

interface Made {
  readonly kind?: string;
  readonly namespace?: string;
  readonly spec?: string;
  readonly cpu?: string;
  readonly pod?: string;
}

function workload(name: string, { kind = 'Deployment', namespace = 'shop', spec = 'replicas: 3', cpu = '1', pod = '' }: Made = {}): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  ${spec}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: app, image: "app:1", resources: { requests: { cpu: ${cpu} } } }]${pod} }
`;
}

const three: readonly NodeClass[] = [{ count: 3, cpu: '2', memory: '8Gi' }];

/** The verdict on web, and what is assumed of nodes. */
function checkWeb(name: string, web: string, beside: Readonly<Record<string, string>>, expected: readonly string[], nodes = three): void {
  test(name, () => {
    const others = Object.entries(beside).map(([path, text]) => ({ uri: `file:///ws/${path}`, text }));
    for (const isOpen of [true, false]) {
      const files = [{ uri: 'file:///ws/prod/web.yaml', text: web }, ...(isOpen ? others : [])];
      const [file] = open(files, isOpen ? [] : others, { ...defaultPreviewSettings, nodes });
      const rollout = file?.workloads[0]?.rollout();
      assert.ok(rollout?.state === 'timeline');
      const { verdict, assumptions } = rollout.timeline;
      assert.deepEqual(
        [`${verdict.tone}: ${verdict.parts[0] ?? ''}`, ...assumptions.filter(text => /node|evicts|Not in/.test(text))],
        expected,
      );
    }
  });
}

const alone = 'Assumes 3 nodes with no other pods on them.';

checkWeb('room for one more', workload('web'), {}, ['ok: 3 pods', alone]);
checkWeb('nodes are those that most pods select', workload('web', { pod: ', nodeSelector: { kubernetes.io/os: linux }' }), {}, [
  'ok: 3 pods',
  alone,
]);
checkWeb('a disk, which every node has', workload('web', { cpu: '1, ephemeral-storage: 2Gi' }), {}, ['ok: 3 pods', alone]);
checkWeb('others leave no room', workload('web'), { 'prod/api.yaml': workload('api') }, [
  'error: Can’t finish: no node has 1 CPU free',
  'Assumes 3 nodes with the pods of the workspace on them, and no others: 3 × Deployment api (api.yaml:1).',
]);
checkWeb('others of any namespace leave no room', workload('web'), { 'other/api.yaml': workload('api', { namespace: 'bank' }) }, [
  'error: Can’t finish: no node has 1 CPU free',
  'Assumes 3 nodes with the pods of the workspace on them, and no others: 3 × Deployment api (../other/api.yaml:1).',
]);
checkWeb('a pod on each node', workload('web'), { 'agent.yaml': workload('agent', { kind: 'DaemonSet', spec: 'minReadySeconds: 0' }) }, [
  'error: Can’t finish: no node has 1 CPU free',
  'Assumes 3 nodes with the pods of the workspace on them, and no others: 3 × DaemonSet agent (../agent.yaml:1).',
]);
checkWeb(
  'as many pods as an autoscaler keeps',
  workload('web'),
  {
    'prod/api.yaml': workload('api', { spec: 'minReadySeconds: 0' }),
    'prod/hpa.yaml': `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api, namespace: shop }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, minReplicas: 2, maxReplicas: 9 }
`,
  },
  ['ok: 3 pods', 'Assumes 3 nodes with the pods of the workspace on them, and no others: 2 × Deployment api (api.yaml:1).'],
);
checkWeb(
  'of a name of several environments the nearest, and never the workload itself',
  workload('web'),
  { 'prod/api.yaml': workload('api', { spec: 'replicas: 1' }), 'dev/api.yaml': workload('api'), 'dev/web.yaml': workload('web') },
  ['ok: 3 pods', 'Assumes 3 nodes with the pods of the workspace on them, and no others: 1 × Deployment api (api.yaml:1).'],
);
checkWeb('others that find no room are left out', workload('web'), { 'prod/api.yaml': workload('api', { cpu: '3' }) }, [
  'ok: 3 pods',
  alone,
  'On these nodes, 3 of 3 pods of Deployment api (api.yaml:1) find no room; they are left out.',
]);
checkWeb(
  'room that others leave in pieces may be in one',
  workload('web', { cpu: '2' }),
  { 'prod/api.yaml': workload('api', { spec: 'replicas: 2' }) },
  [
    'warning: May not finish: no node has 2 CPU free',
    'Assumes 4 nodes with the pods of the workspace on them, and no others: 2 × Deployment api (api.yaml:1).',
  ],
  [{ count: 4, cpu: '2500m', memory: '8Gi' }],
);
checkWeb(
  'others with a rule keep the pods off',
  workload('web'),
  {
    'prod/api.yaml': workload('api', {
      cpu: '100m',
      pod: ', affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }] } }',
    }),
  },
  [
    'warning: May not finish: anti-affinity leaves no node for one more pod',
    'Assumes 3 nodes with the pods of the workspace on them, and no others: 3 × Deployment api (api.yaml:1).',
  ],
);
checkWeb(
  'a pod of higher priority takes a place of others',
  workload('web', { pod: ', priorityClassName: high' }),
  {
    'prod/api.yaml': workload('api'),
    'prod/high.yaml': 'apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: { name: high }\nvalue: 1000\n',
  },
  [
    'warning: 3 pods',
    'Assumes 3 nodes with the pods of the workspace on them, and no others: 3 × Deployment api (api.yaml:1).',
    'The scheduler evicts 2 pods of api, which have a lower priority.',
  ],
);
checkWeb(
  'what the pods name and no file has is said',
  workload('web', {
    pod: ', priorityClassName: high, runtimeClassName: kata, volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }]',
  }),
  { 'prod/kata.yaml': 'apiVersion: node.k8s.io/v1\nkind: RuntimeClass\nmetadata: { name: kata }\nhandler: kata\n' },
  [
    'ok: 3 pods',
    alone,
    'Not in the workspace: PriorityClass high, PersistentVolumeClaim data. Whether the cluster has them isn’t known; they are simulated as keeping no pod back.',
  ],
);
checkWeb('classes that every cluster has are known', workload('web', { pod: ', priorityClassName: system-node-critical' }), {}, [
  'ok: 3 pods',
  alone,
]);
checkWeb(
  'a second pod on each node',
  workload('web', { kind: 'DaemonSet', spec: 'updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }', cpu: '1500m' }),
  {},
  ['error: Can’t finish: no node has 1500m CPU free', alone],
);
checkWeb('more pods of a StatefulSet than there is room for', workload('web', { kind: 'StatefulSet', spec: 'replicas: 4', cpu: '2' }), {}, [
  'error: Can’t finish: no node has 2 CPU free',
  alone,
]);
checkWeb('a pod that names its node is there, whatever room that has', workload('web', { cpu: '4', pod: ', nodeName: node-1' }), {}, [
  'ok: 3 pods',
  alone,
]);
checkWeb('where another scheduler puts pods isn’t known', workload('web', { cpu: '4', pod: ', schedulerName: batch' }), {}, [
  'ok: 3 pods',
  alone,
]);

const quota = (hard: string): string =>
  `apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: team, namespace: shop }\nspec: { hard: ${hard} }\n`;

/** The verdict on web beside others in a namespace with a quota, and what is counted; nodes aren't known. */
function checkQuota(name: string, hard: string, others: readonly string[], expected: readonly string[]): void {
  test(name, () => {
    const beside = [quota(hard), ...others].map((text, index) => ({ uri: `file:///ws/beside${index}.yaml`, text }));
    const [file] = open([{ uri: 'file:///ws/web.yaml', text: workload('web') }], beside, defaultPreviewSettings);
    const rollout = file?.workloads[0]?.rollout();
    assert.ok(file !== undefined && rollout?.state === 'timeline');
    const { verdict, assumptions } = rollout.timeline;
    const severities = atOnce(file.markedInSteps({ start: 0, end: 9999 }))
      .flat()
      .filter(({ remark: { code } }) => code === 'quota/no-room')
      .map(({ remark: { severity } }) => severity);
    const counted = assumptions.filter(text => text.startsWith('Counts the other'));
    assert.deepEqual([`${verdict.tone}: ${verdict.parts[0] ?? ''}`, ...severities, ...counted], expected);
  });
}

const two = 'Counts the other workloads of the namespace against its quotas: 3 × Deployment api (beside1.yaml:1).';
checkQuota('a quota with room for all', '{ pods: 9 }', [workload('api')], ['ok: 3 pods', two]);
checkQuota(
  'a quota that others leave no room in may have room, as nobody knows whether they are there',
  '{ pods: 6 }',
  [workload('api')],
  ['warning: May not finish: quota team has no room for one more pod', 'information', two],
);
checkQuota(
  'a quota that is full without them',
  '{ pods: 3 }',
  [workload('api')],
  ['error: Can’t finish: quota team has no room for one more pod', 'warning', two],
);
checkQuota('others of another namespace don’t count', '{ pods: 6 }', [workload('api', { namespace: 'bank' })], ['ok: 3 pods']);
checkQuota('nor do others that the quota has no limit for', '{ requests.nvidia.com/gpu: 1 }', [workload('api')], ['ok: 3 pods']);
checkQuota(
  'others by what they ask for',
  '{ requests.cpu: 8 }',
  [workload('api', { spec: 'replicas: 1', cpu: '5' })],
  [
    'warning: May not finish: quota team has no room for one more pod',
    'information',
    'Counts the other workloads of the namespace against its quotas: 1 × Deployment api (beside1.yaml:1).',
  ],
);

test('of pods that find no room from the start none is promised', () => {
  const web = workload('web', { spec: 'replicas: 10' });
  const [file] = open([{ uri: 'file:///ws/web.yaml', text: web }], [], { ...defaultPreviewSettings, nodes: three });
  const rollout = file?.workloads[0]?.rollout();
  assert.ok(rollout?.state === 'timeline');
  const { verdict, summary, limits } = rollout.timeline;
  assert.ok(verdict.parts.includes('never below 6'), verdict.parts.join(' · '));
  assert.equal(floorLine(limits.floor, summary), 'lower limit 8');
});

test('the same is answered however often it is asked, also of a claim that pods on each node name', () => {
  const claim = ', volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]';
  const volume = (node: string): string => `apiVersion: v1
kind: PersistentVolume
metadata: { name: on-${node} }
spec:
  { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], storageClassName: local, local: { path: /data }, nodeAffinity:
    { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [${node}] }] }] } } }
---
`;
  const objects = `${volume('node-1')}${volume('node-3')}apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: local }
provisioner: kubernetes.io/no-provisioner
volumeBindingMode: WaitForFirstConsumer
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop }
spec: { accessModes: [ReadWriteOnce], storageClassName: local, resources: { requests: { storage: 1Gi } } }
`;
  const texts = [
    workload('web', { spec: 'replicas: 1', pod: claim }),
    workload('agent', { kind: 'DaemonSet', spec: 'minReadySeconds: 0', cpu: '100m', pod: claim }),
    workload('api', { spec: 'replicas: 1', cpu: '1500m', pod: ', nodeSelector: { kubernetes.io/hostname: node-1 }' }),
    objects,
  ];
  const files = texts.map((text, index) => ({ uri: `file:///ws/${index}.yaml`, text }));
  const [file] = open(files, [], { ...defaultPreviewSettings, nodes: [{ count: 3, cpu: '3', memory: '8Gi' }] });
  const answers = [1, 2].map(() => file?.workloads[0]?.rollout());
  assert.ok(answers[0]?.state === 'timeline');
  assert.deepEqual(answers[1], answers[0]);
});
