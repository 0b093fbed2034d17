import { type ApiObject, numberAt, objectAt, objectsAt, stringAt, stringsAt } from '../apiObject';
import { notPositive, given } from '../validation/detail';
import {
  as,
  below,
  duplicate,
  type FieldError,
  forbidden,
  invalid,
  invalids,
  oneOf,
  required,
  shownAt,
  type Where,
} from '../validation/findings';
import { labelKeyErrors } from '../validation/formats';
import { validateLabelSelector } from '../validation/selector';
import { validateMatchLabelKeys } from './affinity';

/** validateTopologySpreadConstraints */
export function validateTopologySpread(spec: ApiObject, where: Where): FieldError[] {
  const constraints = objectsAt(spec, 'topologySpreadConstraints');
  return constraints.flatMap((constraint, index) => {
    const own = below(as(where, 'spread/invalid-constraint'), 'topologySpreadConstraints', index);
    return [
      ...validateConstraint(constraint, own),
      ...repeated(constraint, constraints.slice(index + 1), own),
      ...validateMinDomains(constraint, below(own, 'minDomains')),
      ...['nodeAffinityPolicy', 'nodeTaintsPolicy'].flatMap(field =>
        constraint[field] === undefined ? [] : oneOf(below(own, field), stringAt(constraint, field), ['Honor', 'Ignore']),
      ),
      ...(own.server < 34
        ? validateLegacyMatchLabelKeys(constraint, below(own, 'matchLabelKeys'))
        : validateMatchLabelKeys(constraint, own)),
      ...validateLabelSelector(objectAt(constraint, 'labelSelector'), below(own, 'labelSelector')),
    ];
  });
}

/** validateMatchLabelKeysInTopologySpread, before 1.34: a key of the selector couldn't be one of the pod's, too. */
function validateLegacyMatchLabelKeys(constraint: ApiObject, where: Where): FieldError[] {
  const selector = objectAt(constraint, 'labelSelector');
  const keys = stringsAt(constraint, 'matchLabelKeys');
  if (keys.length === 0) return [];
  const taken = [
    ...Object.keys(objectAt(selector, 'matchLabels') ?? {}),
    ...objectsAt(selector, 'matchExpressions').map(requirement => stringAt(requirement, 'key')),
  ];
  return [
    ...(selector === undefined ? [forbidden(where, given('must not be specified when labelSelector is not set', 'labelSelector'))] : []),
    ...keys.flatMap((key, index) => [
      ...invalids(below(where, index), key, labelKeyErrors(key)),
      ...(taken.includes(key)
        ? [invalid(below(where, index), key, { words: 'exists in both matchLabelKeys and labelSelector', reason: 'inSelector' })]
        : []),
    ]),
  ];
}

function validateConstraint(constraint: ApiObject, where: Where): FieldError[] {
  const maxSkew = numberAt(constraint, 'maxSkew') ?? 0;
  const action = stringAt(constraint, 'whenUnsatisfiable');
  return [
    ...(maxSkew > 0 ? [] : [invalid(below(where, 'maxSkew'), maxSkew, notPositive('zero'))]),
    ...(stringAt(constraint, 'topologyKey') === '' ? [required(below(where, 'topologyKey'), 'can not be empty')] : []),
    ...oneOf(below(where, 'whenUnsatisfiable'), action, ['DoNotSchedule', 'ScheduleAnyway']),
  ];
}

/** The server tells of the earlier of two. */
function repeated(constraint: ApiObject, later: readonly ApiObject[], where: Where): FieldError[] {
  const pairOf = (object: ApiObject): string => `{${stringAt(object, 'topologyKey')}, ${stringAt(object, 'whenUnsatisfiable')}}`;
  if (!later.some(other => pairOf(other) === pairOf(constraint))) return [];
  return [duplicate(shownAt(below(where, '{topologyKey, whenUnsatisfiable}'), where.at), pairOf(constraint))];
}

function validateMinDomains(constraint: ApiObject, where: Where): FieldError[] {
  const least = numberAt(constraint, 'minDomains');
  const action = stringAt(constraint, 'whenUnsatisfiable');
  if (least === undefined) return [];
  const errors = least > 0 ? [] : [invalid(where, least, notPositive('zero'))];
  if (action === 'DoNotSchedule') return errors;
  const related = [...where.at.slice(0, -1), 'whenUnsatisfiable'];
  const words = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`;
  const reason = { requires: { path: related, value: 'DoNotSchedule' } };
  return [...errors, invalid({ ...where, related }, least, { words, reason })];
}
