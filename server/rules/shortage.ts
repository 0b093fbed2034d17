import * as l10n from '@vscode/l10n';
import type { Autoscaler } from '../kubernetes/autoscaler';
import { isDaemonSet } from '../kubernetes/daemonSet/workload';
import type { Around, TimelineObstacle } from '../protocol/obstacle';
import type { WhatIf } from '../protocol/scenario';
import { isOfDeployment } from './deploymentRule';
import { plainRollout } from '../rollout/plainRollout';
import { changesOf } from './changes';
import { setStrategy, useRecreate } from './fixes';
import { placeOf } from './placeOf';
import { rolloutWith } from './rolloutWith';
import type { Finding, Fix, Judged } from './rule';

/** What around a workload keeps a rollout of it from completing, as a simulation shows; undefined where nothing does, or nothing is known of a cluster. */
export function shortageIn(
  { workload, rollout }: Pick<Judged, 'workload' | 'rollout'>,
  kinds: readonly TimelineObstacle['kind'][],
): Around | undefined {
  if (workload.object.cluster === undefined) return undefined;
  const obstacle = rollout()?.obstacle ?? null;
  return obstacle !== null && kinds.includes(obstacle.kind) ? obstacle.around : undefined;
}

/** More replicas than that aren't simulated beside those of the manifest. */
const mostScaled = 1000;

/** The same with as many pods as the workload's autoscaler may want, where there is room for those of today; undefined where nothing would be short. */
export function shortageAtMost(judged: Judged, kinds: readonly TimelineObstacle['kind'][]): Scaled | undefined {
  const { workload, rollout } = judged;
  const { object, autoscaler } = workload;
  const most = autoscaler?.maxReplicas ?? 0;
  if (object.cluster === undefined || autoscaler === undefined || most <= object.spec.replicas || most > mostScaled) return undefined;
  if ((rollout()?.obstacle?.around ?? null) !== null) return undefined;
  const obstacle = obstacleWith(most, judged);
  return obstacle?.around === undefined || !kinds.includes(obstacle.kind)
    ? undefined
    : { around: obstacle.around, replicas: most, autoscaler };
}

const obstacles = new WeakMap<Judged, TimelineObstacle | null>();

/** The obstacle with as many replicas, which is simulated once for all rules. */
function obstacleWith(replicas: number, judged: Judged): TimelineObstacle | null {
  const known = obstacles.get(judged);
  if (known !== undefined) return known;
  const { workload, kind, assume } = judged;
  const scaled = { ...workload.object, spec: { ...workload.object.spec, replicas } };
  const obstacle = plainRollout(kind, scaled, assume)?.obstacle ?? null;
  obstacles.set(judged, obstacle);
  return obstacle;
}

export interface Scaled {
  readonly around: Around;
  readonly replicas: number;
  readonly autoscaler: Autoscaler;
}

/** That a rollout at full load can't complete. */
export function scaledFinding(judged: Judged, { around, replicas, autoscaler }: Scaled, path: string, speaker: string): Finding {
  const message = l10n.t(
    'With {0} replicas, maxReplicas of HPA {1}, a rollout can’t finish: {2}.',
    replicas,
    autoscaler.name,
    around.words,
  );
  const { fixes: _, ...finding } = shortageFinding(judged, around, path, speaker);
  return { ...finding, severity: 'information', message: `${message}\n${saidBy(speaker, around)}` };
}

/** That a rollout can't complete, at the field for which there is no room; below it in the words of who says so. */
export function shortageFinding(judged: Judged, around: Around, path: string, speaker: string): Finding {
  const { workload, neighbours } = judged;
  const { policy } = around;
  const decides = policy ?? (around.lacks === null ? null : { kind: 'Node', name: null });
  const neighbour = neighbours.cluster.find(({ kind, name }) => kind === decides?.kind && (decides.name === null || name === decides.name));
  return {
    ...(around.certain ? {} : { severity: 'information' as const }),
    message: `${around.certain ? l10n.t('A rollout can’t finish: {0}.', around.words) : l10n.t('A rollout may not finish: {0}.', around.words)}\n${saidBy(speaker, around)}`,
    span: placeOf(workload.node, path),
    ...(neighbour?.place === undefined ? {} : { neighbour: { text: `${neighbour.kind} ${neighbour.name}`, place: neighbour.place } }),
    fixes: () => waysThrough(judged),
  };
}

/** The words of who says that there is no room, with no name that only the simulation has. */
export function saidBy(speaker: string, { quotable }: Pick<Around, 'quotable'>): string {
  return `${speaker}: ${quotable}`;
}

/** Of other strategies those with which the rollout completes: each is simulated. */
export function waysThrough(judged: Judged): readonly Fix[] {
  if (isDaemonSet(judged.workload)) return withoutSurge(judged);
  if (!isOfDeployment(judged)) return [];
  const oneLess: WhatIf = { maxSurge: 0, maxUnavailable: 1 };
  return [
    ...completing(judged, oneLess, () => [setStrategy(judged, oneLess)]),
    ...completing(judged, { strategy: 'Recreate' }, () => useRecreate(judged)),
  ];
}

/** Of a DaemonSet: no second pod beside the old one. */
function withoutSurge(judged: Judged): readonly Fix[] {
  const whatIf: WhatIf = { maxSurge: 0, maxUnavailable: 1 };
  const changes = changesOf(judged.workload, whatIf);
  if (changes.length === 0) return [];
  const title = l10n.t('Set maxSurge to 0 and maxUnavailable to 1: the old pod is deleted first');
  return completing(judged, whatIf, () => [{ title, changes }]);
}

/** Fixes that make these values out of the strategy, if the rollout completes with them. */
function completing(judged: Judged, whatIf: WhatIf, fixes: () => readonly Fix[]): readonly Fix[] {
  const rollout = rolloutWith(judged, whatIf);
  return rollout?.summary.outcome === 'completes' ? fixes().map(fix => ({ ...fix, rollout })) : [];
}
