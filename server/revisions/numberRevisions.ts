import type { NumberedRevision, PastRevisionsParams } from '../protocol/revisions';
import { addToHistory } from '../rollout/controllers/deployment/revisions';
import { goneByLimit, goneByRecreation, goneByReuse, keepAll } from './historyLimit';

/** A template that was applied, and the ReplicaSet that it got then. */
interface Rollout {
  readonly key: string;
  readonly revision: number;
  readonly formerRevisions: readonly number[];
  readonly replicaSet: ReplicaSet;
}

interface ReplicaSet {
  readonly digest: string;
  revision: number;
  formerRevisions: readonly number[];
  /** The limit that it fell victim to; null while it exists. */
  deletedBy: number | null;
  /** Of a Deployment with another selector, which had to be deleted. */
  former: boolean;
}

/**
 * The revisions that the Deployment controller would have made of manifests applied one after the other, each rolled out before the next: a
 * template that comes again takes the next number and loses its former one (deployment/sync.go: getNewReplicaSet), and the limit of the time
 * deletes the oldest (cleanupDeployment). A paused Deployment rolls nothing out (syncDeployment), but its limit counts all the same. The selector of a
 * Deployment is immutable, so that another one means another Deployment, which begins with revision 1. `limit` is for manifests that don't know
 * theirs. Newest first.
 */
export function numberRevisions(manifests: PastRevisionsParams['manifests'], limit: number): readonly NumberedRevision[] {
  const kept = new Map<string, ReplicaSet>();
  const rollouts: Rollout[] = [];
  let running: ReplicaSet | undefined;
  let runningSelector: string | null = null;
  for (const { key, digest, selector, paused, revisionHistoryLimit } of manifests) {
    if (selector !== null && runningSelector !== null && selector !== runningSelector) {
      for (const { replicaSet } of rollouts) replicaSet.former = true;
      kept.clear();
      running = undefined;
    }
    runningSelector = selector ?? runningSelector;
    if (!paused && digest !== running?.digest) {
      running = rollOut(kept, digest, (running?.revision ?? 0) + 1);
      rollouts.push({ key, revision: running.revision, formerRevisions: running.formerRevisions, replicaSet: running });
    }
    if (running !== undefined) cleanUp(kept, running, digest, revisionHistoryLimit ?? limit);
  }
  return rollouts.reverse().map(rollout => numbered(rollout, running));
}

/** The running set always has the highest number, so that `kept` is ascending. */
function rollOut(kept: Map<string, ReplicaSet>, digest: string, revision: number): ReplicaSet {
  const known = kept.get(digest);
  if (known === undefined) {
    const created = { digest, revision, formerRevisions: [], deletedBy: null, former: false };
    kept.set(digest, created);
    return created;
  }
  known.formerRevisions = addToHistory(known.formerRevisions, known.revision);
  known.revision = revision;
  kept.delete(digest);
  kept.set(digest, known);
  return known;
}

/** `digest`: the manifest's template, whose set never counts. Where that isn't rolled out, the running one counts as an old set, though it stays. */
function cleanUp(kept: Map<string, ReplicaSet>, running: ReplicaSet, digest: string, limit: number): void {
  let surplus = kept.size - (kept.has(digest) ? 1 : 0) - limit;
  if (limit >= keepAll || surplus <= 0) return;
  for (const replicaSet of kept.values()) {
    if (replicaSet.digest === digest) continue;
    if (surplus-- <= 0) return;
    if (replicaSet === running) continue;
    replicaSet.deletedBy = limit;
    kept.delete(replicaSet.digest);
  }
}

function numbered({ key, revision, formerRevisions, replicaSet }: Rollout, running: ReplicaSet | undefined): NumberedRevision {
  if (replicaSet.former) return { key, revision: null, state: 'gone', formerRevisions: [], reason: goneByRecreation() };
  const reason =
    replicaSet.revision !== revision
      ? goneByReuse(replicaSet.revision)
      : replicaSet.deletedBy === null
        ? null
        : goneByLimit(replicaSet.deletedBy);
  return { key, revision, state: reason !== null ? 'gone' : replicaSet === running ? 'current' : 'kept', formerRevisions, reason };
}
