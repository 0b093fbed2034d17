import { type ApiObject, objectsAt, stringAt } from '../apiObject';
import { wordsIn, type Detail } from '../validation/detail';
import { as, below, type FieldError, invalid, invalids, oneOf, shownAt, unsupported, type Where } from '../validation/findings';
import { type GoValue, goValue, named, pointer, struct } from '../validation/goSyntax';
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
    const words = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
    errors.push(invalid(below(where, 'operator'), named(operator), { words, reason: { only: 'Exists' } }));
  }
  if (toleration['tolerationSeconds'] !== undefined && effect !== 'NoExecute') {
    const own = { ...below(where, 'effect'), related: [...where.at, 'tolerationSeconds'] };
    const words = "effect must be 'NoExecute' when `tolerationSeconds` is set";
    errors.push(invalid(own, named(effect), { words, reason: { only: 'NoExecute' } }));
  }
  errors.push(...validateValue(toleration, where));
  return effect === '' ? errors : [...errors, ...oneOf(below(where, 'effect'), effect, effects)];
}

const noValue: Detail = { words: "value must be empty when `operator` is 'Exists'", reason: 'excluded', given: ['operator'] };

/** The server names the operator, whichever of the two is at fault. */
function validateValue(toleration: ApiObject, where: Where): FieldError[] {
  const value = stringAt(toleration, 'value');
  const operator = stringAt(toleration, 'operator');
  const own = below(where, 'operator');
  const valueAt = shownAt(own, [...where.at, 'value']);
  switch (operator) {
    case '':
    case 'Equal': {
      const details = labelValueErrors(value);
      const [first] = details;
      if (first === undefined) return [];
      const words = details.map(wordsIn).join(';');
      return [invalid(valueAt, value, typeof first === 'string' ? words : { ...first, words })];
    }
    case 'Exists':
      return value === '' ? [] : [invalid(valueAt, where.server < 32 ? printedToleration(toleration) : value, noValue)];
    case 'Lt':
    case 'Gt':
      return [unsupported(own, named(operator), where.server < 35 ? ['Equal', 'Exists'] : ['Equal', 'Exists', 'Lt', 'Gt'])];
    default:
      return [unsupported(own, named(operator), ['Equal', 'Exists'])];
  }
}

/** Before 1.32 the server printed the whole toleration. */
function printedToleration(toleration: ApiObject): GoValue {
  const own = (name: string): GoValue => named(stringAt(toleration, name));
  const whole = struct('core.Toleration', {
    Key: own('key'),
    Operator: own('operator'),
    Value: own('value'),
    Effect: own('effect'),
    TolerationSeconds: pointer('int64', toleration['tolerationSeconds']),
  });
  return goValue(stringAt(toleration, 'value'), whole.go);
}

/** The tolerations of a pod's spec. */
export function validatePodTolerations(spec: ApiObject, where: Where): FieldError[] {
  return validateTolerations(objectsAt(spec, 'tolerations'), below(where, 'tolerations'));
}
