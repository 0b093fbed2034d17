import type { ExtraRequests } from '../protocol/nodes';
import type { Duration, DurationPart, Stall, Summary } from '../protocol/timeline';
import type { AssumedSeconds } from './assumptions';
import { newGeneration, type Cluster } from './cluster/cluster';
import { neverServes, type Cause } from './obstacles/cause';
import { podRequests } from './podRequests';
import { isCut } from './cluster/simulate';
import { availablePods } from './timeline/counts';
import type { Recorder } from './timeline/recorder';
import type { Totals } from './timeline/totals';

/** What the simulation doesn't know by itself. */
export interface SummaryInput {
  /** Whether the actions changed anything. */
  readonly changed: boolean;
  readonly cause: Cause;
  readonly assumed: AssumedSeconds;
}

/** What the rollout comes to, over the whole simulation, also where the list of steps was cut. */
export function summaryOf(cluster: Cluster, { totals, steps, cutAt }: Recorder, input: SummaryInput): Summary {
  const lastStepAt = steps.at(-1)?.atSeconds ?? 0;
  const simulationCut = isCut(cluster);
  const outcome = outcomeOf(cluster, input.changed, totals.completeMs !== null);
  const newest = newGeneration(cluster);
  const oldPodStays = cluster.generations.some(({ pods }) => pods !== newest?.pods && pods.active + pods.terminating > 0);
  return {
    outcome,
    hold: outcome === 'paused' ? cluster.controller.holds(cluster) : null,
    completeSeconds: seconds(totals.completeMs),
    oldPodsGoneSeconds: oldPodStays || simulationCut ? null : seconds(totals.oldPodsGoneMs),
    endSeconds: lastStepAt,
    peakPods: totals.peakPods,
    peakPodsWithTerminating: totals.peakPodsWithTerminating,
    lowestAvailable: totals.lowestAvailable,
    floorKept: totals.floorKept,
    lowestFloor: totals.lowestFloor,
    secondsWithoutAvailable: totals.withoutAvailableMs / 1000,
    secondsBelowDesired: totals.belowDesiredMs / 1000,
    longestBelowDesiredSeconds: totals.longestBelowDesiredMs / 1000,
    waves: totals.waves,
    duration: durationOf(cluster, totals, input.assumed),
    stall: outcome === 'stalls' ? stallOf(cluster, input.cause) : null,
    extra: extraOf(cluster, totals),
    deadlineSeconds: seconds(totals.deadlineMs),
    cut: simulationCut || cutAt !== null ? { afterSteps: steps.length, atSeconds: lastStepAt } : null,
  };
}

function outcomeOf(cluster: Cluster, changed: boolean, completed: boolean): Summary['outcome'] {
  const { controller, workload } = cluster;
  if (isCut(cluster)) return 'cut';
  if (!changed) return 'nothing';
  if (controller.holds(cluster) !== null && !controller.isComplete(cluster)) return 'paused';
  if (!completed) return 'stalls';
  return workload.limits.desired === 0 ? 'nothing' : 'completes';
}

/** How much longer than assumed containers may take to start, as measured: three seconds instead of one where many start together. */
const slowestStartSeconds = 2;

function durationOf(cluster: Cluster, totals: Totals, { upSeconds, readySeconds, goneSeconds }: AssumedSeconds): Duration | null {
  if (totals.completeMs === null || !Number.isFinite(readySeconds)) return null;
  const complete = totals.completeMs / 1000;
  const { minReadySeconds } = cluster.workload.spec;
  const shutdown = cluster.controller.stopsOldFirst(cluster) ? Math.min(goneSeconds, complete) : 0;
  const wave = readySeconds + minReadySeconds;
  const times = wave === 0 ? 0 : Math.min(totals.waves, Math.round((complete - shutdown) / wave));
  const probes = readySeconds - upSeconds;
  const parts: DurationPart[] = [
    { what: 'shutdown', seconds: shutdown, times: 1 },
    { what: 'start', seconds: upSeconds, times },
    { what: 'probes', seconds: probes, times },
    { what: 'minReady', seconds: minReadySeconds, times },
  ];
  return {
    leastSeconds: Math.max(0, complete - times * probes),
    mostSeconds: complete + times * slowestStartSeconds,
    parts: parts.filter(part => part.seconds > 0 && part.times > 0),
  };
}

function stallOf(cluster: Cluster, cause: Cause): Stall {
  const newest = newGeneration(cluster);
  const available = availablePods(cluster);
  const newAvailable = newest?.pods.available ?? 0;
  return {
    why: cause.kind,
    updated: cluster.controller.counted?.(cluster).updated ?? newest?.pods.active ?? 0,
    oldAvailable: available - newAvailable,
    available,
    noneForGood: available === 0 && neverServes(cause),
  };
}

function extraOf({ workload }: Cluster, { peakPods, peakPodsWithTerminating }: Totals): ExtraRequests {
  const { milliCpu, memoryBytes, gpus } = podRequests(workload.template.podTemplate.spec);
  const pods = Math.max(0, peakPods - workload.limits.desired);
  return {
    pods,
    podsWithTerminating: Math.max(0, peakPodsWithTerminating - workload.limits.desired),
    milliCpu: milliCpu * pods,
    memoryBytes: memoryBytes * pods,
    gpus: gpus * pods,
  };
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}
