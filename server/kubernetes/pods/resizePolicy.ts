import { type ApiObject, objectsAt, stringAt } from '../apiObject';
import { as, below, duplicate, type FieldError, invalid, required, shownAt, unsupported, type Where } from '../validation/findings';
import { type GoValue, named, resourceName } from '../validation/goSyntax';

/** validateResizePolicy of a container. But for repetitions the server names the whole list. */
export function validateResizePolicy(container: ApiObject, where: Where, podRestartPolicy: string): FieldError[] {
  const list = as(below(where, 'resizePolicy'), 'resource/resize-policy');
  const seen = new Set<string>();
  return objectsAt(container, 'resizePolicy').flatMap((policy, index) => {
    const own = below(list, index);
    const resource = stringAt(policy, 'resourceName');
    const restart = stringAt(policy, 'restartPolicy');
    const restartAt = shownAt(list, [...own.at, 'restartPolicy']);
    const errors = seen.has(resource) ? [duplicate(own, resourceName(resource))] : [];
    seen.add(resource);
    errors.push(...choice(resourceName(resource), ['cpu', 'memory'], shownAt(list, [...own.at, 'resourceName'])));
    errors.push(...choice(named(restart), ['NotRequired', 'RestartContainer'], restartAt));
    if (podRestartPolicy === 'Never' && restart !== 'NotRequired') {
      const words = "must be 'NotRequired' when pod `restartPolicy` is 'Never'";
      errors.push(invalid(restartAt, named(restart), { words, reason: { only: 'NotRequired' }, given: ['restartPolicy'] }));
    }
    return errors;
  });
}

function choice(value: GoValue, supported: readonly string[], where: Where): FieldError[] {
  const text = String(value.toJSON());
  if (text === '') return [required(where)];
  return supported.includes(text) ? [] : [unsupported(where, value, supported)];
}

/** An init container that ends can't be started again to be resized; before 1.36 nobody said so. */
export function validateInitResizePolicy(container: ApiObject, where: Where): FieldError[] {
  if (where.server < 36 || stringAt(container, 'restartPolicy') === 'Always') return [];
  return objectsAt(container, 'resizePolicy').flatMap((policy, index) => {
    if (stringAt(policy, 'restartPolicy') !== 'RestartContainer') return [];
    const own = below(as(where, 'resource/resize-policy'), 'resizePolicy', index, 'restartPolicy');
    return [invalid(own, named('RestartContainer'), "must not be set to 'RestartContainer' for non-sidecar initContainers")];
  });
}
