/** What lets a rollout through that around it there is no room for: proved by simulating it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import { defaultPreviewSettings } from '../../../../server/preview/settings';
import type { NodeClass } from '../../../../server/protocol/nodes';

function web(pod: string, { kind = 'Deployment', spec = 'replicas: 3' } = {}): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: { name: web, namespace: shop }
spec:
  ${spec}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: ${pod}
`;
}
const container = (more: string): string => `{ containers: [{ name: web, image: "web:1", ${more} }] }`;

/** Each way as `change: lowest of desired, seconds, price`, with `try` where it can be tried on the page. */
function checkWays(name: string, text: string, beside: string, expected: readonly string[], nodes: readonly NodeClass[] = []): void {
  test(name, () => {
    const [file] = open([{ uri: 'file:///ws/web.yaml', text }], [{ uri: 'file:///ws/beside.yaml', text: beside }], {
      ...defaultPreviewSettings,
      nodes,
    });
    const rollout = file?.workloads[0]?.rollout();
    assert.ok(rollout?.state === 'timeline');
    const { ways, banner } = rollout.timeline;
    const said = ways.map(({ change, lowest, desired, seconds, price, whatIf, undo }) =>
      [`${change}: ${lowest} of ${desired}`, `${seconds ?? '?'} s`, price, ...(whatIf !== null || undo ? ['try'] : [])].join(', '),
    );
    assert.deepEqual(said, expected);
    assert.equal(banner?.sentences.some(sentence => sentence.startsWith('It gets through with: ')) ?? false, ways.length > 0);
  });
}

const quota = (hard: string): string =>
  `apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: team, namespace: shop }\nspec: { hard: { ${hard} } }\n`;
const undo = 'kubectl rollout undo deployment/web -n shop: 3 of 3, 0 s, the new version isn’t out, try';

checkWays('nothing where the rollout completes', web(container('resources: {}')), quota('pods: 4'), []);
checkWays('a full quota', web(container('resources: { requests: { cpu: 500m } }')), quota('requests.cpu: 1800m, pods: 3'), [
  'Quota team: requests.cpu 1800m → 2, pods 3 → 4: 3 of 3, 25.21 s, needs whoever owns the quota',
  'maxSurge: 0, maxUnavailable: 1: 2 of 3, 30.315 s, 1 pod is missing while it runs, try',
  'strategy: Recreate: 0 of 3, 8 s, no pod is available for 8 s, try',
  undo,
]);
checkWays(
  'a limit range that no strategy helps against',
  web(container('resources: { limits: { cpu: 2 } }')),
  'apiVersion: v1\nkind: LimitRange\nmetadata: { name: sizes, namespace: shop }\nspec: { limits: [{ type: Container, max: { cpu: 1 } }] }\n',
  [undo],
);
checkWays(
  'no free device',
  web(container('resources: { limits: { nvidia.com/gpu: 1 } }')),
  '',
  [
    'One more node like node-1: 3 of 3, 21 s, a node for the time of the rollout',
    'maxSurge: 0, maxUnavailable: 1: 2 of 3, 24 s, 1 pod is missing while it runs, try',
    'strategy: Recreate: 0 of 3, 8 s, no pod is available for 8 s, try',
    undo,
  ],
  [{ count: 3, cpu: '4', memory: '16Gi', gpus: 1 }],
);
checkWays(
  'no free device in any of the zones: a further node does the same in each',
  web(container('resources: { limits: { nvidia.com/gpu: 1 } }')),
  '',
  [
    'One more node like node-1: 3 of 3, 21 s, a node for the time of the rollout',
    'maxSurge: 0, maxUnavailable: 1: 2 of 3, 24 s, 1 pod is missing while it runs, try',
    'strategy: Recreate: 0 of 3, 8 s, no pod is available for 8 s, try',
    undo,
  ],
  [{ count: 3, cpu: '4', memory: '16Gi', gpus: 1, zones: ['a', 'b', 'c'] }],
);
checkWays(
  'a cordoned node',
  web(container('ports: [{ containerPort: 443, hostPort: 443 }]'), { spec: 'replicas: 2' }),
  ['a', 'b', 'c']
    .map(
      name =>
        `apiVersion: v1\nkind: Node\nmetadata: { name: ${name} }\nspec: { unschedulable: ${String(name === 'c')} }\nstatus: { allocatable: { cpu: 4, memory: 8Gi, pods: 110 } }\n`,
    )
    .join('---\n'),
  [
    'Uncordon c: 2 of 2, 13 s, nodes are cordoned for a reason',
    'One more node like a: 2 of 2, 13 s, a node for the time of the rollout',
    'maxSurge: 0, maxUnavailable: 1: 1 of 2, 16 s, 1 pod is missing while it runs, try',
    'strategy: Recreate: 0 of 2, 8 s, no pod is available for 8 s, try',
    undo.replaceAll('3 of 3', '2 of 2'),
  ],
);
checkWays(
  'a second pod on each node',
  web(container('resources: { requests: { cpu: 3 } }'), {
    kind: 'DaemonSet',
    spec: 'updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }',
  }),
  '',
  [
    'maxSurge: 0, maxUnavailable: 1: 1 of 2, 16 s, 1 pod is missing while it runs, try',
    'kubectl rollout undo daemonset/web -n shop: 2 of 2, 0 s, the new version isn’t out, try',
  ],
  [{ count: 2, cpu: '4', memory: '16Gi' }],
);
