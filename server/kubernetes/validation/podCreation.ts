import type { Path } from '../../yaml/find';
import { type ApiObject, numberAt, objectsAt, stringAt } from '../apiObject';
import { duplicate, type FieldError, forbidden, invalid } from './findings';

/** What Go's strings.TrimSpace takes for white space, at either end. */
const outerSpace =
  /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

/**
 * What the API server refuses in a pod though it takes it in a template (ValidatePodCreate, validateContainerOnlyForPod), and what only the defaults
 * of a pod make wrong: on the node's network each port is one of the node. `path` is the pod's spec.
 */
export function validatePodCreation(spec: ApiObject, path: Path): FieldError[] {
  return [
    ...(spec['hostNetwork'] === true ? validateHostPorts(spec, [...path, 'containers']) : []),
    ...validateGatedNode(spec, [...path, 'nodeName']),
    ...['containers', 'initContainers'].flatMap(list =>
      objectsAt(spec, list).flatMap((container, index) => validateImage(stringAt(container, 'image'), [...path, list, index, 'image'])),
    ),
  ];
}

function validateImage(image: string, path: Path): FieldError[] {
  if (!outerSpace.test(image)) return [];
  return [invalid({ code: 'container/not-allowed', path }, image, 'must not have leading or trailing whitespace')];
}

function validateGatedNode(spec: ApiObject, path: Path): FieldError[] {
  if (stringAt(spec, 'nodeName') === '' || objectsAt(spec, 'schedulingGates').length === 0) return [];
  return [forbidden({ code: 'pod/not-allowed', path }, 'cannot be set until all schedulingGates have been cleared')];
}

function validateHostPorts(spec: ApiObject, path: Path): FieldError[] {
  const taken = new Set<string>();
  return objectsAt(spec, 'containers').flatMap((container, index) =>
    objectsAt(container, 'ports').flatMap((port, portIndex) => {
      const number = numberAt(port, 'hostPort') ?? numberAt(port, 'containerPort') ?? 0;
      const own = `${stringAt(port, 'protocol')}/${stringAt(port, 'hostIP')}/${number}`;
      if (number === 0 || !taken.has(own)) {
        taken.add(own);
        return [];
      }
      return [duplicate({ code: 'port/host-port-conflict', path: [...path, index, 'ports', portIndex, 'hostPort'] }, own)];
    }),
  );
}
