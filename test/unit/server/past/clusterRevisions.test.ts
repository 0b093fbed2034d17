import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differenceBetween } from '../../../../server/changes/templateDifferences';
import { kindOf } from '../../../../server/kinds/index';
import { readClusterRevisions } from '../../../../server/past/clusterRevisions';
import type { ClusterRevisionsResult } from '../../../../server/protocol/revisions';
import { deploymentWith, workloadIn } from './manifests';

interface Fields {
  readonly name?: string;
  readonly namespace?: string;
  readonly image?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly owner?: string | null;
  readonly replicas?: number;
  readonly created?: string;
}

/** A ReplicaSet as a cluster prints it. */
function replicaSet(hash: string, revision: string, fields: Fields = {}): object {
  const { name = `web-${hash}`, namespace = 'shop', image = `nginx:${revision}`, annotations = {}, owner = 'web', replicas = 0 } = fields;
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name,
      namespace,
      creationTimestamp: fields.created ?? `2026-01-0${revision}T00:00:00Z`,
      annotations: { 'deployment.kubernetes.io/revision': revision, 'deployment.kubernetes.io/desired-replicas': '3', ...annotations },
      ...(owner === null
        ? {}
        : { ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: owner, controller: true, uid: 'u' }] }),
    },
    spec: { replicas, selector: { matchLabels: { app: 'web', 'pod-template-hash': hash } }, template: template(image, hash) },
    status: { replicas, fullyLabeledReplicas: replicas },
  };
}

function deployment(image: string, limit = 10): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { revisionHistoryLimit: limit, selector: { matchLabels: { app: 'web' } }, template: template(image) },
  };
}

function template(image: string, hash?: string): object {
  return {
    metadata: { labels: { app: 'web', ...(hash === undefined ? {} : { 'pod-template-hash': hash }) } },
    spec: { containers: [{ name: 'web', image, imagePullPolicy: 'IfNotPresent' }], restartPolicy: 'Always' },
  };
}

const manifest = deploymentWith('containers: [{name: web, image: "nginx:3"}]');

function readIn(text: string, printed: string): ClusterRevisionsResult {
  const workload = workloadIn(text);
  return readClusterRevisions(workload, kindOf(workload), printed, differenceBetween);
}

/** What is read of the objects of a list, a line for each revision and each gap, as JSON and as one document each. */
function checkRevisions(
  objects: readonly object[],
  expected: string,
  text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }),
  of = manifest,
): void {
  const { problem, revisions, gone } = readIn(of, text);
  const lines = [
    ...(problem === null ? [] : [problem]),
    ...revisions.map(row =>
      [
        row.revision,
        row.name,
        row.images.join(),
        ...(row.formerRevisions.length === 0 ? [] : [`was ${row.formerRevisions.join()}`]),
        ...(row.current ? ['current'] : []),
        ...(row.changeCause === null ? [] : [`"${row.changeCause}"`]),
        `(${row.difference})`,
      ].join(' '),
    ),
    ...gone.map(({ from, to, reason }) => `${from}-${to} gone: ${reason}`),
  ];
  assert.equal(lines.join('\n'), expected.trim().replaceAll(/^ +/gm, ''));
}

const objects = [
  replicaSet('aaa', '2'),
  deployment('nginx:4', 2),
  replicaSet('ccc', '4', { replicas: 3 }),
  replicaSet('bbb', '3', { annotations: { 'kubernetes.io/change-cause': 'third release' } }),
];
const read = `
  2 web-aaa nginx:2 (nginx 4 → 2)
  3 web-bbb nginx:3 "third release" (nginx 4 → 3)
  4 web-ccc nginx:4 current ()
  1-1 gone: Deleted: revisionHistoryLimit keeps 2 old revisions.`;

test('ReplicaSets and their Deployment', () => checkRevisions(objects, read));
test('as documents of a stream', () => checkRevisions([], read, objects.map(object => JSON.stringify(object)).join('\n---\n')));
test('without the Deployment the newest is current', () =>
  checkRevisions(
    [replicaSet('aaa', '1'), replicaSet('bbb', '2')],
    `1 web-aaa nginx:1 (nginx 2 → 1)
     2 web-bbb nginx:2 current ()`,
  ));
test('of two sets with the template the older one is current', () =>
  checkRevisions(
    [
      deployment('nginx:1'),
      replicaSet('aaa', '2', { image: 'nginx:1', created: '2026-01-02T00:00:00Z' }),
      replicaSet('bbb', '1', { created: '2026-01-01T00:00:00Z' }),
    ],
    `1 web-bbb nginx:1 current ()
     2 web-aaa nginx:1 ()`,
  ));
test('a revision that was rolled back to keeps its former numbers', () =>
  checkRevisions(
    [replicaSet('aaa', '7', { annotations: { 'deployment.kubernetes.io/revision-history': '2,4' } }), replicaSet('bbb', '6')],
    `6 web-bbb nginx:6 (nginx 7 → 6)
     7 web-aaa nginx:7 was 2,4 current ()
     1-1 gone: The kubectl output has no ReplicaSet for it: either it was deleted, or it wasn’t printed.
     2-2 gone: The same template was rolled out again later and is now revision 7.
     3-3 gone: The kubectl output has no ReplicaSet for it: either it was deleted, or it wasn’t printed.
     4-4 gone: The same template was rolled out again later and is now revision 7.
     5-5 gone: The kubectl output has no ReplicaSet for it: either it was deleted, or it wasn’t printed.`,
  ));
