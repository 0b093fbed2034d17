import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiObject } from '../../../../../server/kubernetes/apiObject';
import { clusterObjectsOf } from '../../../../../server/kubernetes/surroundings/clusterObjects';
import { Placement } from '../../../../../server/rollout/scheduler/placement';
import { podInfoOf } from '../../../../../server/rollout/scheduler/podInfo';
import { Scheduler } from '../../../../../server/rollout/scheduler/scheduler';
import { Volumes } from '../../../../../server/rollout/scheduler/volumes';

/** What the scheduler says of a pod, or the node it goes to; what no record shows. */
describe('where a pod goes', () => {
  checkPlace('nowhere without nodes', {}, [], 'no nodes available to schedule pods');
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
});

function checkPlace(name: string, spec: ApiObject, nodes: readonly ApiObject[], expected: string, others: readonly ApiObject[] = []): void {
  test(name, () => {
    const objects = clusterObjectsOf([...nodes, ...others], true);
    const scheduler = new Scheduler(objects.nodes ?? [], new Volumes(objects));
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

function storageClass(name: string): ApiObject {
  return {
    kind: 'StorageClass',
    metadata: { name },
    provisioner: 'kubernetes.io/no-provisioner',
    volumeBindingMode: 'WaitForFirstConsumer',
  };
}
