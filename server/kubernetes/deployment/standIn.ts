import type { LocatedMap } from '../../yaml/located';
import { type ApiObject, labelsAt, objectAt, stringAt } from '../apiObject';
import type { FilledIn } from '../decode';
import type { Deployment, DeploymentStrategy } from './deployment';
import { percentOf } from '../intOrString';
import { type KubernetesVersion, newestVersion } from '../kubernetesVersion';
import { amountOf, countAt } from '../nearestNumber';
import { podTemplateOf } from '../podTemplateOf';
import { rolloutPlaceholders } from '../rolloutPlaceholders';

/** A decoded and defaulted object, and what of it something else fills in. */
interface Standing {
  readonly object: ApiObject;
  readonly filledIn?: readonly FilledIn[];
}

/**
 * The Deployment of a decoded and defaulted object. What the API server would refuse is stood in for by the nearest sensible value, so that a
 * half-typed manifest has a rollout too: quotes around a number are overlooked, a negative number is 0, anything else that is wrong is absent,
 * and so is what something else fills in, which `placeholders` then names.
 */
export function standIn(
  { object, filledIn = [] }: Standing,
  root: LocatedMap,
  metadata: Pick<Deployment['metadata'], 'name' | 'namespace'>,
  server: KubernetesVersion = newestVersion,
): Deployment {
  const placeholders = rolloutPlaceholders(filledIn);
  const spec = objectAt(object, 'spec') ?? {};
  const count = (field: string, absent: number): number => countAt(root, ['spec', field], spec, absent);
  const labels = labelsAt(objectAt(object, 'metadata'), 'labels');
  const matchLabels = labelsAt(objectAt(spec, 'selector'), 'matchLabels');
  return {
    metadata: {
      ...metadata,
      annotations: labelsAt(objectAt(object, 'metadata'), 'annotations') ?? {},
      ...(labels === undefined ? {} : { labels }),
    },
    ...(server === newestVersion ? {} : { server }),
    ...(placeholders.length === 0 ? {} : { placeholders }),
    spec: {
      replicas: count('replicas', 1),
      strategy: strategyOf(objectAt(spec, 'strategy') ?? {}),
      minReadySeconds: count('minReadySeconds', 0),
      progressDeadlineSeconds: count('progressDeadlineSeconds', 600),
      revisionHistoryLimit: count('revisionHistoryLimit', 10),
      paused: spec['paused'] === true,
      ...(matchLabels === undefined ? {} : { selector: { matchLabels } }),
      template: podTemplateOf(spec),
    },
  };
}

function strategyOf(strategy: ApiObject): DeploymentStrategy {
  if (stringAt(strategy, 'type').trim().toLowerCase() === 'recreate') return { type: 'Recreate' };
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  const maxUnavailable = amountOf(rollingUpdate?.['maxUnavailable'], '25%');
  return {
    type: 'RollingUpdate',
    rollingUpdate: {
      maxSurge: amountOf(rollingUpdate?.['maxSurge'], '25%'),
      maxUnavailable: (percentOf(maxUnavailable) ?? 0) > 100 ? '100%' : maxUnavailable,
    },
  };
}
