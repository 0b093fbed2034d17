import { type ApiObject, type ApiValue, numberAt, objectAt, stringAt } from '../apiObject';
import { comparableValue, percentOf } from '../intOrString';
import type { KubernetesVersion } from '../kubernetesVersion';
import { amountIn, validateIntOrPercent } from '../validation/amounts';
import { over100Percent, given } from '../validation/detail';
import { as, below, field, type FieldError, invalid, nonNegative, type Where } from '../validation/findings';
import { amount, type GoValue, goValue, named, pointer, struct } from '../validation/goSyntax';

/** What ValidateStatefulSetSpec refuses of `updateStrategy`. */
export function validateStatefulSetStrategy(strategy: ApiObject, server: KubernetesVersion): FieldError[] {
  const where = field(server, 'strategy/unsupported-update-type', 'spec', 'updateStrategy');
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  const rollingUpdateAt = below(where, 'rollingUpdate');
  switch (stringAt(strategy, 'type')) {
    case 'OnDelete': {
      if (rollingUpdate === undefined) return [];
      const own = { ...as(rollingUpdateAt, 'strategy/rolling-update-with-on-delete'), onKey: true, related: [...where.at, 'type'] };
      return [
        invalid(
          own,
          printedRollingUpdate(rollingUpdate),
          given("only allowed for updateStrategy 'RollingUpdate'", 'type', 'updateStrategy'),
        ),
      ];
    }
    case 'RollingUpdate':
      return [
        ...nonNegative(as(below(rollingUpdateAt, 'partition'), 'spec/negative'), numberAt(rollingUpdate, 'partition')),
        ...validateMaxUnavailable(rollingUpdate?.['maxUnavailable'], below(rollingUpdateAt, 'maxUnavailable')),
      ];
    default: {
      const own = { ...where, at: [...where.at, 'type'] };
      return [invalid(own, printedStrategy(strategy), "must be 'RollingUpdate' or 'OnDelete'")];
    }
  }
}

/** Only of a server that doesn't drop the field. */
function validateMaxUnavailable(value: ApiValue | undefined, where: Where): FieldError[] {
  if (value === undefined) return [];
  const most = amountIn(value);
  const errors = validateIntOrPercent(most, where);
  if (comparableValue(most) === 0) errors.push(invalid(as(where, 'strategy/no-progress'), amount(most), 'cannot be 0'));
  if ((percentOf(most) ?? 0) <= 100) return errors;
  return [...errors, invalid(as(where, 'strategy/over-100-percent'), amount(most), over100Percent)];
}

/** The internal types, which are what the server prints. */
function printedStrategy(strategy: ApiObject): GoValue {
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  return struct('apps.StatefulSetUpdateStrategy', {
    Type: named(stringAt(strategy, 'type')),
    RollingUpdate: pointer(
      'apps.RollingUpdateStatefulSetStrategy',
      rollingUpdate === undefined ? undefined : printedRollingUpdate(rollingUpdate),
    ),
  });
}

function printedRollingUpdate(rollingUpdate: ApiObject): GoValue {
  const partition = numberAt(rollingUpdate, 'partition') ?? 0;
  return struct('apps.RollingUpdateStatefulSetStrategy', {
    Partition: goValue(partition, String(partition)),
    MaxUnavailable: pointer('intstr.IntOrString', rollingUpdate['maxUnavailable']),
  });
}
