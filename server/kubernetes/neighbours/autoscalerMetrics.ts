import { type ApiObject, numberAt, objectAt, stringAt } from '../apiObject';
import { amountOf, validateContainerName } from '../pods/resources';
import { notPositive } from '../validation/detail';
import { below, type FieldError, forbidden, invalid, invalids, required, unsupported, type Where } from '../validation/findings';
import { named, quantity } from '../validation/goSyntax';
import { dnsLabelErrors, pathSegmentErrors } from '../validation/formats';

const types = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'];

type SourceCheck = (source: ApiObject, where: Where) => FieldError[];

/** In the order in which the server looks at them; only the first that is given is judged. */
const sources: readonly (readonly [field: string, type: string, check: SourceCheck])[] = [
  ['object', 'Object', validateObject],
  ['external', 'External', validateExternal],
  ['pods', 'Pods', validatePods],
  ['resource', 'Resource', (source, where) => [...validateResourceName(source, where), ...validateResourceTarget(source, where)]],
  ['containerResource', 'ContainerResource', validateContainerResource],
];

/** validateMetricSpec: what an autoscaler measures. */
export function validateMetric(metric: ApiObject, where: Where): FieldError[] {
  const type = stringAt(metric, 'type');
  const typeAt = below(where, 'type');
  const unknown = types.includes(type) ? [] : [unsupported(typeAt, named(type), types)];
  const given = sources.filter(([field]) => metric[field] !== undefined);
  const [first] = given;
  const [expected] = sources.find(([, own]) => own === type) ?? [];
  const errors = type === '' ? [required(typeAt, 'must specify a metric source type')] : [];
  errors.push(...unknown);
  if (first !== undefined) errors.push(...first[2](objectAt(metric, first[0]) ?? {}, below(where, first[0])));
  if (expected === undefined) errors.push(...unknown);
  else if (metric[expected] === undefined) {
    errors.push(required(below(where, expected), 'must populate information for the given metric source'));
  }
  if (given.length === 1) return errors;
  const others = given.filter(([field]) => field !== expected);
  return [...errors, ...others.map(([field]) => forbidden(below(where, field), 'must populate the given metric source only'))];
}

/** ValidateCrossVersionObjectReference: `a group` has to be named, or need not be (`any group`), or the version isn't looked at (`any`). */
export function validateReference(reference: ApiObject, where: Where, version: 'a group' | 'any group' | 'any'): FieldError[] {
  const name = (field: string): FieldError[] => {
    const text = stringAt(reference, field);
    return text === '' ? [required(below(where, field))] : invalids(below(where, field), text, pathSegmentErrors(text));
  };
  const apiVersion = stringAt(reference, 'apiVersion');
  return [...name('kind'), ...name('name'), ...invalids(below(where, 'apiVersion'), apiVersion, apiVersionErrors(apiVersion, version))];
}

function apiVersionErrors(text: string, version: 'a group' | 'any group' | 'any'): string[] {
  if (version === 'any') return [];
  const parts = text.split('/');
  if (parts.length > 2) return [`unexpected GroupVersion string: ${text}`];
  const hasGroup = parts.length === 2 && parts[0] !== '';
  return version === 'any group' || hasGroup ? [] : ['apiVersion must specify API group'];
}

function validateObject(source: ApiObject, where: Where): FieldError[] {
  const target = objectAt(source, 'target') ?? {};
  const errors = [
    ...validateReference(
      objectAt(source, 'describedObject') ?? {},
      below(where, 'describedObject'),
      where.server < 34 ? 'any' : 'any group',
    ),
    ...validateIdentifier(source, where),
    ...validateTarget(source, where),
  ];
  if (target['value'] !== undefined || target['averageValue'] !== undefined) return errors;
  return [...errors, required(below(where, 'target', 'averageValue'), 'must set either a target value or averageValue')];
}

function validateExternal(source: ApiObject, where: Where): FieldError[] {
  const target = objectAt(source, 'target') ?? {};
  const given = ['value', 'averageValue'].filter(field => target[field] !== undefined);
  const errors = [...validateIdentifier(source, where), ...validateTarget(source, where)];
  if (given.length === 0) {
    errors.push(required(below(where, 'target', 'averageValue'), 'must set either a target value for metric or a per-pod target'));
  }
  if (given.length < 2) return errors;
  return [...errors, forbidden(below(where, 'target', 'value'), 'may not set both a target value for metric and a per-pod target')];
}

function validatePods(source: ApiObject, where: Where): FieldError[] {
  const errors = [...validateIdentifier(source, where), ...validateTarget(source, where)];
  if (objectAt(source, 'target')?.['averageValue'] !== undefined) return errors;
  return [...errors, required(below(where, 'target', 'averageValue'), 'must specify a positive target averageValue')];
}

function validateContainerResource(source: ApiObject, where: Where): FieldError[] {
  const name = stringAt(source, 'name');
  const container = stringAt(source, 'container');
  const containerAt = below(where, 'container');
  return [
    ...(name === '' ? validateResourceName(source, where) : validateContainerName(name, below(where, 'name'))),
    ...(container === ''
      ? [required(containerAt, 'must specify a container')]
      : invalids(containerAt, container, dnsLabelErrors(container))),
    ...validateResourceTarget(source, where),
  ];
}

function validateResourceName(source: ApiObject, where: Where): FieldError[] {
  return stringAt(source, 'name') === '' ? [required(below(where, 'name'), 'must specify a resource name')] : [];
}

/** Of a resource either an amount or a share of what is requested. */
function validateResourceTarget(source: ApiObject, where: Where): FieldError[] {
  const target = objectAt(source, 'target') ?? {};
  const given = ['averageUtilization', 'averageValue'].filter(field => target[field] !== undefined);
  const errors = validateTarget(source, where);
  if (given.length === 0) {
    errors.push(required(below(where, 'target', 'averageUtilization'), 'must set either a target raw value or a target utilization'));
  }
  if (given.length < 2) return errors;
  return [...errors, forbidden(below(where, 'target', 'averageValue'), 'may not set both a target raw value and a target utilization')];
}

function validateTarget(source: ApiObject, where: Where): FieldError[] {
  const target = objectAt(source, 'target') ?? {};
  const own = below(where, 'target');
  const type = stringAt(target, 'type');
  const utilization = numberAt(target, 'averageUtilization');
  const errors = type === '' ? [required(below(own, 'type'), 'must specify a metric target type')] : [];
  if (!['Utilization', 'Value', 'AverageValue'].includes(type)) {
    errors.push(invalid(below(own, 'type'), named(type), 'must be either Utilization, Value, or AverageValue'));
  }
  for (const field of ['value', 'averageValue']) {
    const amount = target[field];
    if (typeof amount === 'string' && amountOf(amount) <= 0n)
      errors.push(invalid(below(own, field), quantity(amount, amount), 'must be positive'));
  }
  if (utilization === undefined || utilization >= 1) return errors;
  return [...errors, invalid(below(own, 'averageUtilization'), utilization, notPositive('0'))];
}

function validateIdentifier(source: ApiObject, where: Where): FieldError[] {
  const name = stringAt(objectAt(source, 'metric'), 'name');
  const own = below(where, 'metric', 'name');
  return name === '' ? [required(own, 'must specify a metric name')] : invalids(own, name, pathSegmentErrors(name));
}
