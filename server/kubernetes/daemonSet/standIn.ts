import type { LocatedMap } from '../../yaml/located';
import { type ApiObject, objectAt, stringAt } from '../apiObject';
import { amountOf, countAt } from '../nearestNumber';
import { storedForm } from '../normalForm';
import { podTemplateOf } from '../podTemplateOf';
import type { DaemonSetSpec, DaemonSetUpdateStrategy } from './daemonSet';

/** On how many nodes a DaemonSet is previewed where nobody says how many there are: as many as it updates in three turns, however few at a time. */
const turns = 3;
const mostAssumed = 300;

/**
 * The spec of a decoded and defaulted DaemonSet. What the API server would refuse is stood in for by the nearest sensible value, so that a half-typed
 * manifest has a rollout too.
 */
export function daemonSetStandIn(set: ApiObject, root: LocatedMap): DaemonSetSpec {
  const spec = objectAt(set, 'spec') ?? {};
  const updateStrategy = strategyOf(objectAt(spec, 'updateStrategy') ?? {});
  return {
    replicas: assumedNodes(updateStrategy),
    updateStrategy,
    minReadySeconds: countAt(root, ['spec', 'minReadySeconds'], spec, 0),
    revisionHistoryLimit: countAt(root, ['spec', 'revisionHistoryLimit'], spec, 10),
    template: podTemplateOf(spec, storedForm),
  };
}

function assumedNodes(strategy: DaemonSetUpdateStrategy): number {
  if (strategy.type === 'OnDelete') return turns;
  const { maxUnavailable, maxSurge } = strategy.rollingUpdate;
  const atOnce = [maxUnavailable, maxSurge].filter(amount => typeof amount === 'number');
  return Math.min(turns * Math.max(1, ...atOnce), mostAssumed);
}

function strategyOf(strategy: ApiObject): DaemonSetUpdateStrategy {
  if (stringAt(strategy, 'type').trim().toLowerCase() === 'ondelete') return { type: 'OnDelete' };
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  return {
    type: 'RollingUpdate',
    rollingUpdate: { maxUnavailable: amountOf(rollingUpdate?.['maxUnavailable'], 1), maxSurge: amountOf(rollingUpdate?.['maxSurge'], 0) },
  };
}
