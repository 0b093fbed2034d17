import { deletePod } from '../../cluster/placedPods';
import type { StatefulPod, StatefulSetCluster } from './statefulSet';

/** An event of the StatefulSet on a pod (stateful_pod_control.go: recordPodEvent). Before 1.35 it began with a small letter. */
export function tell(cluster: StatefulSetCluster, verb: 'Create' | 'Delete', pod: string, error?: string): void {
  const { workload: set, server, now } = cluster;
  const said = `${server < 35 ? verb.toLowerCase() : verb} Pod ${pod} in StatefulSet ${set.name}`;
  cluster.observe(
    error === undefined
      ? { kind: 'event', atMs: now, type: 'Normal', reason: `Successful${verb}`, message: `${said} successful` }
      : { kind: 'event', atMs: now, type: 'Warning', reason: `Failed${verb}`, message: `${said} failed error: ${error}` },
  );
}

/** An event of the StatefulSet on a claim that it creates for a pod (recordClaimEvent). */
export function tellOfClaim({ workload: set, server, now, observe }: StatefulSetCluster, claim: string, pod: string, error?: string): void {
  const verb = server < 35 ? 'create' : 'Create';
  observe(
    error === undefined
      ? {
          kind: 'event',
          atMs: now,
          type: 'Normal',
          reason: 'SuccessfulCreate',
          message: `${verb} Claim ${claim} Pod ${pod} in StatefulSet ${set.name} success`,
        }
      : {
          kind: 'event',
          atMs: now,
          type: 'Warning',
          reason: 'FailedCreate',
          message: `${verb} Claim ${claim} for Pod ${pod} in StatefulSet ${set.name} failed error: ${error}`,
        },
  );
}

/** DeleteStatefulPod */
export function deleteStatefulPod(cluster: StatefulSetCluster, pod: StatefulPod): void {
  tell(cluster, 'Delete', pod.name);
  deletePod(cluster, pod);
}
