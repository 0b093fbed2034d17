/** What rules read of the objects beside a workload, and of its pods as a whole: where there is a reason, or nobody to be hurt, they are silent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgementsOf, rolloutOf } from '../../../../server/preview/judgements';
import { shortageIn } from '../../../../server/rules/shortage';
import { open, settings } from '../../../support/manifest';

interface Made {
  readonly name?: string;
  readonly replicas?: number;
  readonly strategy?: string;
  readonly labels?: string;
  readonly container?: string;
  readonly pod?: string;
}

/** A Deployment, in flow style where that is shorter. */
function deployment({ name = 'web', replicas = 1, strategy = '{}', labels = 'app: web', container = '', pod = '' }: Made): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: ${replicas}
  strategy: ${strategy}
  selector: {matchLabels: {${labels}}}
  template:
    metadata: {labels: {${labels}}}
    spec:
      ${pod === '' ? '{}' : `{${pod}}`}
`.replace(/ {6}\{(.*)\}\n$/, (_, own: string) =>
    [...(own === '' ? [] : own.split('; ')), 'containers:', `- {name: web, image: "web:1"${container === '' ? '' : `, ${container}`}}`]
      .map(line => `      ${line}\n`)
      .join(''),
  );
}

const claim = (accessModes: string, metadata = 'name: disk'): string =>
  `---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {${metadata}}\nspec: {accessModes: [${accessModes}]}\n`;
const service = (selector: string, name = 'web', port = 'http'): string =>
  `---\napiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {selector: {${selector}}, ports: [{name: ${port}, port: 80}]}\n`;
const probe = 'readinessProbe: {httpGet: {path: /, port: 80}}';
const disk = 'volumes: [{name: data, persistentVolumeClaim: {claimName: disk}}]';
const oneFirst = '{rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}';
const recreate = '{type: Recreate}';

/** The codes of what is said of the workloads of a file, each with its severity. */
function checkSaid(text: string, ...expected: readonly string[]): void {
  const file = open(text);
  assert.ok(file.workloads.length > 0);
  const said = file.workloads.flatMap(placed => judgementsOf(placed, settings));
  assert.deepEqual(
    said.map(({ code, severity }) => `${code} ${severity}`),
    expected,
  );
}

test('nothing is simulated for the rules where nothing is known of a cluster', () => {
  const judged = { workload: open(deployment({})).workloads[0]?.workload ?? assert.fail(), rollout: () => assert.fail('simulated') };
  for (const kinds of [['notPlaced'], ['notCreated', 'noRevision']] as const) assert.equal(shortageIn(judged, kinds), undefined);
});

const withDisk = { pod: disk, container: probe };
test('a claim that isn’t known may belong to one node', () => checkSaid(deployment(withDisk), 'volume/claim-in-use information'));
test('a claim of one node', () => checkSaid(deployment(withDisk) + claim('ReadWriteOnce'), 'volume/claim-in-use information'));
test('a claim of one pod stops each rollout', () =>
  checkSaid(deployment(withDisk) + claim('ReadWriteOncePod'), 'volume/claim-in-use warning'));
test('a claim of one pod can’t have several', () =>
  checkSaid(deployment({ ...withDisk, replicas: 3 }) + claim('ReadWriteOncePod'), 'volume/claim-in-use warning'));
test('a claim of many nodes', () => checkSaid(deployment(withDisk) + claim('ReadWriteMany')));
test('a claim of many nodes above the Deployment, among other modes', () =>
  checkSaid(`${claim('ReadWriteOnce, ReadOnlyMany').slice(4)}---\n${deployment(withDisk)}`));
test('a claim of many nodes in a list', () =>
  checkSaid(
    `${deployment(withDisk)}---\n{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: disk}, spec: {accessModes: [ReadWriteMany]}}]}\n`,
  ));
test('another claim, or the one of another namespace, says nothing', () => {
  checkSaid(deployment(withDisk) + claim('ReadWriteMany', 'name: other'), 'volume/claim-in-use information');
  const placed = deployment(withDisk).replace('{name: web}', '{name: web, namespace: one}');
  checkSaid(placed + claim('ReadWriteMany', 'name: disk, namespace: two'), 'volume/claim-in-use information');
  checkSaid(placed + claim('ReadWriteMany', 'name: disk, namespace: one'));
});
test('two claims of the name that differ leave it open', () =>
  checkSaid(deployment(withDisk) + claim('ReadWriteMany') + claim('ReadWriteOncePod'), 'volume/claim-in-use information'));
test('pods that are bound to a node share its volume', () => {
  checkSaid(deployment({ pod: `${disk}; nodeName: one`, container: probe }));
  checkSaid(deployment({ pod: `${disk}; nodeSelector: {kubernetes.io/hostname: one}`, container: probe }) + claim('ReadWriteOnce'));
  checkSaid(deployment({ pod: `${disk}; nodeName: one`, container: probe }) + claim('ReadWriteOncePod'), 'volume/claim-in-use warning');
});

test('stopping the only pod first has a reason: a volume, a port, a device', () => {
  checkSaid(deployment({ strategy: oneFirst, container: probe }), 'strategy/only-pod-stops warning');
  checkSaid(deployment({ strategy: oneFirst, ...withDisk }));
  checkSaid(deployment({ strategy: oneFirst, container: `${probe}, ports: [{containerPort: 80, hostPort: 80}]` }));
  checkSaid(deployment({ strategy: oneFirst, pod: 'hostNetwork: true', container: `${probe}, ports: [{containerPort: 80}]` }));
  checkSaid(deployment({ strategy: oneFirst, container: `${probe}, resources: {limits: {nvidia.com/gpu: 1}}` }));
});
test('a volume that many nodes can have is no reason', () =>
  checkSaid(deployment({ strategy: oneFirst, ...withDisk }) + claim('ReadWriteMany'), 'strategy/only-pod-stops warning'));

test('Recreate hurts what serves', () => {
  checkSaid(deployment({ strategy: recreate, container: probe }), 'strategy/recreate-downtime information');
  checkSaid(
    deployment({ strategy: recreate, container: 'ports: [{containerPort: 80}], startupProbe: {tcpSocket: {port: 80}}' }),
    'strategy/recreate-downtime information',
  );
  checkSaid(
    deployment({ strategy: recreate, container: 'startupProbe: {exec: {command: [ls]}}' }) + service('app: web'),
    'strategy/recreate-downtime information',
  );
});
test('Recreate hurts nobody where nothing serves', () => {
  const watched = 'readinessProbe: {httpGet: {path: /readyz, port: 8081}}';
  checkSaid(deployment({ strategy: recreate, container: watched }));
  checkSaid(
    deployment({
      strategy: recreate,
      container: `${watched}, ports: [{name: http-metrics, containerPort: 8080}, {name: healthz, containerPort: 8081}]`,
    }),
  );
  checkSaid(
    deployment({ strategy: recreate, container: `${watched}, ports: [{containerPort: 8443}]` }) +
      service('app: web', 'web-metrics-service'),
  );
  checkSaid(deployment({ strategy: recreate, container: watched }) + service('app: other'));
});
test('Recreate has a reason', () => {
  checkSaid(deployment({ strategy: recreate, ...withDisk }));
  checkSaid(deployment({ strategy: recreate, ...withDisk }) + claim('ReadWriteMany'), 'strategy/recreate-downtime information');
});

test('pods of the host’s network have all their ports there', () => {
  checkSaid(
    deployment({ pod: 'hostNetwork: true', container: `${probe}, ports: [{containerPort: 9808}]` }),
    'port/host-port-taken information',
  );
  checkSaid(deployment({ container: `${probe}, ports: [{containerPort: 9808}]` }));
});
test('a sidecar’s port of the node', () =>
  checkSaid(
    deployment({
      pod: 'initContainers: [{name: proxy, image: "proxy:1", restartPolicy: Always, ports: [{containerPort: 80, hostPort: 80}]}]',
      container: probe,
    }),
    'port/host-port-taken information',
  ));

test('devices bear a vendor’s domain', () => {
  for (const name of ['nvidia.com/gpu', 'smarter-devices/fuse'])
    checkSaid(deployment({ container: `${probe}, resources: {limits: {${name}: 1}}` }), 'resource/extra-devices information');
  for (const name of ['cpu', 'memory', 'ephemeral-storage', 'hugepages-2Mi'])
    checkSaid(deployment({ container: `${probe}, resources: {limits: {cpu: 1, ${name}: 2Mi}}` }));
});
test('where an old pod may go first its devices are free', () =>
  checkSaid(deployment({ replicas: 5, container: `${probe}, resources: {limits: {nvidia.com/gpu: 1}}` })));

test('a version in the selector', () =>
  checkSaid(deployment({ labels: 'app: web, version: v1', container: probe }), 'selector/version-label information'));
test('one Deployment a version is meant: its name bears it', () => {
  checkSaid(deployment({ name: 'web-v1', labels: 'app: web, version: v1', container: probe }));
  checkSaid(deployment({ name: 'web-1-4', labels: 'app: web, version: "1.4"', container: probe }));
});
test('one Deployment a version is meant: there are others', () => {
  const first = deployment({ name: 'main', labels: 'app: web, version: v1', container: probe });
  const second = deployment({ name: 'next', labels: 'app: web, version: v2', container: probe });
  checkSaid(`${first}---\n${second}`);
  checkSaid(`${first}---\n${second.replaceAll('app: web', 'app: api')}`, ...Array<string>(2).fill('selector/version-label information'));
});
test('a track is no version', () => checkSaid(deployment({ labels: 'app: web, version: stable', container: probe })));

test('a sidecar’s readiness, and a readiness gate, say when the pod is ready', () => {
  const sidecar = (own: string): string => `initContainers: [{name: proxy, image: "proxy:1", ${own}}]`;
  checkSaid(deployment({}), 'probe/no-readiness inlay');
  checkSaid(deployment({ pod: sidecar(`restartPolicy: Always, ${probe}`) }));
  checkSaid(deployment({ pod: sidecar('restartPolicy: Always') }), 'probe/no-readiness inlay');
  checkSaid(deployment({ pod: 'readinessGates: [{conditionType: example.com/ready}]' }));
});

test('a long deadline that the pods need isn’t too long', () => {
  const slow = (deadline: number): string =>
    deployment({ container: probe }).replace('  replicas', `  minReadySeconds: 3000\n  progressDeadlineSeconds: ${deadline}\n  replicas`);
  checkSaid(slow(6000));
  checkSaid(slow(9000), 'strategy/deadline-huge information');
});

/** What the API server or the scheduler says to it, without the sentence before. */
function wordsOf(text: string): readonly string[] {
  const said = open(text).workloads.flatMap(placed => judgementsOf(placed, settings));
  return said.flatMap(({ message }) => message.split('\n').slice(1));
}

const limits = '---\napiVersion: v1\nkind: LimitRange\nmetadata: {name: sizes}\nspec: {limits: [{type: Container, max: {cpu: 1}}]}\n';
const large = 'resources: {limits: {cpu: 2}}';
const tooLarge = (name: string): string =>
  `FailedCreate: pods "${name}" is forbidden: maximum cpu usage per Container is 1, but limit is 2`;

test('of a pod’s name only what a cluster would have, too', () => {
  const text = deployment({ name: 'web-0a1b2c3d', container: large });
  assert.deepEqual(wordsOf(text + limits), [tooLarge('web-0a1b2c3d-…')]);
  const daemon = text.replace('kind: Deployment', 'kind: DaemonSet').replace(/ {2}(?:replicas|strategy):.*\n/g, '');
  assert.deepEqual(wordsOf(daemon + limits), [tooLarge('web-0a1b2c3d-…')]);
  const set = text.replace('kind: Deployment', 'kind: StatefulSet').replace(/ {2}strategy:.*\n/, '');
  assert.deepEqual(wordsOf(set + limits), [tooLarge('web-0a1b2c3d-0')]);
});

test('of a ReplicaSet’s name likewise', () => {
  const quota = '---\napiVersion: v1\nkind: ResourceQuota\nmetadata: {name: sets}\nspec: {hard: {count/replicasets.apps: 1}}\n';
  const refused = 'replicasets.apps "web-…" is forbidden: exceeded quota: sets, requested: count/replicasets.apps=1';
  const used = 'used: count/replicasets.apps=1, limited: count/replicasets.apps=1';
  const words = `FailedCreate: Failed to create new replica set "web-…": ${refused}, ${used}`;
  assert.deepEqual(wordsOf(deployment({ container: probe }) + quota), [words]);
});

test('how many nodes there are isn’t said where nobody knows', () => {
  const file = open(deployment(withDisk) + claim('ReadWriteOncePod'));
  const messages = file.workloads.flatMap(placed => rolloutOf(placed, settings)?.obstacle?.around?.message ?? []);
  const inUse = 'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod';
  const preemption = 'no new claims to deallocate, preemption: 0/… nodes are available: … No preemption victims found for incoming pod.';
  assert.deepEqual(messages, [`0/… nodes are available: … ${inUse}. ${preemption}`]);
});
