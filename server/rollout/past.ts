import type { PodTemplateSpec } from '../kubernetes/deployment';
import type { Cluster, ReplicaSet } from './cluster/cluster';
import { newReplicaSet } from './controllers/deployment/revisions';

/** A revision that was there before the simulation begins: what an old ReplicaSet keeps of it. */
export interface PastRevision {
  readonly revision: number;
  /** Former numbers, ascending. */
  readonly formerRevisions: readonly number[];
  readonly template: PodTemplateSpec;
  /** Without those that the controllers and kubectl keep for themselves. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Its place in what the client handed over. */
  readonly index: number;
}

/**
 * Puts the ReplicaSets of past revisions into a cluster that has none yet, without pods, in the order of their creation; answers the Deployment's
 * own: the one of them with its template, or else a new one, which becomes the newest revision.
 */
export function replicaSetsOfPast(cluster: Cluster, past: readonly PastRevision[], replicas: number): ReplicaSet {
  const byAge = [...past].sort((one, other) => firstNumber(one) - firstNumber(other));
  for (const { revision, formerRevisions, template, annotations } of byAge) {
    const replicaSet = newReplicaSet(cluster, 0, revision, cluster.templates.intern(template));
    replicaSet.revisionHistory = formerRevisions.join();
    replicaSet.annotations = annotations;
    cluster.replicaSets.push(replicaSet);
  }
  const newest = past.reduce((most, { revision }) => Math.max(most, revision), 0);
  const known = cluster.replicaSets.find(({ template }) => template === cluster.deployment.template);
  if (known !== undefined) {
    known.size = replicas;
    known.annotations = { ...known.annotations, ...cluster.deployment.annotations };
    return known;
  }
  const own = newReplicaSet(cluster, replicas, newest + 1);
  cluster.replicaSets.push(own);
  return own;
}

function firstNumber({ revision, formerRevisions }: PastRevision): number {
  return formerRevisions.reduce((least, former) => Math.min(least, former), revision);
}
