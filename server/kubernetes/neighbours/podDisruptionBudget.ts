import { type ApiObject, objectAt, stringAt } from '../apiObject';
import { percentOf } from '../intOrString';
import type { ObjectKind } from '../objectKind';
import { validateIntOrPercent } from '../validation/amounts';
import { as, below, field, type FieldError, invalid, named, oneOf, type Where } from '../validation/findings';
import { validateCommonMetadata, validateMetadataUpdate } from '../validation/metadata';
import { printedSelector, validateLabelSelector } from '../validation/selector';

/** policy/v1 PodDisruptionBudget: how many of a workload's pods may be evicted at once. */
export const podDisruptionBudgetKind: ObjectKind = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  group: 'policy',
  withDefaults: budget => budget,
  // What is common to all objects is looked at only once the spec is right.
  validate: budget => {
    const errors = validateSpec(budget);
    return errors.length > 0
      ? errors
      : validateCommonMetadata(objectAt(budget, 'metadata') ?? {}, field('metadata/invalid-name', 'metadata'));
  },
  validateUpdate: (budget, old) => [
    ...validateMetadataUpdate(
      objectAt(budget, 'metadata') ?? {},
      objectAt(old, 'metadata') ?? {},
      field('metadata/invalid-name', 'metadata'),
    ),
    ...validateSpec(budget),
  ],
  warnings: () => [],
  updateWarnings: () => [],
};

/** ValidatePodDisruptionBudgetSpec */
function validateSpec(budget: ApiObject): FieldError[] {
  const spec = objectAt(budget, 'spec') ?? {};
  const own = field('budget/invalid', 'spec');
  const errors: FieldError[] = [];
  if (spec['minAvailable'] !== undefined && spec['maxUnavailable'] !== undefined) {
    const at = { ...own, at: ['spec', 'maxUnavailable'], related: ['spec', 'minAvailable'] };
    errors.push(invalid(at, printedSpec(spec), 'minAvailable and maxUnavailable cannot be both set'));
  }
  for (const name of ['minAvailable', 'maxUnavailable']) errors.push(...validateAmount(spec[name], below(own, name)));
  errors.push(...validateLabelSelector(objectAt(spec, 'selector'), below(own, 'selector')));
  if (spec['unhealthyPodEvictionPolicy'] === undefined) return errors;
  const policy = stringAt(spec, 'unhealthyPodEvictionPolicy');
  return [...errors, ...oneOf(below(own, 'unhealthyPodEvictionPolicy'), policy, ['AlwaysAllow', 'IfHealthyBudget'])];
}

function validateAmount(value: unknown, where: Where): FieldError[] {
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const errors = validateIntOrPercent(value, where).map(error => ({ ...error, code: where.code }));
  if ((percentOf(value) ?? 0) <= 100) return errors;
  return [...errors, invalid(as(where, 'budget/invalid'), named(String(value)), 'must not be greater than 100%')];
}

/** The internal type, which is what the server prints. */
function printedSpec(spec: ApiObject): object {
  const selector = objectAt(spec, 'selector');
  return {
    MinAvailable: spec['minAvailable'] ?? null,
    Selector: selector === undefined ? null : printedSelector(selector),
    MaxUnavailable: spec['maxUnavailable'] ?? null,
    UnhealthyPodEvictionPolicy: spec['unhealthyPodEvictionPolicy'] ?? null,
  };
}
