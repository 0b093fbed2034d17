import type { PastRevision } from '../../past';
import type { ReplicaSet } from '../replicaSet';
import type { DeploymentCluster } from './objects';
import { newReplicaSet } from './revisions';

/**
 * Puts the ReplicaSets of past revisions into a cluster that has none yet, without pods, in the order of their creation; answers the Deployment's
 * own: the one of them with its template, or else a new one, which becomes the newest revision.
 */
export function replicaSetsOfPast(cluster: DeploymentCluster, past: readonly PastRevision[], replicas: number): ReplicaSet {
  const byAge = [...past].sort((one, other) => firstNumber(one) - firstNumber(other));
  for (const { revision, formerRevisions, template, annotations } of byAge) {
    const replicaSet = newReplicaSet(cluster, 0, revision, cluster.templates.intern(template));
    replicaSet.revisionHistory = formerRevisions.join();
    replicaSet.annotations = annotations;
    cluster.generations.push(replicaSet);
  }
  const newest = past.reduce((most, { revision }) => Math.max(most, revision), 0);
  const known = cluster.generations.find(({ template }) => template === cluster.workload.template);
  if (known !== undefined) {
    known.size = replicas;
    known.annotations = { ...known.annotations, ...cluster.workload.annotations };
    return known;
  }
  const own = newReplicaSet(cluster, replicas, newest + 1);
  cluster.generations.push(own);
  return own;
}

function firstNumber({ revision, formerRevisions }: PastRevision): number {
  return formerRevisions.reduce((least, former) => Math.min(least, former), revision);
}
