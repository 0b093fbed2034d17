import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import type { PreviewedFile } from '../../../../server/preview/previewedFile';
import { defaultPreviewSettings } from '../../../../server/preview/settings';
import { atOnce } from '../../../../server/preview/steps';
import type { Timeline } from '../../../../server/protocol/timeline';
import { applyChanges } from '../../../../server/yaml/edit';

/** A manifest of a set with these lines in its spec. */
function manifest(kind: 'StatefulSet' | 'DaemonSet', spec: readonly string[], container = 'image: "db:1"', pod = ''): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: { name: db }
spec:
${spec.map(line => `  ${line}\n`).join('')}  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, ${container} }]${pod} }
`;
}

function openOn(nodes: number, text: string): PreviewedFile {
  const stated = nodes === 0 ? [] : [{ count: nodes, cpu: '8', memory: '32Gi' }];
  const [file] = open([{ uri: 'file:///db.yaml', text }], [], { ...defaultPreviewSettings, nodes: stated });
  assert.ok(file !== undefined);
  return file;
}

function markedIn(file: PreviewedFile, text: string) {
  const marked = atOnce(file.markedInSteps({ start: 0, end: text.length }));
  return marked.filter(({ remark }) => /^(?:statefulset|daemonset|strategy|volume)\//.test(remark.code));
}

/** `CODE: MESSAGE`, and the fixes below it. */
function checkSaid(text: string, expected: readonly string[], nodes = 0): void {
  const said = markedIn(openOn(nodes, text), text).flatMap(({ remark, ways }) => [
    `${remark.code}: ${remark.message}`,
    ...ways.filter(({ title }) => !title.startsWith('Ignore ')).map(({ title }) => `- ${title}`),
  ]);
  assert.deepEqual(said, expected);
}

function timelineOf(text: string, nodes: number): Timeline {
  const result = openOn(nodes, text).workloads[0]?.rollout();
  assert.ok(result?.state === 'timeline');
  return result.timeline;
}

/** What the rollout is like once a fix has been applied. */
function fixed(text: string, title: RegExp, nodes = 0): Timeline {
  const ways = markedIn(openOn(nodes, text), text).flatMap(({ ways: own }) => own);
  const way = ways.find(own => title.test(own.title));
  assert.ok(way !== undefined, ways.map(own => own.title).join('\n'));
  return timelineOf(applyChanges(text, way.changes), nodes);
}

const partition = ['replicas: 3', 'updateStrategy: { rollingUpdate: { partition: 3 } }'];

test('a name that is too long for the label of the pods', () => {
  const text = (length: number): string => manifest('StatefulSet', ['replicas: 1']).replace('name: db }', `name: ${'d'.repeat(length)} }`);
  const long = 'd'.repeat(60);
  const said = (own: string) =>
    atOnce(openOn(0, own).markedInSteps({ start: 0, end: own.length })).filter(({ remark }) => remark.code === 'pod/never-created');
  const [marked] = said(text(60));
  assert.match(
    marked?.remark.message ?? '',
    new RegExp(
      `^The API server accepts the StatefulSet but rejects all of its pods: Pod "${long}-0" is invalid: metadata.labels: Invalid value: "${long}-`,
    ),
  );
  const [way] = marked?.ways ?? [];
  assert.equal(way?.title, 'Shorten the name to 52 characters: pods can be created');
  assert.deepEqual(said(applyChanges(text(60), way.changes)), []);
  assert.deepEqual(said(text(52)), []);
});

test('a partition that covers all pods', () => {
  checkSaid(manifest('StatefulSet', partition), [
    'statefulset/partition-too-high: `partition` is 3, and `replicas` is 3: a change of the pod template replaces no pod, and `kubectl rollout status` reports the rollout as complete.',
    '- Set partition to 0: all pods are replaced',
  ]);
  assert.equal(timelineOf(manifest('StatefulSet', partition), 0).steps.at(-1)?.updated, 0);
  assert.equal(fixed(manifest('StatefulSet', partition), /partition/).steps.at(-1)?.updated, 3);
});

