import { type ApiObject, objectAt, stringAt } from '../apiObject';
import { percentOf } from '../intOrString';
import type { KubernetesVersion } from '../kubernetesVersion';
import type { ObjectKind } from '../objectKind';
import { validateIntOrPercent } from '../validation/amounts';
import { over100Percent, given } from '../validation/detail';
import { as, below, field, type FieldError, invalid, oneOf, type Where } from '../validation/findings';
import { amount, type GoValue, pointer, struct } from '../validation/goSyntax';
import { metadataAt, validateCommonMetadata, validateMetadataUpdate } from '../validation/metadata';
import { printedSelector, validateLabelSelector } from '../validation/selector';

/** policy/v1 PodDisruptionBudget: how many of a workload's pods may be evicted at once. */
export const podDisruptionBudgetKind: ObjectKind = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  group: 'policy',
  withDefaults: budget => budget,
  // What is common to all objects is looked at only once the spec is right.
  validate: (budget, server) => {
    const errors = validateSpec(budget, server);
    return errors.length > 0 ? errors : validateCommonMetadata(objectAt(budget, 'metadata') ?? {}, metadataAt(server));
  },
  validateUpdate: (budget, old, server) => [
    ...validateMetadataUpdate(objectAt(budget, 'metadata') ?? {}, objectAt(old, 'metadata') ?? {}, metadataAt(server)),
    ...validateSpec(budget, server),
  ],
  warnings: () => [],
  updateWarnings: () => [],
};

/** ValidatePodDisruptionBudgetSpec */
function validateSpec(budget: ApiObject, server: KubernetesVersion): FieldError[] {
  const spec = objectAt(budget, 'spec') ?? {};
  const own = field(server, 'budget/invalid', 'spec');
  const errors: FieldError[] = [];
  if (spec['minAvailable'] !== undefined && spec['maxUnavailable'] !== undefined) {
    const at = { ...own, at: ['spec', 'maxUnavailable'], related: ['spec', 'minAvailable'] };
    errors.push(
      invalid(at, printedSpec(spec), given('minAvailable and maxUnavailable cannot be both set', 'minAvailable', 'maxUnavailable')),
    );
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
  return [...errors, invalid(as(where, 'budget/invalid'), amount(value), over100Percent)];
}

/** The internal type, which is what the server prints. */
function printedSpec(spec: ApiObject): GoValue {
  const selector = objectAt(spec, 'selector');
  return struct('policy.PodDisruptionBudgetSpec', {
    MinAvailable: pointer('intstr.IntOrString', spec['minAvailable']),
    Selector: pointer('v1.LabelSelector', selector === undefined ? undefined : printedSelector(selector)),
    MaxUnavailable: pointer('intstr.IntOrString', spec['maxUnavailable']),
    UnhealthyPodEvictionPolicy: pointer('policy.UnhealthyPodEvictionPolicyType', spec['unhealthyPodEvictionPolicy']),
  });
}
