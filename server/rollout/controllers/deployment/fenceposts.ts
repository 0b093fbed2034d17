import * as l10n from '@vscode/l10n';
import type { DeploymentSpec, DeploymentStrategy } from '../../../kubernetes/deployment/deployment';
import type { IntOrString } from '../../../kubernetes/intOrString';
import type { Limits } from '../../../protocol/timeline';
import type { Bounds, Resolved } from '../../bounds';

/**
 * Resolves maxSurge (rounded up) and maxUnavailable (rounded down, at most replicas). Where both come out as 0, unavailable becomes 1, as nothing
 * could move otherwise. Recreate has neither. A string that is no percentage counts as 0.
 */
export function resolveFenceposts(replicas: number, strategy: DeploymentStrategy): Bounds {
  if (strategy.type === 'Recreate') {
    const none: Resolved = { value: 0, working: null };
    return { maxSurge: none, maxUnavailable: none, ceiling: replicas, floor: 0 };
  }
  const maxSurge = resolve(strategy.rollingUpdate.maxSurge, replicas, 'up');
  const maxUnavailable = capped(notBothZero(resolve(strategy.rollingUpdate.maxUnavailable, replicas, 'down'), maxSurge.value), replicas);
  return { maxSurge, maxUnavailable, ceiling: replicas === 0 ? 0 : replicas + maxSurge.value, floor: replicas - maxUnavailable.value };
}

/** The bounds in numbers of pods alone. */
export function limitsOf({ replicas, strategy }: Pick<DeploymentSpec, 'replicas' | 'strategy'>): Limits {
  const { maxSurge, maxUnavailable, ceiling, floor } = resolveFenceposts(replicas, strategy);
  return { desired: replicas, surge: maxSurge.value, unavailable: maxUnavailable.value, ceiling, floor };
}

/** The number of a percentage; 0 where it is none, or one that no int64 holds (strconv.Atoi). */
function readable(amount: string): number {
  const percent = /^\d+%$/.test(amount) ? Number.parseInt(amount, 10) : 0;
  return percent < 2 ** 63 ? percent : 0;
}

/** A number as it is, a percentage of the total rounded (intstr.GetScaledValueFromIntOrPercent), with the working in words. */
function resolve(amount: IntOrString, total: number, direction: 'up' | 'down'): Resolved {
  if (typeof amount === 'number') return { value: amount, working: null };
  const exact = Math.min((readable(amount) * total) / 100, Number.MAX_SAFE_INTEGER);
  const value = direction === 'up' ? Math.ceil(exact) : Math.floor(exact);
  if (value === exact) return { value, working: l10n.t('{0} of {1} = {2}', amount, total, value) };
  const shown = String(Math.round(exact * 100) / 100);
  return {
    value,
    working:
      direction === 'up'
        ? l10n.t('{0} of {1} = {2}, rounded up: {3}', amount, total, shown, value)
        : l10n.t('{0} of {1} = {2}, rounded down: {3}', amount, total, shown, value),
  };
}

function notBothZero(unavailable: Resolved, surge: number): Resolved {
  if (surge !== 0 || unavailable.value !== 0) return unavailable;
  const why = l10n.t('maxSurge is also 0, so 1 is used');
  return { value: 1, working: unavailable.working === null ? why : `${unavailable.working}; ${why}` };
}

function capped(unavailable: Resolved, replicas: number): Resolved {
  if (unavailable.value <= replicas) return unavailable;
  if (replicas === 0) return { value: 0, working: unavailable.working };
  return { value: replicas, working: l10n.t('{0}, capped at {1} replicas', unavailable.value, replicas) };
}
