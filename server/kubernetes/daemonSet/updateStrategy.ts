import { type ApiObject, objectAt, stringAt } from '../apiObject';
import { comparableValue, percentOf } from '../intOrString';
import type { KubernetesVersion } from '../kubernetesVersion';
import { amountIn, validateIntOrPercent } from '../validation/amounts';
import { over100Percent, given } from '../validation/detail';
import { as, below, field, type FieldError, invalid, required, unsupported, type Where } from '../validation/findings';
import { amount, type GoValue, named, pointer, struct } from '../validation/goSyntax';

/** ValidateDaemonSetUpdateStrategy */
export function validateDaemonSetStrategy(strategy: ApiObject, server: KubernetesVersion): FieldError[] {
  const where = field(server, 'strategy/unsupported-update-type', 'spec', 'updateStrategy');
  switch (stringAt(strategy, 'type')) {
    case 'OnDelete':
      return [];
    case 'RollingUpdate':
      return validateRollingUpdate(objectAt(strategy, 'rollingUpdate') ?? {}, below(where, 'rollingUpdate'));
    default:
      return [unsupported({ ...where, at: [...where.at, 'type'] }, printedStrategy(strategy), ['RollingUpdate', 'OnDelete'])];
  }
}

/** ValidateRollingUpdateDaemonSet: one of the two amounts is 0, the other one isn't. */
function validateRollingUpdate(rollingUpdate: ApiObject, where: Where): FieldError[] {
  const amounts = ['maxUnavailable', 'maxSurge'].map(name => ({ own: below(where, name), value: amountIn(rollingUpdate[name]) }));
  const unavailableAt = below(where, 'maxUnavailable');
  const surgeAt = below(where, 'maxSurge');
  const hasUnavailable = comparableValue(amountIn(rollingUpdate['maxUnavailable'])) !== 0;
  const surge = amountIn(rollingUpdate['maxSurge']);
  const hasSurge = comparableValue(surge) !== 0;
  const errors = [
    ...amounts.flatMap(({ own, value }) => validateIntOrPercent(value, own)),
    ...amounts.flatMap(({ own, value }) =>
      (percentOf(value) ?? 0) > 100 ? [invalid(as(own, 'strategy/over-100-percent'), amount(value), over100Percent)] : [],
    ),
  ];
  if (hasUnavailable && hasSurge) {
    const own = { ...as(surgeAt, 'strategy/surge-with-unavailable'), related: unavailableAt.at };
    errors.push(invalid(own, amount(surge), given('may not be set when maxUnavailable is non-zero', 'maxUnavailable')));
  }
  if (!hasUnavailable && !hasSurge) {
    errors.push(
      required({ ...as(unavailableAt, 'strategy/no-progress'), related: surgeAt.at }, given('cannot be 0 when maxSurge is 0', 'maxSurge')),
    );
  }
  return errors;
}

/** The internal type, which is what the server prints: amounts that aren't set are 0 there. */
function printedStrategy(strategy: ApiObject): GoValue {
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  const printed = (name: string): string | number => amountIn(rollingUpdate?.[name]);
  const amounts = rollingUpdate === undefined ? undefined : { MaxUnavailable: printed('maxUnavailable'), MaxSurge: printed('maxSurge') };
  return struct('apps.DaemonSetUpdateStrategy', {
    Type: named(stringAt(strategy, 'type')),
    RollingUpdate: pointer('apps.RollingUpdateDaemonSet', amounts),
  });
}
