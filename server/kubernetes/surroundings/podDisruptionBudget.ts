import { type ApiObject, objectAt, stringAt } from '../apiObject';
import { type IntOrString, percentOf } from '../intOrString';
import { type LabelSelector, labelSelectorOf } from '../labelSelector';

/** A policy/v1 PodDisruptionBudget. It limits evictions; a rollout doesn't look at it. */
export interface PodDisruptionBudget {
  readonly name: string;
  readonly selector: LabelSelector;
  readonly minAvailable: IntOrString | null;
  readonly maxUnavailable: IntOrString | null;
}

export function podDisruptionBudgetOf(object: ApiObject): PodDisruptionBudget {
  const spec = objectAt(object, 'spec');
  return {
    name: stringAt(objectAt(object, 'metadata'), 'name'),
    selector: labelSelectorOf(objectAt(spec, 'selector')),
    minAvailable: amountAt(spec, 'minAvailable'),
    maxUnavailable: amountAt(spec, 'maxUnavailable'),
  };
}

function amountAt(spec: ApiObject | undefined, field: string): IntOrString | null {
  const value = spec?.[field];
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

/** An amount of a number of pods, a percentage rounded up (GetScaledValueFromIntOrPercent). */
export function scaledAmount(amount: IntOrString, total: number): number {
  return typeof amount === 'number' ? amount : Math.ceil(((percentOf(amount) ?? 0) * total) / 100);
}
