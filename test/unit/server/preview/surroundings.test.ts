/** What the verdict says where something beside the workload keeps its pods from being created or placed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import { defaultPreviewSettings } from '../../../../server/preview/settings';
import { atOnce } from '../../../../server/preview/steps';

const web = (spec: string, strategy = 'maxSurge: 1, maxUnavailable: 0', replicas = 3) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: ${replicas}
  strategy: { rollingUpdate: { ${strategy} } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: ${spec}
`;
const plain = '{ containers: [{ name: web, image: "web:1" }] }';
const asking = (resources: string) => `{ containers: [{ name: web, image: "web:1", resources: ${resources} }] }`;
const quota = (hard: string, namespace = 'shop') =>
  `apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: team, namespace: ${namespace} }\nspec: { hard: { ${hard} } }\n`;
const range = (item: string) =>
  `apiVersion: v1\nkind: LimitRange\nmetadata: { name: sizes, namespace: shop }\nspec: { limits: [{ type: Container, ${item} }] }\n`;
const claim = (mode: string) =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data, namespace: shop }\nspec: { accessModes: [${mode}], resources: { requests: { storage: 1Gi } } }\n`;
const nodes = (count: number, room = 'cpu: 4, memory: 8Gi, pods: 110', more = '') =>
  Array.from(
    { length: count },
    (_, index) =>
      `apiVersion: v1\nkind: Node\nmetadata: { name: n${index + 1}, labels: { kubernetes.io/hostname: n${index + 1}${more} } }\nstatus: { allocatable: { ${room} } }\n`,
  ).join('---\n');
const antiAffinity = `{ containers: [{ name: web, image: "web:1" }], affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }] } } }`;

checkVerdict('room in the quota', web(plain), quota('pods: 4'), 'ok: 3 pods · at most 4 · never below 3 · about 25 s');
checkVerdict(
  'a quota without room',
  web(plain),
  quota('pods: 3'),
  'error: Can’t finish: quota team has no room for one more pod · at most 4 · never below 3 · fails after 10 min',
);
checkVerdict(
  'a quota without room, and a pod that may go first',
  web(plain, 'maxSurge: 0, maxUnavailable: 1'),
  quota('pods: 3'),
  'ok: 3 pods · at most 3 · never below 2 · about 30 s',
);
checkVerdict('a quota of another namespace', web(plain), quota('pods: 3', 'other'), 'ok: 3 pods · at most 4 · never below 3 · about 15 s');
checkVerdict(
  'a quota that makes requests mandatory',
  web(plain),
  quota('requests.cpu: 10'),
  'error: Can’t finish: quota team requires requests or limits that the pod doesn’t set · at most 4 · never below 3 · fails after 10 min',
);
checkVerdict(
  'a limit range that refuses the pod',
  web(asking('{ limits: { cpu: 2 } }')),
  range('max: { cpu: 1 }'),
  'error: Can’t finish: LimitRange sizes doesn’t allow the pod · at most 4 · never below 3 · fails after 10 min',
);
checkVerdict(
  'a limit range whose defaults fill the quota',
  web(plain),
  `${range('defaultRequest: { cpu: 500m }')}---\n${quota('requests.cpu: 1800m')}`,
  'error: Can’t finish: quota team has no room for one more pod · at most 4 · never below 3 · fails after 10 min',
);
checkVerdict(
  'a claim for one pod, on whatever nodes',
  web(
    '{ containers: [{ name: web, image: "web:1" }], volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }] }',
    'maxSurge: 1, maxUnavailable: 0',
    1,
  ),
  claim('ReadWriteOncePod'),
  'error: Can’t finish: claim data is in use by another pod · at most 2 · never below 1 · fails after 10 min',
);
checkVerdict(
  'a claim for one node',
  web(
    '{ containers: [{ name: web, image: "web:1" }], volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }] }',
    'maxSurge: 1, maxUnavailable: 0',
    1,
  ),
  claim('ReadWriteOnce'),
  'warning: May not finish: needs the node of the old pod, for claim data · at most 2 · never below 1 · about 5 s',
);
checkVerdict(
  'as many nodes as pods that keep apart',
  web(antiAffinity),
  nodes(3),
  'error: Can’t finish: anti-affinity leaves no node for one more pod · at most 4 · never below 3 · fails after 10 min',
);
checkVerdict('one node more', web(antiAffinity), nodes(4), 'ok: 3 pods · at most 4 · never below 3 · about 21 s');
checkVerdict(
  'as many devices as pods',
  web(asking('{ limits: { nvidia.com/gpu: 1 } }')),
  nodes(3, 'cpu: 4, memory: 8Gi, pods: 110, nvidia.com/gpu: 1'),
  'error: Can’t finish: no node has 1 nvidia.com/gpu free · at most 4 · never below 3 · fails after 10 min',
);
checkVerdict(
  'a port of the node',
  web(
    '{ containers: [{ name: web, image: "web:1", ports: [{ containerPort: 80, hostPort: 443 }] }] }',
    'maxSurge: 1, maxUnavailable: 0',
    2,
  ),
  nodes(2),
  'error: Can’t finish: no node has port 443 free · at most 3 · never below 2 · fails after 10 min',
);
checkVerdict(
  'more memory than a node has',
  web(asking('{ requests: { memory: 6Gi } }'), 'maxSurge: 1, maxUnavailable: 0', 2),
  nodes(2),
  'error: Can’t finish: no node has 6Gi of memory free · at most 3 · never below 2 · fails after 10 min',
);

const need = (words: string, pods: number) =>
  `warning: May not finish: ${words} · at most ${pods + 1} · never below ${pods} · about ${5 * pods} s`;
checkVerdict('pods that keep apart, on nodes that nobody knows', web(antiAffinity), '', need('needs 4 nodes', 3));
checkVerdict(
  'pods that keep apart by zone',
  web(antiAffinity.replace('kubernetes.io/hostname', 'topology.kubernetes.io/zone')),
  '',
  need('needs 4 zones', 3),
);
checkVerdict(
  'pods that keep apart from those of their own revision',
  web(antiAffinity.replace('topologyKey', 'matchLabelKeys: [pod-template-hash], topologyKey')),
  '',
  'ok: 3 pods · at most 4 · never below 3 · about 15 s',
);
checkVerdict(
  'pods that keep apart, and may go first',
  web(antiAffinity, 'maxSurge: 1, maxUnavailable: 1'),
  '',
  'ok: 3 pods · at most 4 · never below 2 · about 10 s',
);
checkVerdict(
  'a device, on nodes that nobody knows',
  web(asking('{ limits: { nvidia.com/gpu: 2 } }')),
  '',
  need('needs 2 free nvidia.com/gpu on one node', 3),
);
checkVerdict(
  'a port of the node, on nodes that nobody knows',
  web('{ hostNetwork: true, containers: [{ name: web, image: "web:1", ports: [{ containerPort: 80 }] }] }'),
  '',
  need('needs a node with port 80 free', 3),
);

function checkVerdict(name: string, text: string, beside: string, expected: string): void {
  test(name, () => {
    for (const texts of [[`${text}---\n${beside}`], [text, beside]]) {
      const [file] = open(
        [{ uri: 'file:///ws/web.yaml', text: texts[0] ?? '' }],
        texts.slice(1).map(own => ({ uri: 'file:///ws/beside.yaml', text: own })),
      );
      const rollout = file?.workloads[0]?.rollout();
      const verdict = rollout?.state === 'timeline' ? rollout.timeline.verdict : undefined;
      assert.equal(`${verdict?.tone ?? ''}: ${verdict?.parts.join(' · ') ?? JSON.stringify(rollout)}`, expected);
    }
  });
}

const gpu = web(
  '{ containers: [{ name: web, image: "web:1", readinessProbe: { tcpSocket: { port: 80 } }, resources: { limits: { nvidia.com/gpu: 1 } } }] }',
);
const probed = web(
  '{ containers: [{ name: web, image: "web:1", readinessProbe: { tcpSocket: { port: 80 } }, resources: { limits: { cpu: 2 } } }] }',
);

checkRemarks('a quota that is too small', probed, quota('pods: 3'), [
  'warning quota/no-room at 3: A rollout can’t finish: quota team has no room for one more pod.\nFailedCreate: pods "web-…" is forbidden: exceeded quota: team, requested: pods=1, used: pods=3, limited: pods=3 → ResourceQuota team, beside.yaml:0 | Set maxSurge to 0, maxUnavailable to 1: never below 2 of 3, no extra pods needed | Use Recreate: no pods available for about 15 s (then strategy/recreate-downtime) | Ignore quota/no-room here',
]);
checkRemarks('a limit range that no strategy helps against', probed, range('max: { cpu: 1 }'), [
  'warning resource/limit-range at resources: A rollout can’t finish: LimitRange sizes doesn’t allow the pod.\nFailedCreate: pods "web-…" is forbidden: maximum cpu usage per Container is 1, but limit is 2 → LimitRange sizes, beside.yaml:0 | Ignore resource/limit-range here',
]);
checkRemarks(
  'nodes without a free device, in place of what is only supposed',
  gpu,
  nodes(3, 'cpu: 4, memory: 8Gi, pods: 110, nvidia.com/gpu: 1'),
  [
    'warning scheduling/no-node at 1: A rollout can’t finish: no node has 1 nvidia.com/gpu free.\nFailedScheduling: 0/3 nodes are available: 3 Insufficient nvidia.com/gpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod. → Node n1, beside.yaml:0 | Set maxSurge to 0, maxUnavailable to 1: never below 2 of 3, no extra pods needed | Use Recreate: no pods available for about 15 s | Ignore scheduling/no-node here',
  ],
);
const withClaim = web(
  '{ containers: [{ name: web, image: "web:1", readinessProbe: { tcpSocket: { port: 80 } }, resources: { limits: { cpu: 2 } } }], volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }] }',
  'maxSurge: 1, maxUnavailable: 0',
  1,
);
test('a claim is told with the line of its file', () => {
  const [file] = open(
    [{ uri: 'file:///ws/web.yaml', text: withClaim }],
    [{ uri: 'file:///ws/data.yaml', text: `# it\n${claim('ReadWriteOnce')}` }],
  );
  const said = file?.remarks().find(({ code }) => code === 'volume/claim-in-use');
  assert.deepEqual(said?.neighbour, {
    text: 'PersistentVolumeClaim data',
    place: { uri: 'file:///ws/data.yaml', line: 1, file: 'data.yaml' },
  });
});
checkRemarks('nodes with a free device', gpu, nodes(4, 'cpu: 4, memory: 8Gi, pods: 110, nvidia.com/gpu: 1'), []);

test('nodes that somebody states count where no Node objects stand beside the workload', () => {
  const verdictOn = (beside: string, count: number): string => {
    const settings = { ...defaultPreviewSettings, nodes: [{ count, cpu: '4', memory: '8Gi' }] };
    const [file] = open(
      [{ uri: 'file:///ws/web.yaml', text: web(antiAffinity) }],
      [{ uri: 'file:///ws/beside.yaml', text: beside }],
      settings,
    );
    const rollout = file?.workloads[0]?.rollout();
    return rollout?.state === 'timeline' ? [rollout.timeline.verdict.parts[0], rollout.timeline.assumptions[0]].join('; ') : '';
  };
  assert.deepEqual(
    [verdictOn('', 3), verdictOn('', 4), verdictOn(nodes(4), 3)],
    [
      'Can’t finish: anti-affinity leaves no node for one more pod; Assumes 3 nodes with no other pods on them.',
      '3 pods; Assumes 4 nodes with no other pods on them.',
      '3 pods; Assumes 4 nodes (beside.yaml:1) with no other pods on them.',
    ],
  );
});

function checkRemarks(name: string, text: string, other: string, expected: readonly string[]): void {
  test(name, () => {
    const [file] = open([{ uri: 'file:///ws/web.yaml', text }], [{ uri: 'file:///ws/beside.yaml', text: other }]);
    assert.ok(file !== undefined);
    const marked = atOnce(file.markedInSteps({ start: 0, end: text.length })).flat();
    const said = marked.map(({ remark: { severity, code, message, span, neighbour }, ways }) => {
      const at =
        neighbour === undefined ? '' : ` → ${neighbour.text}, ${neighbour.place.uri.split('/').at(-1) ?? ''}:${neighbour.place.line}`;
      const titles = ways.map(({ title }) => ` | ${title}`).join('');
      return `${severity} ${code} at ${text.slice(span.start, span.end)}: ${message}${at}${titles}`;
    });
    assert.deepEqual(said, expected);
  });
}

test('who is on which node, and who waits, step by step', () => {
  const settings = { ...defaultPreviewSettings, nodes: [{ count: 3, cpu: '4', memory: '8Gi' }] };
  const [file] = open([{ uri: 'file:///ws/web.yaml', text: web(antiAffinity) }], [], settings);
  const rollout = file?.workloads[0]?.rollout();
  assert.ok(rollout?.state === 'timeline' && rollout.timeline.nodes !== null);
  const { nodes, taken, waiting, resources } = rollout.timeline.nodes;
  assert.deepEqual(resources, [{ name: 'pods', asked: 1 }]);
  assert.deepEqual(
    nodes.map(({ name, room }) => `${name} ${room.join()}`),
    ['node-1 110', 'node-2 110', 'node-3 110'],
  );
  assert.deepEqual(
    taken.map(({ step, node, pods }) => [step, node, pods[0]?.running]),
    [
      [1, 0, 1],
      [1, 1, 1],
      [1, 2, 1],
    ],
  );
  assert.deepEqual(
    waiting.flatMap(({ pods }) => pods.map(({ count, message }) => `${count}: ${message.slice(0, 60)}`)),
    ["1: 0/3 nodes are available: 3 node(s) didn't match pod anti-aff"],
  );
});

test('of objects of the workspace those count that are meant for the workload', () => {
  const cannot = (files: Readonly<Record<string, string>>): boolean => {
    const [file] = open(
      [{ uri: 'file:///ws/prod/web.yaml', text: web(antiAffinity) }],
      Object.entries(files).map(([path, text]) => ({ uri: `file:///ws/${path}`, text })),
    );
    const rollout = file?.workloads[0]?.rollout();
    return rollout?.state === 'timeline' && rollout.timeline.summary.outcome === 'stalls';
  };
  const [small, large] = [quota('pods: 3'), quota('pods: 9')];
  assert.deepEqual(
    [
      cannot({ 'dev/quota.yaml': small }),
      cannot({ 'dev/quota.yaml': small, 'prod/quota.yaml': large }),
      cannot({ 'dev/quota.yaml': large, 'prod/quota.yaml': small }),
      cannot({ 'prod/nodes.yaml': nodes(3) }),
      cannot({ 'nodes.yaml': nodes(3) }),
      cannot({ 'dev/nodes.yaml': nodes(3) }),
      cannot({ 'prod/01-assert.yaml': small }),
    ],
    [true, false, true, true, true, false, false],
  );
});

checkRemarks(
  'a quota that is too small once the autoscaler wants more pods',
  probed.replace('  replicas: 3\n', ''),
  `${quota('pods: 5')}---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 2, maxReplicas: 5 }
`,
  [
    'information quota/no-room at spec: With 5 replicas, maxReplicas of HPA web, a rollout can’t finish: quota team has no room for one more pod.\nFailedCreate: pods "web-…" is forbidden: exceeded quota: team, requested: pods=1, used: pods=5, limited: pods=5 → ResourceQuota team, beside.yaml:0 | Ignore quota/no-room here',
  ],
);

checkRemarks(
  'a quota without room for extra pods, where old ones may go first',
  probed.replace('maxUnavailable: 0', 'maxUnavailable: 1'),
  quota('pods: 3'),
  [
    'information quota/no-room at 3: Quota team has no room for extra pods: a new pod is created only when its ReplicaSet tries again after an old pod has gone, and tries are up to 1,000 s apart. The rollout takes about 3 min 16 s.\nFailedCreate: pods "web-…" is forbidden: exceeded quota: team, requested: pods=1, used: pods=3, limited: pods=3 → ResourceQuota team, beside.yaml:0 | Set maxSurge to 0, maxUnavailable to 1: never below 2 of 3, no extra pods needed | Use Recreate: no pods available for about 15 s (then strategy/recreate-downtime) | Ignore quota/no-room here',
  ],
);

test('a rollout that a full quota slows down is followed to its end', () => {
  const [file] = open(
    [{ uri: 'file:///ws/web.yaml', text: web(plain, 'maxSurge: 1, maxUnavailable: 1', 10) }],
    [{ uri: 'file:///ws/q.yaml', text: quota('pods: 10') }],
  );
  const rollout = file?.workloads[0]?.rollout();
  assert.ok(rollout?.state === 'timeline');
  const { outcome, completeSeconds, deadlineSeconds } = rollout.timeline.summary;
  assert.equal(outcome, 'completes');
  assert.ok(deadlineSeconds !== null && completeSeconds !== null && completeSeconds > deadlineSeconds);
});
