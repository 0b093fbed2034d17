import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiObject } from '../../../../../server/kubernetes/apiObject';
import { type KubernetesVersion, newestVersion } from '../../../../../server/kubernetes/kubernetesVersion';
import { clusterObjectsOf } from '../../../../../server/kubernetes/surroundings/clusterObjects';
import { Placement } from '../../../../../server/rollout/scheduler/placement';
import { podInfoOf } from '../../../../../server/rollout/scheduler/podInfo';
import { Scheduler } from '../../../../../server/rollout/scheduler/scheduler';
import { Volumes } from '../../../../../server/rollout/scheduler/volumes';

const unbindable = "0/1 nodes are available: 1 node(s) didn't find available persistent volumes to bind.";

const twoClaims = { volumes: ['one', 'two'].map(name => ({ name, persistentVolumeClaim: { claimName: name } })) };

/** What the scheduler says of a pod, or the node it goes to; what no record shows. */
describe('where a pod goes', () => {
  checkPlace('nowhere without nodes', claims('none'), [], 'no nodes available to schedule pods');
  checkPlace('to the emptiest', {}, [node('a', { pods: '2' }), node('b')], 'b', [running('a', {})]);
  checkPlace(
    'to a node by its name',
    affinity([{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['b'] }] }]),
    [node('a'), node('b')],
    'b',
  );
  checkPlace(
    'not by an empty term',
    affinity([{}]),
    [node('a')],
    `0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.`,
  );
  checkPlace(
    'onto a cordoned node that it tolerates',
    { tolerations: [{ operator: 'Exists' }] },
    [node('a', {}, { unschedulable: true })],
    'a',
  );
  checkPlace('where ports are another address’s', ports('10.0.0.1'), [node('a')], 'a', [running('a', ports('10.0.0.2'))]);
  checkPlace(
    'not beside every address',
    ports('10.0.0.1'),
    [node('a')],
    `0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.`,
    [running('a', ports())],
  );
  checkPlace('not where its volume isn’t', claims('data'), [node('a'), node('b')], 'b', [
    claim('data', { volumeName: 'disk' }),
    volume('disk', 'b'),
  ]);
  checkPlace('where a volume for it can be bound', claims('data'), [node('a'), node('b')], 'b', [
    claim('data', { storageClassName: 'local' }),
    volume('disk', 'b', { storageClassName: 'local' }),
    storageClass('local'),
  ]);
  checkPlace(
    'nowhere where nothing can be bound',
    claims('data'),
    [node('a')],
    `0/1 nodes are available: 1 node(s) didn't find available persistent volumes to bind. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.`,
    [claim('data', { storageClassName: 'local' }), storageClass('local')],
  );
  checkPlace(
    'not into another zone than its volume',
    claims('data'),
    [node('a', {}, {}, { 'topology.kubernetes.io/zone': 'one' })],
    `0/1 nodes are available: 1 node(s) had no available volume zone. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.`,
    [claim('data', { volumeName: 'disk' }), volume('disk', undefined, {}, { 'topology.kubernetes.io/zone': 'two__three' })],
  );
  checkPlace('where each claim finds the smallest volume for it', twoClaims, [node('a')], 'a', [
    claim('one', { storageClassName: 'local', resources: { requests: { storage: '9Gi' } } }),
    claim('two', { storageClassName: 'local' }),
    volume('large', 'a', { storageClassName: 'local', capacity: { storage: '9Gi' } }),
    volume('small', 'a', { storageClassName: 'local' }),
    storageClass('local'),
  ]);
  checkPlace(
    'not where a volume is kept for the claim of another namespace',
    claims('data'),
    [node('a')],
    `${unbindable} no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.`,
    [
      { kind: 'PersistentVolumeClaim', metadata: { name: 'data', namespace: 'here' }, spec: { storageClassName: 'local' } },
      volume('disk', 'a', { storageClassName: 'local', claimRef: { name: 'data', namespace: 'there' } }),
      storageClass('local'),
    ],
  );
  checkPlace('where the class that is the default makes volumes', claims('data'), [node('a'), node('b', {}, {}, { rack: 'two' })], 'b', [
    claim('data', {}),
    {
      ...storageClass('usual', 'csi.example'),
      metadata: { name: 'usual', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      allowedTopologies: [{ matchLabelExpressions: [{ key: 'rack', values: ['two'] }] }],
    },
  ]);
  checkPlace(
    'not where a volume is of another mode',
    claims('data'),
    [node('a')],
    `${unbindable} no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.`,
    [
      claim('data', { storageClassName: 'local', volumeMode: 'Block' }),
      volume('disk', 'a', { storageClassName: 'local' }),
      storageClass('local'),
    ],
  );
  checkPlace(
    'neither where one volume isn’t, nor where there is none for the other',
    twoClaims,
    [node('a')],
    `0/1 nodes are available: 1 node(s) didn't find available persistent volumes to bind, 1 node(s) didn't match PersistentVolume's node affinity. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.`,
    [claim('one', { volumeName: 'disk' }), volume('disk', 'b'), claim('two', { storageClassName: 'local' }), storageClass('local')],
  );
  checkPlace(
    'nowhere where its terms name no node',
    affinity([
      {
        matchFields: [
          { key: 'metadata.name', operator: 'In', values: ['a'] },
          { key: 'metadata.name', operator: 'In', values: ['b'] },
        ],
      },
    ]),
    [node('a'), node('b')],
    '0/2 nodes are available: pod affinity terms conflict. not found',
  );
  checkPlace(
    'nowhere where the nodes that it names are full',
    affinity([{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['b'] }] }]),
    [node('a', {}, { unschedulable: true }), node('b', { pods: '1' })],
    `0/2 nodes are available: 1 Too many pods, 1 node(s) didn't satisfy plugin(s) [NodeAffinity]. no new claims to deallocate, preemption: 0/2 nodes are available: 1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling.`,
    [running('b', {})],
  );
  for (const [kind, own, other] of [
    ['gcePersistentDisk', { pdName: 'd' }, { pdName: 'd', readOnly: true }],
    ['awsElasticBlockStore', { volumeID: 'd', readOnly: true }, { volumeID: 'd', readOnly: true }],
    ['iscsi', { iqn: 'd', targetPortal: '10.0.0.1' }, { iqn: 'd', targetPortal: '10.0.0.2' }],
    ['rbd', { monitors: ['one', 'two'], image: 'd' }, { monitors: ['two'], image: 'd', pool: 'rbd' }],
  ] as const) {
    checkPlace(
      `not beside a pod with the same ${kind}`,
      disk(kind, own),
      [node('a')],
      `0/1 nodes are available: 1 node(s) had no available disk. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.`,
      [running('a', disk(kind, other))],
    );
  }
  checkPlace('beside a pod that only reads the same disk', disk('gcePersistentDisk', { pdName: 'd', readOnly: true }), [node('a')], 'a', [
    running('a', disk('gcePersistentDisk', { pdName: 'd', readOnly: true })),
  ]);
  checkPlace('beside a pod with another disk', disk('iscsi', { iqn: 'd' }), [node('a')], 'a', [running('a', disk('iscsi', { iqn: 'e' }))]);
});

