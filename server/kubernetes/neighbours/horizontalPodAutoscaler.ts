import { type ApiObject, numberAt, objectAt, objectsAt } from '../apiObject';
import type { KubernetesVersion } from '../kubernetesVersion';
import type { ObjectKind } from '../objectKind';
import { mapObject } from '../pods/defaulting';
import { amountOf } from '../pods/resources';
import { negative, notPositive } from '../validation/detail';
import { below, field, type FieldError, invalid, oneOf, required, type Where } from '../validation/findings';
import { metadataAt, validateMetadata, validateMetadataUpdate } from '../validation/metadata';
import { stringAt } from '../apiObject';
import { validateMetric, validateReference } from './autoscalerMetrics';

/** autoscaling/v2 HorizontalPodAutoscaler: how many replicas a workload has, by what is measured. */
export const horizontalPodAutoscalerKind: ObjectKind = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  group: 'autoscaling',
  withDefaults,
  validate: (autoscaler, server) => [
    ...validateMetadata(objectAt(autoscaler, 'metadata') ?? {}, metadataAt(server)),
    ...validateSpec(autoscaler, undefined, server),
  ],
  validateUpdate: (autoscaler, old, server) => [
    ...validateMetadataUpdate(objectAt(autoscaler, 'metadata') ?? {}, objectAt(old, 'metadata') ?? {}, metadataAt(server)),
    ...validateSpec(autoscaler, old, server),
  ],
  warnings: () => [],
  updateWarnings: () => [],
};

const defaultMetric: ApiObject = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } };
const percentPolicy: ApiObject = { type: 'Percent', value: 100, periodSeconds: 15 };
const scaleUp: ApiObject = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, percentPolicy],
};
const scaleDown: ApiObject = { selectPolicy: 'Max', policies: [percentPolicy] };

function withDefaults(autoscaler: ApiObject): ApiObject {
  const spec = objectAt(autoscaler, 'spec') ?? {};
  const metrics = objectsAt(spec, 'metrics').length > 0 ? {} : { metrics: [defaultMetric] };
  const filled = mapObject(spec, 'behavior', behavior => ({
    ...behavior,
    scaleUp: { ...scaleUp, ...objectAt(behavior, 'scaleUp') },
    scaleDown: { ...scaleDown, ...objectAt(behavior, 'scaleDown') },
  }));
  return { ...autoscaler, spec: { minReplicas: 1, ...filled, ...metrics } };
}

/** validateHorizontalPodAutoscalerSpec. What was so before may be so again. */
function validateSpec(autoscaler: ApiObject, old: ApiObject | undefined, server: KubernetesVersion): FieldError[] {
  const spec = objectAt(autoscaler, 'spec') ?? {};
  const own = field(server, 'autoscaler/invalid', 'spec');
  const metrics = objectsAt(spec, 'metrics');
  return [
    ...validateReplicas(spec, own, objectAt(old, 'spec')?.['minReplicas'] === 0 ? 0 : 1),
    ...validateTarget(spec, objectAt(old, 'spec'), below(own, 'scaleTargetRef')),
    ...metrics.flatMap((metric, index) => validateMetric(metric, below(own, 'metrics', index))),
    ...validateZero(spec, metrics, below(own, 'metrics')),
    ...['scaleUp', 'scaleDown'].flatMap(direction => {
      const rules = objectAt(objectAt(spec, 'behavior'), direction);
      return rules === undefined ? [] : validateRules(rules, below(own, 'behavior', direction));
    }),
  ];
}

function validateReplicas(spec: ApiObject, where: Where, least: number): FieldError[] {
  const minReplicas = numberAt(spec, 'minReplicas');
  const maxReplicas = numberAt(spec, 'maxReplicas') ?? 0;
  const most = below(where, 'maxReplicas');
  const errors: FieldError[] = [];
  if (minReplicas !== undefined && minReplicas < least) {
    errors.push(invalid(below(where, 'minReplicas'), minReplicas, `must be greater than or equal to ${least}`));
  }
  if (where.server < 36 && maxReplicas < 1) errors.push(invalid(most, maxReplicas, notPositive('0')));
  else if (maxReplicas === 0) errors.push(required(most, 'must be set and greater than 0'));
  else if (maxReplicas < 0) errors.push(invalid(most, maxReplicas, 'must be greater than or equal to 1'));
  if (minReplicas === undefined || maxReplicas >= minReplicas) return errors;
  const own = { ...most, related: [...where.at, 'minReplicas'] };
  return [...errors, invalid(own, maxReplicas, 'must be greater than or equal to `minReplicas`')];
}

function validateTarget(spec: ApiObject, old: ApiObject | undefined, where: Where): FieldError[] {
  const target = objectAt(spec, 'scaleTargetRef') ?? {};
  const before = old === undefined ? undefined : (objectAt(old, 'scaleTargetRef') ?? {});
  const isAsBefore = before !== undefined && ['apiVersion', 'kind'].every(name => stringAt(before, name) === stringAt(target, name));
  if (isAsBefore || where.server < 34) return validateReference(target, where, 'any');
  return validateReference(target, where, stringAt(target, 'kind') === 'ReplicationController' ? 'any group' : 'a group');
}

/** Nothing that a pod measures of itself can be measured without pods. */
function validateZero(spec: ApiObject, metrics: readonly ApiObject[], where: Where): FieldError[] {
  if (spec['minReplicas'] !== 0 || metrics.some(metric => ['Object', 'External'].includes(stringAt(metric, 'type')))) return [];
  const detail = 'must specify at least one Object or External metric to support scaling to zero replicas';
  return [{ ...where, message: `Forbidden: ${detail}`, type: 'forbidden' }];
}

function validateRules(rules: ApiObject, where: Where): FieldError[] {
  const seconds = numberAt(rules, 'stabilizationWindowSeconds') ?? 0;
  const secondsAt = below(where, 'stabilizationWindowSeconds');
  const policies = objectsAt(rules, 'policies');
  const tolerance = rules['tolerance'];
  return [
    ...(seconds < 0 ? [invalid(secondsAt, seconds, 'must be greater than or equal to zero')] : []),
    ...(seconds > 3600 ? [invalid(secondsAt, seconds, 'must be less than or equal to 3600')] : []),
    ...(rules['selectPolicy'] === undefined
      ? []
      : oneOf(below(where, 'selectPolicy'), stringAt(rules, 'selectPolicy'), ['Disabled', 'Max', 'Min'])),
    ...(policies.length === 0 ? [required(below(where, 'policies'), 'must specify at least one Policy')] : []),
    ...policies.flatMap((policy, index) => validatePolicy(policy, below(where, 'policies', index))),
    ...(typeof tolerance === 'string' && amountOf(tolerance) < 0n ? [invalid(below(where, 'tolerance'), tolerance, negative)] : []),
  ];
}

function validatePolicy(policy: ApiObject, where: Where): FieldError[] {
  const value = numberAt(policy, 'value') ?? 0;
  const seconds = numberAt(policy, 'periodSeconds') ?? 0;
  const secondsAt = below(where, 'periodSeconds');
  return [
    ...oneOf(below(where, 'type'), stringAt(policy, 'type'), ['Percent', 'Pods']),
    ...(value > 0 ? [] : [invalid(below(where, 'value'), value, notPositive('zero'))]),
    ...(seconds > 0 ? [] : [invalid(secondsAt, seconds, notPositive('zero'))]),
    ...(seconds > 1800 ? [invalid(secondsAt, seconds, 'must be less than or equal to 1800')] : []),
  ];
}
