/** What people report most, each told before it happens: while nodes aren't known what it needs, and on nodes that are specified what becomes of it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';

function deployment(name: string, replicas: number, pod: string, container = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${name} }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers: [{ name: app, image: "app:1", readinessProbe: { tcpSocket: { port: 80 } }${container} }]
${pod}`;
}
const selector = (name: string): string => `labelSelector: { matchLabels: { app: ${name} } }`;
const object = (head: string, name: string, namespace: string, spec: string): string =>
  `${head}\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: ${spec}\n`;
const node = (name: string, zone: string, spec = '{}'): string => `apiVersion: v1
kind: Node
metadata: { name: ${name}, labels: { kubernetes.io/hostname: ${name}, topology.kubernetes.io/zone: ${zone} } }
spec: ${spec}
status: { allocatable: { cpu: "4", memory: 16Gi, pods: "110" } }
`;

const files = {
  'disk.yaml': deployment(
    'disk',
    1,
    '      volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }]\n',
    ', resources: { requests: { cpu: 6 } }',
  ),
  'claim.yaml': object(
    'apiVersion: v1\nkind: PersistentVolumeClaim',
    'data',
    'disk',
    '{ accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }',
  ),
  'gpu.yaml': deployment('gpu', 3, '', ', resources: { limits: { nvidia.com/gpu: 1 } }'),
  'port.yaml': deployment('port', 3, '', ', ports: [{ containerPort: 443, hostPort: 443 }]'),
  'apart.yaml': deployment(
    'apart',
    3,
    `      affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, ${selector('apart')} }] } }\n`,
  ),
  'full.yaml': deployment('full', 3, ''),
  'quota.yaml': object('apiVersion: v1\nkind: ResourceQuota', 'team', 'full', '\n  hard:\n    pods: 3'),
  'budget.yaml': object(
    'apiVersion: policy/v1\nkind: PodDisruptionBudget',
    'apart',
    'apart',
    `\n  maxUnavailable: 0\n  selector: { matchLabels: { app: apart } }`,
  ),
  'spread.yaml': deployment(
    'spread',
    2,
    `      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, ${selector('spread')} }]\n`,
  ),
};

describe('pods that may find no place', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await Editor.start({ files, open: 'disk.yaml' });
  });
  after(() => editor.close());

  const lens = async (file: string, title: string): Promise<void> => {
    await editor.openFile(file);
    await editor.lens(title).waitFor();
  };

  test('what each needs, as long as nodes aren’t known', async () => {
    await editor.lens('May not finish: needs the node of the old pod, for claim data').waitFor();
    await lens('gpu.yaml', 'May not finish: needs 1 free nvidia.com/gpu on one node');
    await lens('port.yaml', 'May not finish: needs a node with port 443 free');
    await lens('apart.yaml', 'May not finish: needs 4 nodes');
    await lens('full.yaml', 'Can’t finish: quota team has no room for one more pod');
    await lens('spread.yaml', '2 pods · at most 3');
  });

  test('the quota says it at its own place', async () => {
    await editor.openFile('quota.yaml');
    await editor.squiggle('warning').waitFor();
    const hover = await editor.hover('3');
    await hover.getByText('needs 4 for the rollout of').first().waitFor();
    await editor.screenshot('nodesQuota');
  });

  test('a budget says that it doesn’t slow a rollout', async () => {
    await editor.openFile('budget.yaml');
    const hover = await editor.hover('maxUnavailable');
    await hover.getByText('It doesn’t slow a rollout').first().waitFor();
  });

  test('what becomes of each on nodes that are specified in two clicks', async () => {
    await editor.openFile('gpu.yaml');
    await editor.command('Rollout: Specify Nodes…');
    await editor.choose('3 nodes with 8 CPU, 32Gi of memory, 1 GPU');
    await lens('gpu.yaml', 'Can’t finish: no node has 1 nvidia.com/gpu free');
    await lens('port.yaml', 'Can’t finish: no node has port 443 free');
    await lens('apart.yaml', 'Can’t finish: anti-affinity leaves no node for one more pod');
    await lens('disk.yaml', 'May not finish: claim data is attached to the node of the old pod, which has no room');
  });

  test('the numbers of the nodes are changed on the timeline', async () => {
    await editor.openFile('gpu.yaml');
    await editor.lens('Rollout timeline').click();
    const timeline = editor.timeline();
    await timeline.text('Insufficient nvidia.com/gpu').waitFor();
    await editor.screenshot('nodesTimeline');
    const count = timeline.field('nodes');
    await count.fill('4');
    await count.press('Enter');
    await editor.lens('3 pods · at most 4').waitFor();
    await timeline.text('Assumes 4 nodes with the pods of the workspace on them').waitFor();
    await editor.screenshot('nodesFour');
  });

  test('what kubectl has printed of nodes counts instead', async () => {
    const tainted = node('c', 'c', '{ taints: [{ key: only, value: batch, effect: NoSchedule }] }');
    writeFileSync(path.join(editor.folder, 'nodes.yaml'), [node('a', 'a'), node('b', 'b'), tainted].join('---\n'));
    await lens('spread.yaml', 'Can’t finish: topology spread leaves no node for one more pod');
    await editor.screenshot('nodesSpread');
  });
});
