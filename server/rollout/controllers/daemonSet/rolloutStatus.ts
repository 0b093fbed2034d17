import type { RolloutStatus } from '../../../protocol/timeline';
import type { DaemonSetObject } from './daemonSet';

/** `kubectl rollout status`, word for word (kubectl/pkg/polymorphichelpers: DaemonSetStatusViewer): the first that is true is said. */
export function rolloutStatus({ name, spec, status, generation }: DaemonSetObject): RolloutStatus {
  const waiting = (what: string): RolloutStatus => ({
    text: `Waiting for daemon set "${name}" rollout to finish: ${what}...`,
    state: 'waiting',
  });
  const { updatedNumberScheduled, desiredNumberScheduled, numberAvailable } = status;
  if (spec.updateStrategy.type === 'OnDelete') {
    return { text: 'error: rollout status is only available for RollingUpdate strategy type', state: 'failed' };
  }
  if (generation > status.observedGeneration) return { text: 'Waiting for daemon set spec update to be observed...', state: 'waiting' };
  if (updatedNumberScheduled < desiredNumberScheduled) {
    return waiting(`${updatedNumberScheduled} out of ${desiredNumberScheduled} new pods have been updated`);
  }
  if (numberAvailable < desiredNumberScheduled)
    return waiting(`${numberAvailable} of ${desiredNumberScheduled} updated pods are available`);
  return { text: `daemon set "${name}" successfully rolled out`, state: 'done' };
}
