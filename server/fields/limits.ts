import * as l10n from '@vscode/l10n';
import type { Autoscaler } from '../kubernetes/autoscaler';
import type { Deployment, DeploymentStrategy } from '../kubernetes/deployment/deployment';
import type { IntOrString } from '../kubernetes/intOrString';
import type { Bounds } from '../rollout/bounds';
import { resolveFenceposts } from '../rollout/controllers/deployment/fenceposts';
import type { Explanation, Subject } from './field';
import { code } from '../escapes/markdown';

/** The bounds that a workload's rollout keeps. */
export function limitsOf({ workload }: Pick<Subject<Deployment>, 'workload'>): Bounds {
  const { replicas, strategy } = workload.object.spec;
  return resolveFenceposts(replicas, strategy);
}

/** Where the number of replicas comes from, where the manifest has none; nothing of the usual default. */
export function replicasLine({ workload }: Subject<Deployment>): string[] {
  const { scaledBy } = workload.object;
  return scaledBy === undefined ? [] : [l10n.t('`replicas` isn’t set: {0}.', minReplicasOf(scaledBy))];
}

/** A number with where it comes from, as Markdown: `3`, `minReplicas` of the HorizontalPodAutoscaler `web` in `hpa.yaml`. */
export function minReplicasOf({ minReplicas, placeholder, name, file }: Autoscaler): string {
  const written = code(placeholder?.text ?? String(minReplicas));
  return file === undefined
    ? l10n.t('{0}, `minReplicas` of the HorizontalPodAutoscaler {1}', written, code(name))
    : l10n.t('{0}, `minReplicas` of the HorizontalPodAutoscaler {1} in {2}', written, code(name), code(file));
}

/** `at most 13 pods` and `never below 8`, worked out. */
export function ceilingLine({ workload }: Subject<Deployment>): string {
  const { maxSurge, ceiling } = limitsOf({ workload });
  return l10n.t(
    'At most **{0}** pods exist during a rollout ({1} + {2}), not counting terminating pods.',
    ceiling,
    workload.object.spec.replicas,
    maxSurge.value,
  );
}

/** What stays available. */
export function floorLine({ workload }: Subject<Deployment>): string {
  const { maxUnavailable, floor } = limitsOf({ workload });
  if (floor === 0) return l10n.t('**All** pods can be unavailable at the same time.');
  return l10n.t(
    'Available pods never drop below **{0}** ({1} − {2}), unless pods fail on their own.',
    floor,
    workload.object.spec.replicas,
    maxUnavailable.value,
  );
}

/** A percentage worked out for other numbers of replicas: replicas → pods. */
export function percentTable(
  { workload }: Subject<Deployment>,
  strategy: (amount: IntOrString) => DeploymentStrategy,
  amount: IntOrString,
  pods: (fenceposts: Bounds) => number,
): Pick<Explanation, 'table'> {
  if (typeof amount !== 'string') return {};
  const own = workload.object.spec.replicas;
  const replicas = [...new Set([1, 2, 3, 4, 5, 8, 10, 20, own])].sort((one, other) => one - other);
  const strong = (text: number, count: number): string => (count === own ? `**${text}**` : String(text));
  return {
    table: [
      ['replicas', ...replicas.map(count => strong(count, count))],
      ['pods', ...replicas.map(count => strong(pods(resolveFenceposts(count, strategy(amount))), count))],
    ],
  };
}
