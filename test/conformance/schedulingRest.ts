import type { PodGroup } from '../../server/rollout/cluster/podGroups';
import type { Surroundings } from '../../server/rollout/cluster/surroundings';
import { findCondition, isComplete } from '../../server/rollout/controllers/deployment/conditions';
import type { DeploymentCluster } from '../../server/rollout/controllers/deployment/objects';
import type { ReplicaSet } from '../../server/rollout/controllers/replicaSet';
import type { SchedulingRest, SchedulingSet, WaitingPods } from './schedulingRecord';

/** The state of a simulated cluster at rest, as the recorder writes it. */
export function restOf(cluster: DeploymentCluster, surroundings: Surroundings, manifestReplicas: number): SchedulingRest {
  const { workload: deployment, generations: replicaSets } = cluster;
  const { status, spec } = deployment;
  const of = (type: 'Available' | 'Progressing' | 'ReplicaFailure') => {
    const found = findCondition(status.conditions, type);
    return found === undefined ? undefined : `${found.status} ${found.reason}`;
  };
  const progressing = findCondition(status.conditions, 'Progressing');
  const failed =
    progressing?.reason === 'ReplicaSetCreateError' ? progressing.message.replaceAll(/"app-[a-z0-9]+"/g, '"<set>"') : undefined;
  const replicaFailure = of('ReplicaFailure');
  const waiting = waitingOf(surroundings);
  const refused = replicaSets.flatMap(({ number, status: { replicaFailure: message } }) =>
    message === null ? [] : [[`rs${number}`, message.replace(/(pods|Pod) "[^"]*"/, '$1 "<pod>"')] as const],
  );
  const others = othersOf(surroundings);
  return {
    revision: deployment.revision,
    replicas: status.replicas,
    updated: status.updatedReplicas,
    ready: status.readyReplicas,
    available: status.availableReplicas,
    unavailable: status.unavailableReplicas,
    ...(status.terminatingReplicas === 0 ? {} : { terminating: status.terminatingReplicas }),
    Available: of('Available') ?? '',
    ...(progressing === undefined ? {} : { Progressing: of('Progressing') ?? '' }),
    ...(replicaFailure === undefined ? {} : { ReplicaFailure: replicaFailure }),
    sets: Object.fromEntries(replicaSets.map(replicaSet => [`rs${replicaSet.number}`, setOf(replicaSet)])),
    ...(waiting.length === 0 ? {} : { waiting }),
    ...(refused.length === 0 ? {} : { refused: Object.fromEntries(refused) }),
    ...(failed === undefined ? {} : { failed }),
    ...(others.running + others.terminating === 0 ? {} : { others: nonZero(others) }),
    on: podsByNode(surroundings),
    ...(spec.replicas === manifestReplicas ? {} : { desired: spec.replicas }),
    stuck: isStuck(cluster, surroundings),
  };
}

function setOf(replicaSet: ReplicaSet): SchedulingSet {
  const image = replicaSet.template.podTemplate.spec.containers[0]?.image ?? '';
  const { status, pods } = replicaSet;
  const pending = pods.unreadyGroups.reduce((sum, { placement, count }) => (placement?.node === null ? sum + count : sum), 0);
  return {
    revision: replicaSet.revision,
    image: image.slice(image.lastIndexOf(':') + 1),
    size: replicaSet.size,
    pods: status.replicas,
    ready: status.readyReplicas,
    available: status.availableReplicas,
    ...nonZero({ pending, terminating: pods.terminating }),
  };
}

function waitingOf({ scheduler }: Surroundings): readonly WaitingPods[] {
  const found = new Map<string, WaitingPods>();
  for (const { pods, message } of scheduler?.waiting ?? []) {
    const set = `rs${(pods as PodGroup).generation.number}`;
    const key = `${set} ${message ?? ''}`;
    found.set(key, { set, pods: (found.get(key)?.pods ?? 0) + pods.count, message: message ?? '' });
  }
  return [...found.values()].sort((one, other) => (`${one.set} ${one.message}` < `${other.set} ${other.message}` ? -1 : 1));
}

function othersOf({ others }: Surroundings): { readonly running: number; readonly terminating: number } {
  const inState = (state: string) => others.filter(({ pods }) => pods.state === state).length;
  return { running: inState('available'), terminating: inState('terminating') };
}

function podsByNode({ scheduler }: Surroundings): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const nodes = (scheduler?.nodes ?? []).map(({ node, pods }) => {
    const sets: Record<string, number> = {};
    for (const { pods: kept } of pods) {
      if (!('generation' in kept)) continue;
      const set = `rs${(kept as PodGroup).generation.number}`;
      sets[set] = (sets[set] ?? 0) + kept.count;
    }
    return [node.name, sets] as const;
  });
  return Object.fromEntries(nodes.filter(([, sets]) => Object.keys(sets).length > 0));
}

/** Not complete, nobody terminates, and every pod that has a node is ready: nothing moves without a change from outside. */
function isStuck({ workload: deployment, generations: replicaSets }: DeploymentCluster, { others }: Surroundings): boolean {
  if (isComplete(deployment, deployment.status)) return false;
  if (others.some(({ terminating }) => terminating)) return false;
  return replicaSets.every(({ pods }) => pods.terminating === 0 && pods.unreadyGroups.every(({ placement }) => placement?.node === null));
}

function nonZero<K extends string>(counts: Readonly<Record<K, number>>): Partial<Record<K, number>> {
  return Object.fromEntries(Object.entries<number>(counts).filter(([, count]) => count !== 0)) as Partial<Record<K, number>>;
}
