import { type ApiObject, numberAt, objectAt, stringAt } from '../apiObject';
import { comparableValue, percentOf } from '../intOrString';
import { forbidden, type FieldError, invalid, invalids, nonNegative, required, unsupported } from './findings';
import { percentErrors } from './formats';
import { validateMetadata } from './metadata';
import { validatePodTemplate } from './podTemplate';
import { isConvertible, isEmptySelector, printedSelector, validateLabelSelector } from './selector';

/**
 * ValidateDeployment (k8s.io/kubernetes/pkg/apis/apps/validation): what the API server refuses of a decoded and defaulted Deployment on
 * creation, in its order.
 */
export function validateDeployment(deployment: ApiObject): FieldError[] {
  const spec = objectAt(deployment, 'spec') ?? {};
  const strategy = objectAt(spec, 'strategy') ?? {};
  return unique([
    ...validateMetadata(objectAt(deployment, 'metadata') ?? {}, ['metadata']),
    ...nonNegative({ code: 'spec/negative', path: ['spec', 'replicas'] }, numberAt(spec, 'replicas')),
    ...validateSelector(spec),
    ...validateStrategy(strategy),
    ...nonNegative({ code: 'spec/negative', path: ['spec', 'minReadySeconds'] }, numberAt(spec, 'minReadySeconds')),
    ...nonNegative({ code: 'spec/negative', path: ['spec', 'revisionHistoryLimit'] }, numberAt(spec, 'revisionHistoryLimit')),
    ...validateDeadline(spec),
  ]);
}

/** Selector, and the template by it: an inconvertible selector keeps the template from being looked at. */
function validateSelector(spec: ApiObject): FieldError[] {
  const path = ['spec', 'selector'];
  const selector = objectAt(spec, 'selector');
  const template = objectAt(spec, 'template') ?? {};
  if (selector === undefined) {
    return [required({ code: 'selector/missing', path }), ...validatePodTemplate(template, undefined)];
  }
  const errors = validateLabelSelector(selector, path);
  if (isEmptySelector(selector)) {
    errors.push(invalid({ code: 'selector/empty', path }, printedSelector(selector), 'empty selector is invalid for deployment'));
  }
  if (isConvertible(selector)) return [...errors, ...validatePodTemplate(template, selector)];
  return [...errors, invalid({ code: 'selector/invalid', path }, printedSelector(selector), 'invalid label selector')];
}

function validateStrategy(strategy: ApiObject): FieldError[] {
  const path = ['spec', 'strategy'];
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  switch (stringAt(strategy, 'type')) {
    case 'Recreate': {
      const where = { code: 'strategy/rolling-update-with-recreate', path: [...path, 'rollingUpdate'], onKey: true } as const;
      if (rollingUpdate === undefined) return [];
      return [forbidden({ ...where, related: [...path, 'type'] }, "may not be specified when strategy `type` is 'Recreate'")];
    }
    case 'RollingUpdate':
      return validateRollingUpdate(rollingUpdate ?? {});
    default: {
      const where = { code: 'strategy/unsupported-type', path, at: [...path, 'type'] } as const;
      return [unsupported(where, printedStrategy(strategy), ['Recreate', 'RollingUpdate'])];
    }
  }
}

function validateRollingUpdate(rollingUpdate: ApiObject): FieldError[] {
  const path = ['spec', 'strategy', 'rollingUpdate'];
  const unavailable = intOrString(rollingUpdate['maxUnavailable']);
  const unavailablePath = [...path, 'maxUnavailable'];
  const surge = intOrString(rollingUpdate['maxSurge']);
  const surgePath = [...path, 'maxSurge'];
  const errors = [...validateIntOrPercent(unavailable, unavailablePath), ...validateIntOrPercent(surge, surgePath)];
  if (comparableValue(unavailable) === 0 && comparableValue(surge) === 0) {
    const where = { code: 'strategy/no-progress', path: unavailablePath, related: surgePath } as const;
    errors.push(invalid(where, unavailable, 'may not be 0 when `maxSurge` is 0'));
  }
  if ((percentOf(unavailable) ?? 0) > 100) {
    errors.push(invalid({ code: 'strategy/over-100-percent', path: unavailablePath }, unavailable, 'must not be greater than 100%'));
  }
  return errors;
}

function validateIntOrPercent(value: string | number, path: readonly string[]): FieldError[] {
  return typeof value === 'number'
    ? nonNegative({ code: 'strategy/negative', path }, value)
    : invalids({ code: 'strategy/not-a-percentage', path }, value, percentErrors(value));
}

function validateDeadline(spec: ApiObject): FieldError[] {
  const path = ['spec', 'progressDeadlineSeconds'];
  const deadline = numberAt(spec, 'progressDeadlineSeconds');
  if (deadline === undefined) return [];
  const errors = nonNegative({ code: 'spec/negative', path }, deadline);
  if (deadline <= (numberAt(spec, 'minReadySeconds') ?? 0)) {
    const where = { code: 'spec/deadline-not-over-min-ready', path, related: ['spec', 'minReadySeconds'] } as const;
    errors.push(invalid(where, deadline, 'must be greater than minReadySeconds'));
  }
  return errors;
}

/** The internal type, which is what the server prints: absent amounts are 0 there. */
function printedStrategy(strategy: ApiObject): object {
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  return {
    Type: stringAt(strategy, 'type'),
    RollingUpdate:
      rollingUpdate === undefined
        ? null
        : { MaxUnavailable: intOrString(rollingUpdate['maxUnavailable']), MaxSurge: intOrString(rollingUpdate['maxSurge']) },
  };
}

function intOrString(value: unknown): string | number {
  return typeof value === 'string' || typeof value === 'number' ? value : 0;
}

/** The server tells the same thing once. */
function unique(errors: readonly FieldError[]): FieldError[] {
  const seen = new Set<string>();
  return errors.filter(({ path, message }) => {
    const key = JSON.stringify([path, message]);
    return !seen.has(key) && seen.add(key).size > 0;
  });
}
