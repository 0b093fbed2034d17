import { type ApiObject, labelsAt, objectAt, objectsAt, stringAt, stringsAt } from '../apiObject';
import type { KubernetesVersion } from '../kubernetesVersion';
import { labelSelectorOf, matchesLabels } from '../labelSelector';
import { meansTheSame } from '../normalForm';
import { given } from './detail';
import { as, below, field, type FieldError, forbidden, invalid, invalids, required, type Where } from './findings';
import { type GoValue, goValue, named, stringMap, strings } from './goSyntax';
import { quoted } from '../../yaml/quoted';
import { labelKeyErrors, labelValueErrors } from './formats';
import { validateLabels } from './metadata';

/** ValidateLabelSelector (k8s.io/apimachinery/pkg/apis/meta/v1/validation); nothing for a selector that isn't there. */
export function validateLabelSelector(selector: ApiObject | undefined, where: Where): FieldError[] {
  return [
    ...validateLabels(labelsAt(selector, 'matchLabels'), below(where, 'matchLabels')),
    ...objectsAt(selector, 'matchExpressions').flatMap((requirement, index) =>
      validateRequirement(requirement, below(where, 'matchExpressions', index)),
    ),
  ];
}

/** The operators that a selector of nodes has, too, with how many values they take; undefined for any other operator. */
export function validateOperator(requirement: ApiObject, where: Where): FieldError[] | undefined {
  const values = stringsAt(requirement, 'values');
  switch (stringAt(requirement, 'operator')) {
    case 'In':
    case 'NotIn':
      if (values.length > 0) return [];
      return [required(below(where, 'values'), given("must be specified when `operator` is 'In' or 'NotIn'", 'operator'))];
    case 'Exists':
    case 'DoesNotExist':
      if (values.length === 0) return [];
      return [forbidden(below(where, 'values'), given("may not be specified when `operator` is 'Exists' or 'DoesNotExist'", 'operator'))];
    default:
      return undefined;
  }
}

/** What is said of an operator that there isn't. */
export function unknownOperator(requirement: ApiObject, where: Where): FieldError {
  return invalid(below(where, 'operator'), named(stringAt(requirement, 'operator')), 'not a valid selector operator');
}

/** Whether the selector selects nothing in particular: neither labels nor expressions. */
export function isEmptySelector(selector: ApiObject): boolean {
  return Object.keys(labelsAt(selector, 'matchLabels') ?? {}).length === 0 && objectsAt(selector, 'matchExpressions').length === 0;
}

/** Whether the server can make a selector of it (LabelSelectorAsSelector). */
export function isConvertible(selector: ApiObject): boolean {
  const labels = Object.entries(labelsAt(selector, 'matchLabels') ?? {});
  if (labels.some(([key, value]) => labelKeyErrors(key).length > 0 || labelValueErrors(value).length > 0)) return false;
  return objectsAt(selector, 'matchExpressions').every(requirement => {
    const values = stringsAt(requirement, 'values');
    if (labelKeyErrors(stringAt(requirement, 'key')).length > 0) return false;
    switch (stringAt(requirement, 'operator')) {
      case 'In':
      case 'NotIn':
        return values.length > 0 && values.every(value => labelValueErrors(value).length === 0);
      case 'Exists':
      case 'DoesNotExist':
        return values.length === 0;
      default:
        return false;
    }
  });
}

/** That a convertible selector doesn't select the pods of a template; one that isn't there selects nothing, an empty one is said to be empty. */
export function labelMismatch(
  selector: ApiObject | undefined,
  labels: Readonly<Record<string, string>> | undefined,
  templateAt: Where,
): FieldError[] {
  if (selector !== undefined && (isEmptySelector(selector) || matchesLabels(labelSelectorOf(selector), labels ?? {}))) return [];
  const own = { ...below(as(templateAt, 'selector/mismatch'), 'metadata', 'labels'), related: ['spec', 'selector'] };
  return [invalid(own, stringMap(labels), '`selector` does not match template `labels`')];
}

/**
 * The selector of a workload's spec, and the template by it: an inconvertible selector keeps the template from being looked at. `words`: what is said of an empty selector and of an inconvertible one.
 */
export function validateSelectorAndTemplate(
  spec: ApiObject,
  server: KubernetesVersion,
  words: { readonly empty: string; readonly inconvertible: string },
  template: (selector: ApiObject | undefined) => readonly FieldError[],
): FieldError[] {
  const where = field(server, 'selector/invalid', 'spec', 'selector');
  const selector = objectAt(spec, 'selector');
  if (selector === undefined) return [required(as(where, 'selector/missing')), ...template(undefined)];
  const errors = [
    ...validateLabelSelector(selector, as(where, 'selector/invalid-expression')),
    ...(isEmptySelector(selector) ? [invalid(as(where, 'selector/empty'), printedSelector(selector), words.empty)] : []),
  ];
  if (isConvertible(selector)) return [...errors, ...template(selector)];
  return [...errors, invalid(where, printedSelector(selector), words.inconvertible)];
}

/** That the selector of a workload's spec isn't what it was (ValidateImmutableField). */
export function validateImmutableSelector(spec: ApiObject, old: ApiObject, server: KubernetesVersion): FieldError[] {
  const selector = objectAt(spec, 'selector');
  if (selector !== undefined && meansTheSame(selector, objectAt(old, 'selector'), 'LabelSelector')) return [];
  const own = field(server, 'selector/immutable', 'spec', 'selector');
  return [invalid(own, selector === undefined ? null : printedSelector(selector), 'field is immutable')];
}

/** The selector as the server prints it: keys of labels sorted, what is empty left out. */
export function printedSelector(selector: ApiObject): GoValue {
  const labels = labelsAt(selector, 'matchLabels');
  const expressions = objectsAt(selector, 'matchExpressions').map(requirement => {
    const values = stringsAt(requirement, 'values');
    return { key: stringAt(requirement, 'key'), operator: stringAt(requirement, 'operator'), ...(values.length > 0 ? { values } : {}) };
  });
  const json = {
    ...(labels === undefined || Object.keys(labels).length === 0 ? {} : { matchLabels: labels }),
    ...(expressions.length > 0 ? { matchExpressions: expressions } : {}),
  };
  const requirements =
    selector['matchExpressions'] === undefined ? '(nil)' : `{${objectsAt(selector, 'matchExpressions').map(goRequirement).join(', ')}}`;
  return goValue(
    json,
    `v1.LabelSelector{MatchLabels:${stringMap(labels).go}, MatchExpressions:[]v1.LabelSelectorRequirement${requirements}}`,
  );
}

function goRequirement(requirement: ApiObject): string {
  const [key, operator] = ['key', 'operator'].map(name => quoted(stringAt(requirement, name)));
  const values = requirement['values'] === undefined ? '[]string(nil)' : strings(stringsAt(requirement, 'values')).go;
  return `v1.LabelSelectorRequirement{Key:${key}, Operator:${operator}, Values:${values}}`;
}

function validateRequirement(requirement: ApiObject, where: Where): FieldError[] {
  const key = stringAt(requirement, 'key');
  return [
    ...(validateOperator(requirement, where) ?? [unknownOperator(requirement, where)]),
    ...invalids(below(where, 'key'), key, labelKeyErrors(key)),
    ...validateLabelValues(requirement, where),
  ];
}

/** The values of a requirement, each of which a label could have. */
export function validateLabelValues(requirement: ApiObject, where: Where): FieldError[] {
  return stringsAt(requirement, 'values').flatMap((value, index) =>
    invalids(below(where, 'values', index), value, labelValueErrors(value)),
  );
}
