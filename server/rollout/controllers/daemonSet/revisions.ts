import { byRevision, type ControllerRevision, dropRevisions, makeRevision } from '../controllerRevision';
import type { DaemonSetCluster, DaemonSetObject } from './daemonSet';

/** constructHistory: the revision with the set's template, which is made if need be, and has the highest number. */
export function currentRevision(set: DaemonSetObject): ControllerRevision {
  const old = set.history.revisions.filter(({ template }) => template !== set.template);
  const next = old.reduce((most, { revision }) => Math.max(most, revision), 0) + 1;
  const known = set.history.revisions.find(({ template }) => template === set.template);
  if (known === undefined) return makeRevision(set.history, set.template, next, set.annotations);
  known.revision = Math.max(known.revision, next);
  return known;
}

/** cleanupHistory: old revisions go, the lowest first, until as many are left as the limit says; those that a pod has are skipped. */
export function cleanupHistory({ set, pods }: DaemonSetCluster): void {
  const old = byRevision(set.history.revisions.filter(({ template }) => template !== set.template));
  const excess = old.length - set.spec.revisionHistoryLimit;
  const live = new Set(pods.map(({ revision }) => revision.template));
  const unused = old.filter(({ template }) => !live.has(template));
  dropRevisions(set.history, new Set(unused.slice(0, Math.max(0, excess))));
}