test('the only pod of a StatefulSet', () =>
  checkSaid(manifest('StatefulSet', ['replicas: 1']), [
    'statefulset/only-pod-stops: A StatefulSet deletes a pod before it creates its replacement: with 1 replica, no pod is available in between.',
  ]));

test('a pod that an undo doesn’t replace', () => {
  const broken = 'image: "db:1", resources: { limits: { memory: 128m } }';
  const said = [
    'statefulset/undo-does-not-heal: The first new pod, `db-2`, can’t become ready, and `OrderedReady` waits for it: `kubectl rollout undo` doesn’t replace it. Delete the pod after the undo.',
    '- Copy kubectl delete pod: after an undo, the pod is created again',
  ];
  checkSaid(manifest('StatefulSet', ['replicas: 3'], broken), said);
  checkSaid(manifest('StatefulSet', ['replicas: 3', 'podManagementPolicy: Parallel'], broken), []);
});

test('a surge beside a host port', () => {
  const text = manifest(
    'DaemonSet',
    ['updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }'],
    'image: "a:1", ports: [{ hostPort: 80, containerPort: 80 }]',
  );
  checkSaid(text, [
    'daemonset/surge-with-host-port: `maxSurge` needs a second pod on the node while the old one has the host port 80/TCP: the new pod stays Pending, and the rollout gets stuck.',
    '- Set maxSurge to 0 and maxUnavailable to 1: the old pod is deleted first',
  ]);
  assert.equal(timelineOf(text, 0).summary.outcome, 'stalls');
  assert.equal(fixed(text, /maxSurge to 0/).summary.outcome, 'completes');
});

test('one of many nodes at a time', () => {
  const text = manifest('DaemonSet', ['minReadySeconds: 0']);
  checkSaid(
    text,
    [
      'daemonset/one-node-at-a-time: 11 nodes are updated one at a time, which takes about 1 min 28 s, and one node whose pod isn’t available stops the rollout.',
      '- Set maxUnavailable to 10%: up to 2 nodes without a pod, about 48 s',
      '- Set maxSurge to 10% and maxUnavailable to 0: no node without a pod, about 33 s',
    ],
    11,
  );
  assert.equal(timelineOf(text, 11).limits.floor, 10);
  assert.deepEqual(fixed(text, /maxUnavailable to 10%/, 11).verdict.parts.slice(1), ['at most 11', 'never below 9', 'about 48 s']);
  assert.deepEqual(fixed(text, /maxSurge to 10%/, 11).verdict.parts.slice(1), ['at most 13', 'never below 11', 'about 33 s']);
});

test('nothing is said of one node at a time where there are few, nobody knows how many, or more go together', () => {
  checkSaid(manifest('DaemonSet', ['minReadySeconds: 0']), [], 10);
  checkSaid(manifest('DaemonSet', ['minReadySeconds: 0']), []);
  checkSaid(manifest('DaemonSet', ['updateStrategy: { rollingUpdate: { maxUnavailable: 2 } }']), [], 11);
  checkSaid(manifest('DaemonSet', ['updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }']), [], 11);
});

test('pods with a host port aren’t offered a surge', () => {
  const text = manifest('DaemonSet', ['minReadySeconds: 0'], 'image: "a:1", ports: [{ hostPort: 80, containerPort: 80 }]');
  assert.doesNotMatch(
    markedIn(openOn(11, text), text)
      .flatMap(({ ways }) => ways.map(({ title }) => title))
      .join('\n'),
    /maxSurge/,
  );
});

