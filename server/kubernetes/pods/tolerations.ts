import { type ApiObject, objectsAt, stringAt } from '../apiObject';
import { as, below, type FieldError, invalid, invalids, named, oneOf, shownAt, unsupported, type Where } from '../validation/findings';
import { labelKeyErrors, labelValueErrors } from '../validation/formats';

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** ValidateTolerations: of which taints of a node a pod takes no notice. */
export function validateTolerations(tolerations: readonly ApiObject[], where: Where): FieldError[] {
  return tolerations.flatMap((toleration, index) => validateToleration(toleration, below(as(where, 'toleration/invalid'), index)));
}

function validateToleration(toleration: ApiObject, where: Where): FieldError[] {
  const key = stringAt(toleration, 'key');
  const operator = stringAt(toleration, 'operator');
  const effect = stringAt(toleration, 'effect');
  const errors = key === '' ? [] : invalids(below(where, 'key'), key, labelKeyErrors(key));
  if (key === '' && operator !== 'Exists') {
    const detail = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
    errors.push(invalid(below(where, 'operator'), named(operator), detail));
  }
  if (toleration['tolerationSeconds'] !== undefined && effect !== 'NoExecute') {
    const own = { ...below(where, 'effect'), related: [...where.at, 'tolerationSeconds'] };
    errors.push(invalid(own, named(effect), "effect must be 'NoExecute' when `tolerationSeconds` is set"));
  }
  errors.push(...validateValue(stringAt(toleration, 'value'), operator, where));
  return effect === '' ? errors : [...errors, ...oneOf(below(where, 'effect'), effect, effects)];
}

/** The server names the operator, whichever of the two is at fault. */
function validateValue(value: string, operator: string, where: Where): FieldError[] {
  const own = below(where, 'operator');
  const valueAt = shownAt(own, [...where.at, 'value']);
  switch (operator) {
    case '':
    case 'Equal': {
      const details = labelValueErrors(value);
      return details.length === 0 ? [] : [invalid(valueAt, value, details.join(';'))];
    }
    case 'Exists':
      return value === '' ? [] : [invalid(valueAt, value, "value must be empty when `operator` is 'Exists'")];
    case 'Lt':
    case 'Gt':
      return [unsupported(own, named(operator), ['Equal', 'Exists', 'Lt', 'Gt'])];
    default:
      return [unsupported(own, named(operator), ['Equal', 'Exists'])];
  }
}

/** The tolerations of a pod's spec. */
export function validatePodTolerations(spec: ApiObject, where: Where): FieldError[] {
  return validateTolerations(objectsAt(spec, 'tolerations'), below(where, 'tolerations'));
}
