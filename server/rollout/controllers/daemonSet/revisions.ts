import type { Cluster } from '../../cluster/cluster';
import type { Template } from '../../cluster/templates';
import { byRevision, type ControllerRevision, dropRevisions, makeRevision } from '../controllerRevision';
import type { DaemonSetCluster } from './daemonSet';

/** The real hash depends on the server's version and can't be computed from a manifest. */
export function nameOf({ workload }: Pick<Cluster, 'workload'>, { hash }: Template): string {
  return `${workload.name}-${hash}`;
}

/** constructHistory: the revision with the set's template, which is made if need be, and has the highest number. */
export function currentRevision(cluster: DaemonSetCluster): ControllerRevision {
  const { template } = cluster.workload;
  const old = cluster.generations.filter(revision => revision.template !== template);
  const next = old.reduce((most, { revision }) => Math.max(most, revision), 0) + 1;
  const known = cluster.generations.filter(revision => revision.template === template).at(-1);
  if (known === undefined) return makeRevision(cluster, { template, revision: next, nameOf });
  known.revision = Math.max(known.revision, next);
  return known;
}

/** cleanupHistory: old revisions go, the lowest first, until as many are left as the limit says; those that a pod has are skipped. */
export function cleanupHistory(cluster: DaemonSetCluster): void {
  const { template, spec } = cluster.workload;
  const old = byRevision(cluster.generations.filter(revision => revision.template !== template));
  const excess = old.length - spec.revisionHistoryLimit;
  const unused = old.filter(({ pods }) => pods.active + pods.terminating === 0);
  dropRevisions(cluster, unused.slice(0, Math.max(0, excess)));
}
