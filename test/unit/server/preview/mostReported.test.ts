/**
 * What people report most: a manifest that is fine, and a rollout that gets stuck. Each is told before it happens, as certain as it is, with the ways out and what
 * they cost; nothing is claimed that a cluster could disprove.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import { defaultPreviewSettings } from '../../../../server/preview/settings';
import { atOnce } from '../../../../server/preview/steps';
import type { NodeClass } from '../../../../server/protocol/nodes';

function web(replicas: number, pod: string, strategy = '{}'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: ${replicas}
  strategy: ${strategy}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { ${pod} }
`;
}
const probe = 'readinessProbe: { tcpSocket: { port: 80 } }';
const container = (more = ''): string => `containers: [{ name: web, image: "web:1", ${probe}${more === '' ? '' : `, ${more}`} }]`;
const disk = 'volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }]';
const claim = (mode: string, spec = ''): string =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data, namespace: shop }\nspec: { accessModes: [${mode}], resources: { requests: { storage: 1Gi } }${spec} }\n`;
const volume = (source: string): string =>
  `---\napiVersion: v1\nkind: PersistentVolume\nmetadata: { name: pv }\nspec: { accessModes: [ReadWriteOnce], capacity: { storage: 1Gi }, ${source} }\n`;
const apart =
  'affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }] } }';
const spread =
  'topologySpreadConstraints: [{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: web } } }]';

interface Told {
  readonly lens: string;
  /** `severity code: fix | fix`, without the ways to be silent. */
  readonly said: readonly string[];
}

function check(name: string, text: string, beside: string, nodes: readonly NodeClass[], expected: Told): void {
  test(name, () => {
    const [file] = open([{ uri: 'file:///ws/web.yaml', text }], beside === '' ? [] : [{ uri: 'file:///ws/beside.yaml', text: beside }], {
      ...defaultPreviewSettings,
      nodes,
    });
    const rollout = file?.workloads[0]?.rollout();
    assert.ok(file !== undefined && rollout?.state === 'timeline');
    const { tone, parts } = rollout.timeline.verdict;
    const marked = atOnce(file.markedInSteps({ start: 0, end: text.length })).flat();
    const said = marked.map(({ remark: { severity, code }, ways }) => {
      const fixes = ways.map(({ title }) => title).filter(title => !title.startsWith('Ignore '));
      return `${severity} ${code}: ${fixes.join(' | ')}`;
    });
    assert.deepEqual({ lens: `${tone}: ${parts[0] ?? ''}`, said }, expected);
  });
}

const three: readonly NodeClass[] = [{ count: 3, cpu: '4', memory: '16Gi' }];
check('ReadWriteOnce with the default strategy, nodes unknown', web(1, `${container()}, ${disk}`), claim('ReadWriteOnce'), [], {
  lens: 'warning: May not finish: needs the node of the old pod, for claim data',
  said: [
    'information volume/claim-in-use: Use Recreate: no pods available for about 15 s; server-side apply needs a kubectl patch first | Copy kubectl patch for server-side apply | Set maxSurge to 0, maxUnavailable to 1: no pods available for about 12 s, no extra pods needed',
  ],
});
check('ReadWriteOnce, three nodes', web(1, `${container()}, ${disk}`), claim('ReadWriteOnce'), three, {
  lens: 'warning: May not finish: needs the node of the old pod, for claim data',
  said: [
    'information volume/claim-in-use: Use Recreate: no pods available for about 15 s; server-side apply needs a kubectl patch first | Copy kubectl patch for server-side apply | Set maxSurge to 0, maxUnavailable to 1: no pods available for about 12 s, no extra pods needed',
  ],
});
check('ReadWriteOnce, one node', web(1, `${container()}, ${disk}`), claim('ReadWriteOnce'), [{ count: 1, cpu: '4', memory: '16Gi' }], {
  lens: 'ok: 1 pod',
  said: [],
});
check(
  'ReadWriteOnce, nodes with room for one, of a volume that may be NFS',
  web(1, `${container('resources: { requests: { cpu: 3 } }')}, ${disk}`),
  claim('ReadWriteOnce'),
  three,
  {
    lens: 'warning: May not finish: claim data is attached to the node of the old pod, which has no room',
    said: [
      'information volume/claim-in-use: Use Recreate: no pods available for about 15 s; server-side apply needs a kubectl patch first | Copy kubectl patch for server-side apply | Set maxSurge to 0, maxUnavailable to 1: no pods available for about 15 s, no extra pods needed',
    ],
  },
);
const driver = (attachRequired: boolean): string =>
  `---\napiVersion: storage.k8s.io/v1\nkind: CSIDriver\nmetadata: { name: d }\nspec: { attachRequired: ${attachRequired} }\n`;
