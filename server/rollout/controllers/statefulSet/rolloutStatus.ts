import type { RolloutStatus } from '../../../protocol/timeline';
import type { StatefulSetObject } from './statefulSet';

/** `kubectl rollout status`, word for word (kubectl/pkg/polymorphichelpers: StatefulSetStatusViewer): the first that is true is said. minReadySeconds is not waited for. The counts are those of the pods now. */
export function rolloutStatus(
  { spec, status, generation }: StatefulSetObject,
  { ready, updated }: { readonly ready: number; readonly updated: number },
): RolloutStatus {
  const waiting = (text: string): RolloutStatus => ({ text, state: 'waiting' });
  const { updateStrategy, replicas } = spec;
  const { currentReplicas, currentRevision, updateRevision } = status;
  if (updateStrategy.type === 'OnDelete') {
    return { text: 'error: rollout status is only available for RollingUpdate strategy type', state: 'failed' };
  }
  if (status.observedGeneration === 0 || generation > status.observedGeneration) {
    return waiting('Waiting for statefulset spec update to be observed...');
  }
  if (ready < replicas) return waiting(`Waiting for ${replicas - ready} pods to be ready...`);
  if (updateStrategy.rollingUpdate !== undefined) {
    const wanted = replicas - updateStrategy.rollingUpdate.partition;
    return updated < wanted
      ? waiting(`Waiting for partitioned roll out to finish: ${updated} out of ${wanted} new pods have been updated...`)
      : { text: `partitioned roll out complete: ${updated} new pods have been updated...`, state: 'done' };
  }
  if (updateRevision !== currentRevision) {
    return waiting(`waiting for statefulset rolling update to complete ${updated} pods at revision ${updateRevision?.name ?? ''}...`);
  }
  return {
    text: `statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision?.name ?? ''}...`,
    state: 'done',
  };
}
