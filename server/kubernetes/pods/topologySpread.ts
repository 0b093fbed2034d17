import { type ApiObject, numberAt, objectAt, objectsAt, stringAt } from '../apiObject';
import { as, below, duplicate, type FieldError, invalid, oneOf, required, shownAt, type Where } from '../validation/findings';
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
      ...validateMatchLabelKeys(constraint, own),
      ...validateLabelSelector(objectAt(constraint, 'labelSelector'), below(own, 'labelSelector')),
    ];
  });
}

function validateConstraint(constraint: ApiObject, where: Where): FieldError[] {
  const maxSkew = numberAt(constraint, 'maxSkew') ?? 0;
  const action = stringAt(constraint, 'whenUnsatisfiable');
  return [
    ...(maxSkew > 0 ? [] : [invalid(below(where, 'maxSkew'), maxSkew, 'must be greater than zero')]),
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
  const errors = least > 0 ? [] : [invalid(where, least, 'must be greater than zero')];
  if (action === 'DoNotSchedule') return errors;
  const own = { ...where, related: [...where.at.slice(0, -1), 'whenUnsatisfiable'] };
  return [...errors, invalid(own, least, `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`)];
}
