import { type ApiObject, numberAt, objectAt, stringAt } from '../apiObject';
import { as, below, field, type FieldError, invalid, nonNegative } from '../validation/findings';

/** What ValidateStatefulSetSpec refuses of `updateStrategy`. */
export function validateStatefulSetStrategy(strategy: ApiObject): FieldError[] {
  const where = field('strategy/unsupported-update-type', 'spec', 'updateStrategy');
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  const rollingUpdateAt = below(where, 'rollingUpdate');
  switch (stringAt(strategy, 'type')) {
    case 'OnDelete': {
      if (rollingUpdate === undefined) return [];
      const own = { ...as(rollingUpdateAt, 'strategy/rolling-update-with-on-delete'), onKey: true, related: [...where.at, 'type'] };
      return [invalid(own, printedRollingUpdate(rollingUpdate), "only allowed for updateStrategy 'RollingUpdate'")];
    }
    case 'RollingUpdate':
      return nonNegative(as(below(rollingUpdateAt, 'partition'), 'spec/negative'), numberAt(rollingUpdate, 'partition'));
    default: {
      const own = { ...where, at: [...where.at, 'type'] };
      return [invalid(own, printedStrategy(strategy), "must be 'RollingUpdate' or 'OnDelete'")];
    }
  }
}

/** The internal types, which are what the server prints. */
function printedStrategy(strategy: ApiObject): object {
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  return { Type: stringAt(strategy, 'type'), RollingUpdate: rollingUpdate === undefined ? null : printedRollingUpdate(rollingUpdate) };
}

function printedRollingUpdate(rollingUpdate: ApiObject): object {
  return { Partition: numberAt(rollingUpdate, 'partition') ?? 0, MaxUnavailable: null };
}
