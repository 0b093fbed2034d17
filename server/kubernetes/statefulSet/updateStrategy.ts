import { type ApiObject, numberAt, objectAt, stringAt } from '../apiObject';
import type { KubernetesVersion } from '../kubernetesVersion';
import { as, below, field, type FieldError, invalid, nonNegative } from '../validation/findings';
import { type GoValue, goValue, named, pointer, struct } from '../validation/goSyntax';

/** What ValidateStatefulSetSpec refuses of `updateStrategy`. */
export function validateStatefulSetStrategy(strategy: ApiObject, server: KubernetesVersion): FieldError[] {
  const where = field(server, 'strategy/unsupported-update-type', 'spec', 'updateStrategy');
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
    MaxUnavailable: pointer('intstr.IntOrString', undefined),
  });
}
