import { type ApiObject, objectsAt, stringAt } from '../apiObject';
import { as, below, duplicate, type FieldError, invalid, named, required, shownAt, unsupported, type Where } from '../validation/findings';

/** validateResizePolicy of a container. But for repetitions the server names the whole list. */
export function validateResizePolicy(container: ApiObject, where: Where, podRestartPolicy: string): FieldError[] {
  const list = as(below(where, 'resizePolicy'), 'resource/resize-policy');
  const seen = new Set<string>();
  return objectsAt(container, 'resizePolicy').flatMap((policy, index) => {
    const own = below(list, index);
    const resource = stringAt(policy, 'resourceName');
    const restart = stringAt(policy, 'restartPolicy');
    const restartAt = shownAt(list, [...own.at, 'restartPolicy']);
    const errors = seen.has(resource) ? [duplicate(own, named(resource))] : [];
    seen.add(resource);
    errors.push(...choice(resource, ['cpu', 'memory'], shownAt(list, [...own.at, 'resourceName'])));
    errors.push(...choice(restart, ['NotRequired', 'RestartContainer'], restartAt));
    if (podRestartPolicy === 'Never' && restart !== 'NotRequired') {
      errors.push(invalid(restartAt, named(restart), "must be 'NotRequired' when pod `restartPolicy` is 'Never'"));
    }
    return errors;
  });
}

function choice(value: string, supported: readonly string[], where: Where): FieldError[] {
  if (value === '') return [required(where)];
  return supported.includes(value) ? [] : [unsupported(where, named(value), supported)];
}

/** An init container that ends can't be started again to be resized. */
export function validateInitResizePolicy(container: ApiObject, where: Where): FieldError[] {
  if (stringAt(container, 'restartPolicy') === 'Always') return [];
  return objectsAt(container, 'resizePolicy').flatMap((policy, index) => {
    if (stringAt(policy, 'restartPolicy') !== 'RestartContainer') return [];
    const own = below(as(where, 'resource/resize-policy'), 'resizePolicy', index, 'restartPolicy');
    return [invalid(own, named('RestartContainer'), "must not be set to 'RestartContainer' for non-sidecar initContainers")];
  });
}
