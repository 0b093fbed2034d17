import { byRevision, type ControllerRevision, dropRevisions, makeRevision } from '../controllerRevision';
import type { StatefulSetCluster, StatefulSetObject } from './statefulSet';

export interface Revisions {
  readonly current: ControllerRevision;
  readonly update: ControllerRevision;
}

/** getStatefulSetRevisions: the revision that the set has its pods from, and the one it is to have them from, which is made if need be. */
export function revisionsOf(set: StatefulSetObject): Revisions {
  const known = byRevision(set.history.revisions);
  const last = known.at(-1);
  const next = (last?.revision ?? 0) + 1;
  const equal = known.find(({ template }) => template === set.template);
  const update = equal ?? makeRevision(set.history, set.template, next, set.annotations);
  // One that isn't the last comes back: its former number is lost.
  if (equal !== undefined && equal !== last) equal.revision = next;
  const { currentRevision } = set.status;
  const current = currentRevision === null ? undefined : known.find(({ template }) => template === currentRevision.template);
  return { current: current ?? update, update };
}

/** truncateHistory: of the revisions that nothing needs any more the lowest go, until as many are left as the limit says. */
export function truncateHistory({ set, pods }: StatefulSetCluster, { current, update }: Revisions): void {
  const live = new Set([current, update, ...pods.map(({ revision }) => revision)].map(({ template }) => template));
  const old = byRevision(set.history.revisions).filter(({ template }) => !live.has(template));
  const limit = set.spec.revisionHistoryLimit;
  if (limit >= 0) dropRevisions(set.history, new Set(old.slice(0, Math.max(0, old.length - limit))));
}
