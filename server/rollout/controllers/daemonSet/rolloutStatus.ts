import type { RolloutStatus } from '../../../protocol/timeline';
import type { Counts } from '../../timeline/counts';
import type { DaemonSetObject } from './daemonSet';

/** `kubectl rollout status`, word for word (kubectl/pkg/polymorphichelpers: DaemonSetStatusViewer): the first that is true is said. The counts are those of the pods now. */
export function rolloutStatus(
  { name, spec, status, generation }: DaemonSetObject,
  { desired, updated, available }: Pick<Counts, 'desired' | 'updated' | 'available'>,
): RolloutStatus {
  const waiting = (what: string): RolloutStatus => ({
    text: `Waiting for daemon set "${name}" rollout to finish: ${what}...`,
    state: 'waiting',
  });
  if (spec.updateStrategy.type === 'OnDelete') {
    return { text: 'error: rollout status is only available for RollingUpdate strategy type', state: 'failed' };
  }
  if (generation > status.observedGeneration) return { text: 'Waiting for daemon set spec update to be observed...', state: 'waiting' };
  if (updated < desired) {
    return waiting(`${updated} out of ${desired} new pods have been updated`);
  }
  if (available < desired) return waiting(`${available} of ${desired} updated pods are available`);
  return { text: `daemon set "${name}" successfully rolled out`, state: 'done' };
}
