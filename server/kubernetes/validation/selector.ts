import type { Path } from '../../yaml/find';
import { type ApiObject, labelsAt, objectsAt, stringAt, stringsAt } from '../apiObject';
import { type FieldError, forbidden, invalid, invalids, required } from './findings';
import { labelKeyErrors, labelValueErrors } from './formats';
import { validateLabels } from './metadata';

/** ValidateLabelSelector (k8s.io/apimachinery/pkg/apis/meta/v1/validation). */
export function validateLabelSelector(selector: ApiObject, path: Path): FieldError[] {
  return [
    ...validateLabels(labelsAt(selector, 'matchLabels'), [...path, 'matchLabels']),
    ...objectsAt(selector, 'matchExpressions').flatMap((requirement, index) =>
      validateRequirement(requirement, [...path, 'matchExpressions', index]),
    ),
  ];
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

/** Whether a convertible selector selects what bears the labels. */
export function selects(selector: ApiObject, labels: Readonly<Record<string, string>>): boolean {
  const own = new Map(Object.entries(labels));
  return (
    Object.entries(labelsAt(selector, 'matchLabels') ?? {}).every(([key, value]) => own.get(key) === value) &&
    objectsAt(selector, 'matchExpressions').every(requirement => {
      const value = own.get(stringAt(requirement, 'key'));
      const values = stringsAt(requirement, 'values');
      switch (stringAt(requirement, 'operator')) {
        case 'In':
          return value !== undefined && values.includes(value);
        case 'NotIn':
          return value === undefined || !values.includes(value);
        case 'Exists':
          return value !== undefined;
        default:
          return value === undefined;
      }
    })
  );
}

/** The selector as the server prints it: keys of labels sorted, what is empty left out. */
export function printedSelector(selector: ApiObject): object {
  const labels = labelsAt(selector, 'matchLabels');
  const expressions = objectsAt(selector, 'matchExpressions').map(requirement => {
    const values = stringsAt(requirement, 'values');
    return { key: stringAt(requirement, 'key'), operator: stringAt(requirement, 'operator'), ...(values.length > 0 ? { values } : {}) };
  });
  return {
    ...(labels === undefined || Object.keys(labels).length === 0 ? {} : { matchLabels: labels }),
    ...(expressions.length > 0 ? { matchExpressions: expressions } : {}),
  };
}

function validateRequirement(requirement: ApiObject, path: Path): FieldError[] {
  const values = stringsAt(requirement, 'values');
  const valuesPath = [...path, 'values'];
  const operator = stringAt(requirement, 'operator');
  const errors: FieldError[] = [];
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) {
        errors.push(
          required({ code: 'selector/invalid-expression', path: valuesPath }, "must be specified when `operator` is 'In' or 'NotIn'"),
        );
      }
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) {
        const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
        errors.push(forbidden({ code: 'selector/invalid-expression', path: valuesPath }, detail));
      }
      break;
    default:
      errors.push(invalid({ code: 'selector/invalid-expression', path: [...path, 'operator'] }, operator, 'not a valid selector operator'));
  }
  const key = stringAt(requirement, 'key');
  errors.push(...invalids({ code: 'selector/invalid-expression', path: [...path, 'key'] }, key, labelKeyErrors(key)));
  values.forEach((value, index) => {
    errors.push(...invalids({ code: 'selector/invalid-expression', path: [...valuesPath, index] }, value, labelValueErrors(value)));
  });
  return errors;
}
