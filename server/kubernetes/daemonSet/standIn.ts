import type { LocatedMap } from '../../yaml/located';
import { type ApiObject, objectAt, stringAt } from '../apiObject';
import { amountOf, countAt } from '../nearestNumber';
import { storedForm } from '../normalForm';
import { podTemplateOf } from '../podTemplateOf';
import type { DaemonSetSpec, DaemonSetUpdateStrategy } from './daemonSet';

/** How many nodes a DaemonSet is previewed on where nobody says how many there are. */
const assumedNodes = 3;

/**
 * The spec of a decoded and defaulted DaemonSet. What the API server would refuse is stood in for by the nearest sensible value, so that a half-typed
 * manifest has a rollout too.
 */
export function daemonSetStandIn(set: ApiObject, root: LocatedMap): DaemonSetSpec {
  const spec = objectAt(set, 'spec') ?? {};
  return {
    replicas: assumedNodes,
    updateStrategy: strategyOf(objectAt(spec, 'updateStrategy') ?? {}),
    minReadySeconds: countAt(root, ['spec', 'minReadySeconds'], spec, 0),
    revisionHistoryLimit: countAt(root, ['spec', 'revisionHistoryLimit'], spec, 10),
    template: podTemplateOf(spec, storedForm),
  };
}

function strategyOf(strategy: ApiObject): DaemonSetUpdateStrategy {
  if (stringAt(strategy, 'type').trim().toLowerCase() === 'ondelete') return { type: 'OnDelete' };
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  return {
    type: 'RollingUpdate',
    rollingUpdate: { maxUnavailable: amountOf(rollingUpdate?.['maxUnavailable'], 1), maxSurge: amountOf(rollingUpdate?.['maxSurge'], 0) },
  };
}