check(
  'ReadWriteOnce, nodes with room for one, of a volume that has to be attached',
  web(1, `${container('resources: { requests: { cpu: 3 } }')}, ${disk}`),
  claim('ReadWriteOnce', ', volumeName: pv') + volume('csi: { driver: d, volumeHandle: h }') + driver(true),
  three,
  {
    lens: 'error: Can’t finish: claim data is attached to the node of the old pod, which has no room',
    said: [
      'warning volume/claim-in-use: Use Recreate: no pods available for about 15 s; server-side apply needs a kubectl patch first | Copy kubectl patch for server-side apply | Set maxSurge to 0, maxUnavailable to 1: no pods available for about 15 s, no extra pods needed',
    ],
  },
);
check(
  'ReadWriteOnce, nodes with room for one, of a volume whose driver attaches nothing',
  web(1, `${container('resources: { requests: { cpu: 3 } }')}, ${disk}`),
  claim('ReadWriteOnce', ', volumeName: pv') + volume('csi: { driver: d, volumeHandle: h }') + driver(false),
  three,
  { lens: 'ok: 1 pod', said: [] },
);
check(
  'ReadWriteOnce of a volume that is never attached',
  web(1, `${container()}, ${disk}`),
  claim('ReadWriteOnce', ', volumeName: pv') + volume('nfs: { server: s, path: / }'),
  [],
  { lens: 'ok: 1 pod', said: [] },
);
check('ReadWriteOncePod', web(1, `${container()}, ${disk}`), claim('ReadWriteOncePod'), [], {
  lens: 'error: Can’t finish: claim data is in use by another pod',
  said: [
    'warning volume/claim-in-use: Use Recreate: no pods available for about 15 s; server-side apply needs a kubectl patch first | Copy kubectl patch for server-side apply | Set maxSurge to 0, maxUnavailable to 1: no pods available for about 15 s, no extra pods needed',
  ],
});
check('one GPU, nodes unknown', web(1, container('resources: { limits: { nvidia.com/gpu: 1 } }')), '', [], {
  lens: 'warning: May not finish: needs 1 free nvidia.com/gpu on one node',
  said: [
    'information resource/extra-devices: Set maxSurge to 0, maxUnavailable to 1: no pods available for about 12 s, no extra pods needed',
  ],
});
check('one GPU', web(1, container('resources: { limits: { nvidia.com/gpu: 1 } }')), '', [{ count: 1, cpu: '4', memory: '16Gi', gpus: 1 }], {
  lens: 'error: Can’t finish: no node has 1 nvidia.com/gpu free',
  said: [
    'warning scheduling/no-node: Set maxSurge to 0, maxUnavailable to 1: no pods available for about 15 s, no extra pods needed | Use Recreate: no pods available for about 15 s; server-side apply needs a kubectl patch first | Copy kubectl patch for server-side apply',
  ],
});
check('a host port on as many nodes as pods, nodes unknown', web(3, container('ports: [{ containerPort: 80, hostPort: 80 }]')), '', [], {
  lens: 'warning: May not finish: needs a node with port 80 free',
  said: ['information port/host-port-taken: Set maxSurge to 0, maxUnavailable to 1: never below 2 of 3, no extra pods needed'],
});
check('a host port on as many nodes as pods', web(3, container('ports: [{ containerPort: 80, hostPort: 80 }]')), '', three, {
  lens: 'error: Can’t finish: no node has port 80 free',
  said: [
    'warning scheduling/no-node: Set maxSurge to 0, maxUnavailable to 1: never below 2 of 3, no extra pods needed | Use Recreate: no pods available for about 15 s; server-side apply needs a kubectl patch first | Copy kubectl patch for server-side apply',
  ],
});
check('three pods apart on three nodes, nodes unknown', web(3, `${container()}, ${apart}`), '', [], {
  lens: 'warning: May not finish: needs 4 nodes',
  said: ['information scheduling/needs-extra-node: Set maxSurge to 0, maxUnavailable to 1: never below 2 of 3, no extra pods needed'],
});
check('three pods apart on three nodes', web(3, `${container()}, ${apart}`), '', three, {
  lens: 'error: Can’t finish: anti-affinity leaves no node for one more pod',
  said: [
    'warning scheduling/no-node: Set maxSurge to 0, maxUnavailable to 1: never below 2 of 3, no extra pods needed | Use Recreate: no pods available for about 15 s; server-side apply needs a kubectl patch first (then strategy/recreate-downtime) | Copy kubectl patch for server-side apply',
  ],
});
check('the same with four, by rounding', web(4, `${container()}, ${apart}`), '', [{ count: 4, cpu: '4', memory: '16Gi' }], {
  lens: 'ok: 4 pods',
  said: [],
});
check(
  'a full quota',
  web(3, container()),
  'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: team, namespace: shop }\nspec: { hard: { pods: 3 } }\n',
  [],
  {
    lens: 'error: Can’t finish: quota team has no room for one more pod',
    said: [
      'warning quota/no-room: Set maxSurge to 0, maxUnavailable to 1: never below 2 of 3, no extra pods needed | Use Recreate: no pods available for about 15 s; server-side apply needs a kubectl patch first (then strategy/recreate-downtime) | Copy kubectl patch for server-side apply',
    ],
  },
);
check(
  'a spread with a tainted zone',
  web(2, `${container()}, ${spread}`),
  '',
  [
    { count: 2, cpu: '4', memory: '16Gi', zones: ['a', 'b'] },
    { count: 1, cpu: '4', memory: '16Gi', zones: ['c'], taints: [{ key: 'only', value: 'batch', effect: 'NoSchedule' }] },
  ],
  {
    lens: 'error: Can’t finish: topology spread leaves no node for one more pod',
    said: [
      'warning scheduling/no-node: Set maxSurge to 0, maxUnavailable to 1: never below 1 of 2, no extra pods needed | Use Recreate: no pods available for about 15 s; server-side apply needs a kubectl patch first (then strategy/recreate-downtime) | Copy kubectl patch for server-side apply',
      'information scheduling/spread-counts-old-pods: Set whenUnsatisfiable to ScheduleAnyway: no pod waits for an even spread',
    ],
  },
);
check(
  'a GPU for a second pod on each node',
  web(1, container('resources: { limits: { nvidia.com/gpu: 1 } }'))
    .replace('kind: Deployment', 'kind: DaemonSet')
    .replace('  replicas: 1\n  strategy: {}\n', '  updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }\n'),
  '',
  [],
  { lens: 'warning: May not finish: needs 1 free nvidia.com/gpu on each node', said: [] },
);

test('a volume that is attached elsewhere, in the words of who attaches it', () => {
  const pod = `${container('resources: { requests: { cpu: 3 } }')}, ${disk}`;
  const beside = claim('ReadWriteOnce', ', volumeName: pv') + volume('csi: { driver: d, volumeHandle: h }');
  const [file] = open([{ uri: 'file:///ws/web.yaml', text: web(1, pod) }], [{ uri: 'file:///ws/beside.yaml', text: beside }], {
    ...defaultPreviewSettings,
    nodes: three,
  });
  const rollout = file?.workloads[0]?.rollout();
  assert.ok(rollout?.state === 'timeline');
  const { banner, obstacle } = rollout.timeline;
  const words = 'Multi-Attach error for volume "pv" Volume is already used by pod(s) web-…';
  assert.deepEqual(
    [banner?.sentences.includes(`FailedAttachVolume: ${words}`), obstacle?.kind, obstacle?.shown, obstacle?.around?.message],
    [true, 'notAttached', 'ContainerCreating', words],
  );
});
