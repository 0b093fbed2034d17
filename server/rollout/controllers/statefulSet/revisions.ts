import type { KubernetesVersion } from '../../../kubernetes/kubernetesVersion';
import { revisionName } from '../../../kubernetes/statefulSet/revisionName';
import type { Cluster } from '../../cluster/cluster';
import type { Template } from '../../cluster/templates';
import { byRevision, type ControllerRevision, dropRevisions, makeRevision } from '../controllerRevision';
import type { StatefulSetCluster } from './statefulSet';

export interface Revisions {
  readonly current: ControllerRevision;
  readonly update: ControllerRevision;
}

/** The real name, which can be computed; of a template with a change that nobody has spelled out a simulated one. */
export function revisionNameOf(
  name: string,
  { podTemplate, edits, hash }: Pick<Template, 'podTemplate' | 'edits' | 'hash'>,
  server?: KubernetesVersion,
): string {
  return edits === 0 ? revisionName(name, podTemplate, server) : `${name}-${hash}`;
}

/** The same for a set in a cluster. */
export function nameOf({ workload: { name }, server }: Pick<Cluster, 'workload' | 'server'>, template: Template): string {
  return revisionNameOf(name, template, server);
}

/** getStatefulSetRevisions: the revision that the set has its pods from, and the one it is to have them from, which is made if need be. */
export function revisionsOf(cluster: StatefulSetCluster): Revisions {
  const { template, status } = cluster.workload;
  const known = byRevision(cluster.generations);
  const last = known.at(-1);
  const next = (last?.revision ?? 0) + 1;
  // Of several with the same template the last one counts.
  const equal = known.filter(revision => revision.template === template).at(-1);
  const update = equal ?? makeRevision(cluster, { template, revision: next, nameOf });
  // One that isn't the last comes back: its former number is lost.
  if (equal !== undefined && equal !== last) equal.revision = next;
  const { currentRevision } = status;
  const current = currentRevision === null ? undefined : known.filter(revision => revision.template === currentRevision.template).at(-1);
  return { current: current ?? update, update };
}

/** truncateHistory: of the revisions that nothing needs any more the lowest go, until as many are left as the limit says. */
export function truncateHistory(cluster: StatefulSetCluster, { current, update }: Revisions): void {
  const carried = cluster.generations.filter(({ pods }) => pods.active + pods.terminating > 0);
  const live = new Set([current, update, ...carried].map(({ template }) => template));
  const old = byRevision(cluster.generations).filter(({ template }) => !live.has(template));
  const limit = cluster.workload.spec.revisionHistoryLimit;
  if (limit >= 0) dropRevisions(cluster, old.slice(0, Math.max(0, old.length - limit)));
}
