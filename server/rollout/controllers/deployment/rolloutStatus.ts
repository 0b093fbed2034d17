import type { RolloutStatus } from '../../../protocol/timeline';

/** What `kubectl rollout status` looks at. */
export interface StatusView {
  readonly name: string;
  readonly desired: number;
  readonly updated: number;
  readonly current: number;
  readonly available: number;
  /** Whether the controller has seen the latest change of the Deployment. */
  readonly observed: boolean;
  readonly deadlineExceeded: boolean;
}

/** `kubectl rollout status`, word for word (kubectl/pkg/polymorphichelpers: DeploymentStatusViewer): the first that is true is said. */
export function rolloutStatus(view: StatusView): RolloutStatus {
  const { name, desired, updated, current, available } = view;
  const waiting = (what: string): RolloutStatus => ({
    text: `Waiting for deployment "${name}" rollout to finish: ${what}...`,
    state: 'waiting',
  });
  if (!view.observed) return { text: 'Waiting for deployment spec update to be observed...', state: 'waiting' };
  if (view.deadlineExceeded) return { text: `error: deployment "${name}" exceeded its progress deadline`, state: 'failed' };
  if (updated < desired) return waiting(`${updated} out of ${desired} new replicas have been updated`);
  if (current > updated) return waiting(`${current - updated} old replicas are pending termination`);
  if (available < updated) return waiting(`${available} of ${updated} updated replicas are available`);
  return { text: `deployment "${name}" successfully rolled out`, state: 'done' };
}
