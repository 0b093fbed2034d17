import { type ApiObject, objectAt, objectsAt, stringAt } from '../apiObject';
import { as, below, type FieldError, forbidden, oneOf, required, tooMany, type Where } from '../validation/findings';

/** validateContainerRestartPolicy: whether a container is started again, and on which exit codes. */
export function validateRestartPolicy(container: ApiObject, where: Where, isInit: boolean): FieldError[] {
  const own = as(where, 'container/restart-policy');
  const rules = objectsAt(container, 'restartPolicyRules');
  const policyAt = below(own, 'restartPolicy');
  const rulesAt = below(own, 'restartPolicyRules');
  const errors: FieldError[] = [];
  if (where.server < 35) return validateFormerPolicy(container, policyAt, isInit);
  if (container['restartPolicy'] === undefined) {
    if (rules.length === 0) return [];
    errors.push(required(policyAt, 'must specify restartPolicy when restart rules are used'));
    // An init container's rules are left at that.
    if (isInit) return errors;
  } else errors.push(...oneOf(policyAt, stringAt(container, 'restartPolicy'), ['Always', 'Never', 'OnFailure']));
  if (rules.length > 20) errors.push(tooMany(rulesAt, rules.length, 20));
  return [...errors, ...rules.flatMap((rule, index) => validateRule(rule, below(rulesAt, index)))];
}

/** Before 1.35 only init containers had it, for those that go on running. */
function validateFormerPolicy(container: ApiObject, where: Where, isInit: boolean): FieldError[] {
  if (container['restartPolicy'] === undefined) return [];
  return isInit
    ? oneOf(where, stringAt(container, 'restartPolicy'), ['Always'])
    : [forbidden(where, 'may not be set for non-init containers')];
}

function validateRule(rule: ApiObject, where: Where): FieldError[] {
  const actions = where.server < 36 ? ['Restart'] : ['Restart', 'RestartAllContainers'];
  const errors = oneOf(below(where, 'action'), stringAt(rule, 'action'), actions);
  const exitCodes = objectAt(rule, 'exitCodes');
  const own = below(where, 'exitCodes');
  if (exitCodes === undefined) return [...errors, required(own, 'must be specified')];
  errors.push(...oneOf(below(own, 'operator'), stringAt(exitCodes, 'operator'), ['In', 'NotIn']));
  const values = exitCodes['values'];
  const count = Array.isArray(values) ? values.length : 0;
  return count > 255 ? [...errors, tooMany(below(own, 'values'), count, 255)] : errors;
}
