import { type ApiObject, numberAt, objectsAt, stringAt } from '../apiObject';
import { as, below, duplicate, type FieldError, forbidden, invalid, type Where } from './findings';
import { isPadded } from './formats';

/**
 * What the API server refuses in a pod though it takes it in a template (ValidatePodCreate, validateContainerOnlyForPod), and what only the defaults
 * of a pod make wrong: on the node's network each port is one of the node. `where` is the pod's spec.
 */
export function validatePodCreation(spec: ApiObject, where: Where): FieldError[] {
  return [
    ...(spec['hostNetwork'] === true ? validateHostPorts(spec, as(below(where, 'containers'), 'port/host-port-conflict')) : []),
    ...validateGatedNode(spec, as(below(where, 'nodeName'), 'pod/not-allowed')),
    ...['containers', 'initContainers'].flatMap(list =>
      objectsAt(spec, list).flatMap((container, index) => validateImage(stringAt(container, 'image'), below(where, list, index, 'image'))),
    ),
  ];
}

/** validateContainerOnlyForPod */
export function validateImage(image: string, where: Where): FieldError[] {
  return isPadded(image)
    ? [invalid(as(where, 'container/invalid-image'), image, { words: 'must not have leading or trailing whitespace', reason: 'padded' })]
    : [];
}

function validateGatedNode(spec: ApiObject, where: Where): FieldError[] {
  if (stringAt(spec, 'nodeName') === '' || objectsAt(spec, 'schedulingGates').length === 0) return [];
  return [forbidden(where, 'cannot be set until all schedulingGates have been cleared')];
}

function validateHostPorts(spec: ApiObject, where: Where): FieldError[] {
  const taken = new Set<string>();
  return objectsAt(spec, 'containers').flatMap((container, index) =>
    objectsAt(container, 'ports').flatMap((port, portIndex) => {
      const number = numberAt(port, 'hostPort') ?? numberAt(port, 'containerPort') ?? 0;
      const own = `${stringAt(port, 'protocol')}/${stringAt(port, 'hostIP')}/${number}`;
      if (number === 0 || !taken.has(own)) {
        taken.add(own);
        return [];
      }
      return [duplicate(below(where, index, 'ports', portIndex, 'hostPort'), own)];
    }),
  );
}