test('pods that wait until somebody deletes them', () => {
  const byHand = 'updateStrategy: { type: OnDelete }';
  checkSaid(manifest('StatefulSet', ['replicas: 3', byHand]), [
    'strategy/on-delete: With `OnDelete`, a pod is replaced only once somebody deletes it, and `kubectl rollout status` fails.',
    '- Use RollingUpdate: the pods are replaced, about 24 s',
  ]);
  for (const text of [manifest('StatefulSet', ['replicas: 3', byHand]), manifest('DaemonSet', [byHand])]) {
    assert.equal(timelineOf(text, 3).summary.hold, 'onDelete');
    const { outcome, completeSeconds } = fixed(text, /RollingUpdate/, 3).summary;
    assert.deepEqual([outcome, completeSeconds], ['completes', 24]);
  }
});

test('nothing is said of claims that each pod has of its own', () =>
  checkSaid(
    manifest('StatefulSet', [
      'replicas: 3',
      'volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]',
    ]),
    [],
  ));

test('replicas are no field of a DaemonSet, and no default of them is shown', () => {
  const text = manifest('DaemonSet', ['minReadySeconds: 0']);
  assert.deepEqual(
    atOnce(openOn(0, text).inlaysInSteps({ start: 0, end: text.length })).flatMap(({ label }) => (/replicas/.test(label) ? [label] : [])),
    [],
  );
});

test('a percentage of a DaemonSet’s nodes is worked out where they are known, rounded up', () => {
  const shown = (nodes: number, rollingUpdate: string): readonly string[] => {
    const text = manifest('DaemonSet', [`updateStrategy: { rollingUpdate: ${rollingUpdate} }`]);
    const inlays = atOnce(openOn(nodes, text).inlaysInSteps({ start: 0, end: text.length }));
    return inlays.flatMap(({ label, explanation }) => (label.startsWith('→') ? [`${label} (${explanation})`] : []));
  };
  assert.deepEqual(shown(12, '{ maxUnavailable: 10% }'), ['→ 2 nodes, rounded up (10% of 12 nodes = 1.2)']);
  assert.deepEqual(shown(10, '{ maxSurge: 10%, maxUnavailable: 0 }'), ['→ 1 node (10% of 10 nodes = 1)']);
  assert.deepEqual(shown(12, '{ maxUnavailable: 2 }'), []);
  assert.deepEqual(shown(0, '{ maxUnavailable: 10% }'), []);
});

test('a surge over a host port is told once, with the words of the scheduler on the line above, whether nodes are known or not', () => {
  const text = manifest(
    'DaemonSet',
    ['updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }'],
    'image: "db:1", ports: [{ containerPort: 80, hostPort: 80 }]',
  );
  for (const nodes of [0, 5]) {
    const marked = atOnce(openOn(nodes, text).markedInSteps({ start: 0, end: text.length }));
    const codes = marked.map(({ remark }) => remark.code).filter(code => /^(?:daemonset|scheduling)\//.test(code));
    assert.deepEqual(codes, ['daemonset/surge-with-host-port']);
    const { verdict, summary, banner } = timelineOf(text, nodes);
    assert.deepEqual([verdict.parts[0], summary.stall?.updated], ['Can’t finish: no node has port 80 free', 0]);
    const words = `FailedScheduling: 0/${nodes === 0 ? '…' : nodes} nodes are available: 1 node(s) didn't have free ports`;
    assert.ok(
      banner?.sentences.some(sentence => sentence.startsWith(words)),
      banner?.sentences.join('\n'),
    );
  }
});

test('a second pod on each node, for which there is no room', () => {
  const text = manifest(
    'DaemonSet',
    ['updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }'],
    'image: "db:1", resources: { requests: { cpu: 5 } }',
  );
  const marked = atOnce(openOn(3, text).markedInSteps({ start: 0, end: text.length }));
  const [found] = marked.filter(({ remark }) => remark.code === 'scheduling/no-node');
  assert.equal(found?.ways[0]?.title, 'Set maxSurge to 0 and maxUnavailable to 1: the old pod is deleted first');
  assert.equal(timelineOf(applyChanges(text, found.ways[0].changes), 3).summary.outcome, 'completes');
});