test('a number that is none is 0', () =>
  checkRevisions([replicaSet('aaa', 'x', { image: 'nginx:3', created: '2026-01-01T00:00:00Z' })], '0 web-aaa nginx:3 current ()'));
test('without owners the names tell', () =>
  checkRevisions(
    [replicaSet('aaa', '1', { owner: null }), replicaSet('bbb', '2', { owner: null, name: 'web-api-bbb' })],
    '1 web-aaa nginx:1 current ()',
  ));
test('others’ sets', () =>
  checkRevisions([replicaSet('aaa', '1', { owner: 'api' })], 'The kubectl output contains no ReplicaSets of web, only of shop/api.'));
test('only a Deployment', () => checkRevisions([deployment('nginx:1')], 'The kubectl output contains no ReplicaSets of web.'));
test('a text that is too large says so', () => {
  const { problem } = readIn(manifest, JSON.stringify({ items: objects, more: 'x'.repeat(9_000_000) }));
  assert.equal(problem, 'Can’t import revisions: the kubectl output is larger than 8 MB.');
});
test('the same name in two namespaces', () =>
  checkRevisions(
    [replicaSet('aaa', '1'), replicaSet('bbb', '1', { namespace: 'test' })],
    'The kubectl output contains ReplicaSets of web in several namespaces: shop, test.',
  ));
for (const text of [
  '',
  'null',
  '[]',
  'NAME READY\nweb-abc 1',
  '{"kind": "List", "items": 3}',
  '\0\u0001',
  '{{ .Values }}',
  '- [',
  'kind: ReplicaSet\napiVersion: apps/v1\nmetadata: [1]',
]) {
  test(`no list of objects: ${JSON.stringify(text)}`, () => {
    assert.match(readIn(manifest, text).problem ?? '', /^The kubectl output contains no ReplicaSets/);
  });
}

test('a template comes back as it is handed over: without the label of its set, with what kubectl would bring back', () => {
  const [revision] = readIn(manifest, JSON.stringify(replicaSet('aaa', '3', { annotations: { team: 'a' } }))).revisions;
  assert.deepEqual(revision?.manifest.annotations, { team: 'a' });
  assert.deepEqual((revision.manifest.template['metadata'] as { labels: unknown }).labels, { app: 'web' });
  assert.equal(revision.created, '2026-01-03T00:00:00Z');
  assert.equal(revision.manifest.spec, null);
});

/** A ControllerRevision as a cluster prints it. */
function controllerRevision(kind: string, hash: string, revision: number, fields: Fields = {}): object {
  const { name = `web-${hash}`, namespace = 'shop', image = `nginx:${revision}`, annotations = {}, owner = 'web' } = fields;
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name,
      namespace,
      creationTimestamp: `2026-01-0${revision}T00:00:00Z`,
      labels: { app: 'web', 'controller-revision-hash': hash },
      annotations,
      ...(owner === null ? {} : { ownerReferences: [{ apiVersion: 'apps/v1', kind, name: owner, controller: true, uid: 'u' }] }),
    },
    data: { spec: { template: { $patch: 'replace', ...template(image) } } },
    revision,
  };
}

for (const [kind, short] of [
  ['StatefulSet', 'sts'],
  ['DaemonSet', 'ds'],
] as const) {
  const of = manifest.replace('Deployment', kind);
  const check = (objects: readonly object[], expected: string): void => checkRevisions(objects, expected, undefined, of);
  const owner = { ...deployment('nginx:2', 1), kind };
  test(`ControllerRevisions of a ${kind}, of which an older one runs`, () =>
    check(
      [
        controllerRevision(kind, 'aaa', 2, { annotations: { 'kubernetes.io/change-cause': 'second release' } }),
        owner,
        controllerRevision(kind, 'bbb', 3),
      ],
      `2 web-aaa nginx:2 current "second release" ()
       3 web-bbb nginx:3 (nginx 2 → 3)
       1-1 gone: Deleted: revisionHistoryLimit keeps 1 old revision.`,
    ));
  test(`ControllerRevisions of a ${kind} without owners, and of others`, () =>
    check(
      [controllerRevision(kind, 'aaa', 1, { owner: null }), controllerRevision('Other', 'bbb', 2, { name: 'api-bbb', owner: 'api' })],
      '1 web-aaa nginx:1 current ()',
    ));
  test(`no ControllerRevisions of a ${kind}`, () => {
    const command = `kubectl get controllerrevisions,${short} -o yaml`;
    check([replicaSet('aaa', '1')], `The kubectl output contains no ControllerRevisions. Use the output of \`${command}\`.`);
    check([owner], 'The kubectl output contains no ControllerRevisions of web.');
  });
}
