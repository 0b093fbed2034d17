import { find } from '../yaml/find';
import type { LocatedMap } from '../yaml/located';
import { type ApiObject, labelsAt, numberAt, objectAt, objectsAt, stringAt } from './apiObject';
import type { FilledIn } from './decode';
import type { Container, Deployment, DeploymentStrategy, IntOrString, PodTemplateSpec } from './deployment';
import { percentOf } from './intOrString';
import { type KubernetesVersion, newestVersion } from './kubernetesVersion';
import { normalForm } from './normalForm';
import { rolloutPlaceholders } from './rolloutPlaceholders';

const maxInt32 = 2 ** 31 - 1;

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
  const count = (field: string, absent: number): number => {
    const value = quotedNumber(root, ['spec', field]) ?? numberAt(spec, field) ?? absent;
    return Math.min(Math.max(value, 0), maxInt32);
  };
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
      template: templateOf(normalForm(objectAt(spec, 'template') ?? {}, 'PodTemplateSpec')),
    },
  };
}

function quotedNumber(root: LocatedMap, path: readonly string[]): number | undefined {
  const node = find(root, path);
  return node?.type === 'scalar' && typeof node.value === 'string' && /^[0-9]{1,10}$/.test(node.value) ? Number(node.value) : undefined;
}

function strategyOf(strategy: ApiObject): DeploymentStrategy {
  if (stringAt(strategy, 'type').trim().toLowerCase() === 'recreate') return { type: 'Recreate' };
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  const maxUnavailable = amount(rollingUpdate?.['maxUnavailable']);
  return {
    type: 'RollingUpdate',
    rollingUpdate: {
      maxSurge: amount(rollingUpdate?.['maxSurge']),
      maxUnavailable: (percentOf(maxUnavailable) ?? 0) > 100 ? '100%' : maxUnavailable,
    },
  };
}

function amount(value: unknown): IntOrString {
  if (typeof value === 'number') return Math.max(value, 0);
  if (typeof value !== 'string') return '25%';
  if (percentOf(value) !== undefined) return value;
  return /^\s*[0-9]{1,9}\s*$/.test(value) ? Number(value) : '25%';
}

function templateOf(template: ApiObject): PodTemplateSpec {
  const metadata = objectAt(template, 'metadata') ?? {};
  const spec = objectAt(template, 'spec') ?? {};
  const labels = labelsAt(metadata, 'labels');
  const annotations = labelsAt(metadata, 'annotations');
  return {
    metadata: { ...(labels === undefined ? {} : { labels }), ...(annotations === undefined ? {} : { annotations }) },
    spec: {
      ...spec,
      containers: objectsAt(spec, 'containers').map(containerOf),
      ...(spec['initContainers'] === undefined ? {} : { initContainers: objectsAt(spec, 'initContainers').map(containerOf) }),
      terminationGracePeriodSeconds: graceSeconds(spec),
    },
  };
}

/** Decoding has seen to the types of the fields; only name and image may be absent, and what is 0 has been left out. */
function containerOf(container: ApiObject): Container {
  const probes = ['readinessProbe', 'startupProbe', 'livenessProbe'].flatMap(field => {
    const probe = objectAt(container, field);
    return probe === undefined ? [] : [[field, { ...probe, initialDelaySeconds: numberAt(probe, 'initialDelaySeconds') ?? 0 }] as const];
  });
  return { ...container, name: stringAt(container, 'name'), image: stringAt(container, 'image'), ...Object.fromEntries(probes) };
}

/** The API server takes less than nothing for 1. */
function graceSeconds(spec: ApiObject): number {
  const seconds = numberAt(spec, 'terminationGracePeriodSeconds') ?? 30;
  return seconds < 0 ? 1 : seconds;
}
