/** A DaemonSet with a pod on a node that is down: the pod isn't available, and never gone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import { defaultPreviewSettings } from '../../../../server/preview/settings';
import { atOnce } from '../../../../server/preview/steps';

function agent(rollingUpdate: string, pod = ''): string {
  return `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent, namespace: kube-system }
spec:
  updateStrategy: { rollingUpdate: ${rollingUpdate} }
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec: { containers: [{ name: agent, image: "agent:1", readinessProbe: { tcpSocket: { port: 80 } } }]${pod} }
`;
}
const tolerant = ', tolerations: [{ operator: Exists }]';
/** As the node controller taints one whose kubelet doesn't answer. */
const unreachable = ['NoSchedule', 'NoExecute'].map(effect => ({ key: 'node.kubernetes.io/unreachable', value: '', effect }));
const nodes = [
  { count: 3, cpu: '4', memory: '16Gi' },
  { count: 1, cpu: '4', memory: '16Gi', taints: unreachable },
];

function checkDown(name: string, text: string, expected: readonly string[]): void {
  test(name, () => {
    const [file] = open([{ uri: 'file:///ws/agent.yaml', text }], [], { ...defaultPreviewSettings, nodes });
    const rollout = file?.workloads[0]?.rollout();
    assert.ok(file !== undefined && rollout?.state === 'timeline');
    const { verdict, steps } = rollout.timeline;
    const last = steps.at(-1);
    const said = atOnce(file.markedInSteps({ start: 0, end: text.length }))
      .flat()
      .map(({ remark: { severity, message }, ways }) => `${severity}: ${message} ${ways[0]?.title ?? ''}`);
    const counts = `${last?.desired}/${last?.current}/${last?.updated}/${last?.available}`;
    assert.deepEqual([`${verdict.tone}: ${verdict.parts[0] ?? ''}`, counts, ...said], expected);
  });
}

const wayOut = 'Set maxUnavailable to 2: the nodes that are ready are updated';
checkDown('it stops an update of one node at a time', agent('{ maxUnavailable: 1 }', tolerant), [
  'error: Can’t finish: node node-4 isn’t ready',
  '4/4/0/3',
  `warning: A rollout can’t finish: node node-4 isn’t ready.\nNodeNotReady: Node is not ready ${wayOut}`,
]);
checkDown('also where no pod may come to it any more, so that it isn’t desired', agent('{ maxUnavailable: 1 }'), [
  'error: Can’t finish: node node-4 isn’t ready',
  '3/3/0/3',
  `warning: A rollout can’t finish: node node-4 isn’t ready.\nNodeNotReady: Node is not ready ${wayOut}`,
]);
checkDown('with two at a time the others are updated', agent('{ maxUnavailable: 2 }'), ['ok: 3 nodes', '3/3/3/3']);
checkDown('a pod that is desired on it is waited for', agent('{ maxUnavailable: 2 }', tolerant), [
  'error: Can’t finish: node node-4 isn’t ready',
  '4/4/3/3',
  'warning: A rollout can’t finish: node node-4 isn’t ready.\nNodeNotReady: Node is not ready Ignore daemonset/one-node-at-a-time here',
]);
checkDown('with a pod beside each old one the others are updated', agent('{ maxSurge: 1, maxUnavailable: 0 }', tolerant), [
  'error: Can’t finish: node node-4 isn’t ready',
  '4/4/3/3',
  'warning: A rollout can’t finish: node node-4 isn’t ready.\nNodeNotReady: Node is not ready Ignore daemonset/one-node-at-a-time here',
]);