describe('what older versions say', () => {
  const tainted = node('a', {}, { taints: [{ key: 'only', value: 'batch', effect: 'NoSchedule' }] });
  const unhelpful = '0/1 nodes are available: 1 Preemption is not helpful for scheduling.';
  for (const [server, taint, tail] of [
    [33, '{only: batch}', 'preemption: '],
    [34, '{only: batch}', 'no new claims to deallocate, preemption: '],
    [35, '(s)', 'no new claims to deallocate, preemption: '],
  ] as const) {
    const words = taint === '(s)' ? 'untolerated taint(s)' : `untolerated taint ${taint}`;
    checkPlace(
      `of a taint in 1.${server}`,
      {},
      [tainted],
      `0/1 nodes are available: 1 node(s) had ${words}. ${tail}${unhelpful}`,
      [],
      server,
    );
  }
  const large = { containers: [{ name: 'c', resources: { requests: { cpu: '3' } } }] };
  const noVictims = '0/1 nodes are available: 1 No preemption victims found for incoming pod.';
  const short = '0/1 nodes are available: 1 Insufficient cpu.';
  checkPlace('of a node that is too small in 1.33', large, [node('a')], `${short} preemption: ${noVictims}`, [], 33);
  checkPlace(
    'of a node that is too small in 1.34',
    large,
    [node('a')],
    `${short} no new claims to deallocate, preemption: ${unhelpful}`,
    [],
    34,
  );
  const sole = [
    claim('data', { volumeName: 'disk', accessModes: ['ReadWriteOncePod'] }),
    volume('disk', undefined, { accessModes: ['ReadWriteOncePod'] }),
    running('a', claims('data')),
  ];
  checkPlace(
    'of a claim in use in 1.33',
    claims('data'),
    [node('a')],
    `0/1 nodes are available: 1 node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode. preemption: ${noVictims}`,
    sole,
    33,
  );
  const names = affinity([{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['b'] }] }]);
  checkPlace(
    'of nodes that aren’t looked at in 1.31',
    names,
    [node('a'), node('b', { pods: '0' })],
    '0/2 nodes are available: 1 Too many pods. preemption: 0/2 nodes are available: 1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling.',
    [],
    31,
  );
  const missing = '0/1 nodes are available: persistentvolumeclaim "data" not found.';
  checkPlace('of a claim in 1.33', claims('data'), [node('a')], `${missing} preemption: ${unhelpful}`, [], 33);
  checkPlace('of a claim in 1.34', claims('data'), [node('a')], `${missing} not found`, [], 34);
});

