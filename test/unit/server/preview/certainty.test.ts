/** Whether what is said of a rollout among other workloads on the same nodes is there wherever the pods of these are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import { defaultPreviewSettings } from '../../../../server/preview/settings';
import type { NodeClass } from '../../../../server/protocol/nodes';

interface Written {
  readonly replicas: number;
  readonly cpu?: string;
  readonly pod?: string;
  readonly port?: number;
}

function deployment(name: string, { replicas, cpu = '0', pod = '', port }: Written): string {
  const ports = port === undefined ? '' : `, ports: [{ containerPort: ${port}, hostPort: ${port} }]`;
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  replicas: ${replicas}
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: app, image: "app:1", resources: { requests: { cpu: ${cpu} } }${ports} }]${pod === '' ? '' : `, ${pod}`} }
`;
}
const apart = (app: string): string =>
  `affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: ${app} } } }] } }`;
const near = (app: string): string => apart(app).replace('podAntiAffinity', 'podAffinity');
const nodes = (count: number, more: Partial<NodeClass> = {}): NodeClass => ({ count, cpu: '4', memory: '16Gi', ...more });

function check(name: string, workload: Written, other: Written, on: readonly NodeClass[], expected: string): void {
  test(name, () => {
    const [file] = open(
      [{ uri: 'file:///ws/web.yaml', text: deployment('web', workload) }],
      [{ uri: 'file:///ws/api.yaml', text: deployment('api', other) }],
      { ...defaultPreviewSettings, nodes: on },
    );
    const rollout = file?.workloads[0]?.rollout();
    assert.ok(rollout?.state === 'timeline');
    const { tone, parts } = rollout.timeline.verdict;
    assert.equal(`${tone}: ${parts[0] ?? ''}`, expected);
  });
}

check(
  'no room for one more, whoever else is there',
  { replicas: 3, cpu: '3' },
  { replicas: 3, cpu: '500m' },
  [nodes(3)],
  'error: Can’t finish: no node has 3 CPU free',
);
check(
  'room in pieces that others have left',
  { replicas: 1, cpu: '3' },
  { replicas: 2, cpu: '1' },
  [nodes(3, { cpu: '3' })],
  'warning: May not finish: no node has 3 CPU free',
);
check(
  'no room for all of them together',
  { replicas: 2, cpu: '2' },
  { replicas: 2, cpu: '1500m' },
  [nodes(2)],
  'error: Can’t finish: no node has 2 CPU free',
);
check(
  'no room in a zone that others could leave',
  { replicas: 1, cpu: '2', pod: 'nodeSelector: { topology.kubernetes.io/zone: a }' },
  { replicas: 1, cpu: '1' },
  [nodes(1, { zones: ['a'] }), nodes(1, { zones: ['b'], cpu: '3' })],
  'warning: May not finish: no node has 2 CPU free',
);
check(
  'apart from its own, beside others that don’t mind',
  { replicas: 3, pod: apart('web') },
  { replicas: 3 },
  [nodes(3)],
  'error: Can’t finish: anti-affinity leaves no node for one more pod',
);
check(
  'apart from others that could be together',
  { replicas: 1, pod: apart('api') },
  { replicas: 2 },
  [nodes(2)],
  'warning: May not finish: anti-affinity leaves no node for one more pod',
);
check(
  'others that keep off, and its own that would',
  { replicas: 2, pod: apart('web') },
  { replicas: 1, pod: apart('api') },
  [nodes(2)],
  'error: Can’t finish: anti-affinity leaves no node for one more pod',
);
check(
  'near to others that could be elsewhere',
  { replicas: 1, cpu: '3', pod: near('api') },
  { replicas: 1 },
  [nodes(1), nodes(1, { cpu: '7' })],
  'warning: May not finish: no node fits one more pod',
);
check(
  'a port that its own pods have on all nodes',
  { replicas: 3, port: 80 },
  { replicas: 2 },
  [nodes(3)],
  'error: Can’t finish: no node has port 80 free',
);
check(
  'a port that others have wherever they are',
  { replicas: 1, port: 80 },
  { replicas: 2, port: 80 },
  [nodes(3)],
  'error: Can’t finish: no node has port 80 free',
);
check(
  'a port that others could have elsewhere',
  { replicas: 1, port: 80, pod: 'nodeSelector: { topology.kubernetes.io/zone: a }' },
  { replicas: 1, port: 80 },
  [nodes(2, { zones: ['a'] }), nodes(1, { zones: ['b'], cpu: '3' })],
  'warning: May not finish: no node has port 80 free',
);
