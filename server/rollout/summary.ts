import type { Summary } from '../protocol';
import { isCut } from './simulate';
import { findNewReplicaSet, type Cluster } from './cluster';
import { isComplete } from './deploymentController/conditions';
import type { Recorder } from './timeline/recorder';

/** What the rollout comes to, over the whole simulation, also where the list of steps was cut. `changed`: whether the actions changed anything. */
export function summaryOf(cluster: Cluster, { totals, steps, cutAt }: Recorder, changed: boolean): Summary {
  const newest = findNewReplicaSet(cluster);
  const oldPodStays = cluster.replicaSets.some(({ pods }) => pods !== newest?.pods && pods.active + pods.count('terminating') > 0);
  const lastStepAt = steps.at(-1)?.atSeconds ?? 0;
  const simulationCut = isCut(cluster);
  return {
    outcome: outcomeOf(cluster, changed, totals.completeMs !== null),
    completeSeconds: seconds(totals.completeMs),
    oldPodsGoneSeconds: oldPodStays || simulationCut ? null : seconds(totals.oldPodsGoneMs),
    endSeconds: lastStepAt,
    peakPods: totals.peakPods,
    peakPodsWithTerminating: totals.peakPodsWithTerminating,
    lowestAvailable: totals.lowestAvailable,
    secondsWithoutAvailable: totals.withoutAvailableMs / 1000,
    secondsBelowDesired: totals.belowDesiredMs / 1000,
    deadlineSeconds: seconds(totals.deadlineMs),
    cut: simulationCut || cutAt !== null ? { afterSteps: steps.length, atSeconds: lastStepAt } : null,
  };
}

function outcomeOf(cluster: Cluster, changed: boolean, completed: boolean): Summary['outcome'] {
  const { deployment } = cluster;
  if (isCut(cluster)) return 'cut';
  if (!changed) return 'nothing';
  if (deployment.spec.paused && !isComplete(deployment, deployment.status)) return 'paused';
  if (!completed) return 'stalls';
  return deployment.spec.replicas === 0 ? 'nothing' : 'completes';
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}