describe('many pods', () => {
  test('are tried as far as the host lets them, and the others wait', () => {
    const { nodes } = clusterObjectsOf([node('a'), node('b')], true);
    const scheduler = new Scheduler(nodes ?? [], new Volumes(clusterObjectsOf([], true)));
    const all = Array.from({ length: 3 }, () => placed({}));
    for (const pods of all) scheduler.enqueue(pods);
    const asked: number[] = [];
    scheduler.run({
      bind: pods => {
        scheduler.leave(pods);
      },
      unschedulable: () => undefined,
      evict: () => undefined,
      budgets: () => [],
      spend: more => asked.push(more) < 2,
    });
    assert.deepEqual([asked, scheduler.waiting, scheduler.hasUntried], [[6, 6], all.slice(2), true]);
  });
});

function checkPlace(
  name: string,
  spec: ApiObject,
  nodes: readonly ApiObject[],
  expected: string,
  others: readonly ApiObject[] = [],
  server: KubernetesVersion = newestVersion,
): void {
  test(name, () => {
    const objects = clusterObjectsOf([...nodes, ...others], true);
    const scheduler = new Scheduler(objects.nodes ?? [], new Volumes(objects), 'known', server);
    for (const pod of objects.pods) {
      const state = scheduler.nodes.find(({ node: { name: at } }) => at === pod.nodeName);
      const placement = placed(pod.spec);
      placement.node = state ?? null;
      state?.add(placement);
    }
    const placement = placed(spec);
    scheduler.enqueue(placement);
    let answer: string | null = null;
    scheduler.run({
      bind: (bound, state) => {
        answer = state.node.name;
        scheduler.leave(bound);
      },
      unschedulable: ({ message }) => (answer = message),
      evict: () => undefined,
      budgets: () => [],
      spend: () => true,
    });
    assert.equal(answer, expected);
  });
}

function placed(spec: ApiObject): Placement {
  const info = podInfoOf(spec, { namespace: 'default', labels: {}, priority: 0, preempts: true });
  return new Placement(info, { count: 1, state: 'starting', createdAt: 0 });
}

function node(name: string, room: ApiObject = {}, spec: ApiObject = {}, labels: ApiObject = {}): ApiObject {
  return { kind: 'Node', metadata: { name, labels }, spec, status: { allocatable: { cpu: '2', memory: '4Gi', pods: '10', ...room } } };
}

function running(nodeName: string, spec: ApiObject): ApiObject {
  return { kind: 'Pod', metadata: { name: 'other' }, spec: { ...spec, nodeName } };
}

function affinity(nodeSelectorTerms: readonly ApiObject[]): ApiObject {
  return { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } };
}

function ports(hostIP?: string): ApiObject {
  return { containers: [{ name: 'c', ports: [{ containerPort: 80, hostPort: 80, ...(hostIP === undefined ? {} : { hostIP }) }] }] };
}

function disk(kind: string, source: ApiObject): ApiObject {
  return { volumes: [{ name: 'v', [kind]: source }] };
}

function claims(claimName: string): ApiObject {
  return { volumes: [{ name: 'v', persistentVolumeClaim: { claimName } }] };
}

function claim(name: string, spec: ApiObject): ApiObject {
  return {
    kind: 'PersistentVolumeClaim',
    metadata: { name },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
  };
}

function volume(name: string, on: string | undefined, spec: ApiObject = {}, labels: ApiObject = {}): ApiObject {
  const required = { nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: [on ?? ''] }] }] };
  return {
    kind: 'PersistentVolume',
    metadata: { name, labels },
    spec: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '1Gi' },
      ...spec,
      ...(on === undefined ? {} : { nodeAffinity: { required } }),
    },
  };
}

function storageClass(name: string, provisioner = 'kubernetes.io/no-provisioner'): ApiObject {
  return {
    kind: 'StorageClass',
    metadata: { name },
    provisioner,
    volumeBindingMode: 'WaitForFirstConsumer',
  };
}
