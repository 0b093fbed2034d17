import { type ApiObject, objectsAt } from '../apiObject';
import { below, type Where } from '../validation/findings';

/** A container of a pod, and where it stands. */
export interface ContainerAt {
  readonly container: ApiObject;
  readonly where: Where;
}

/** All containers of a pod in the order in which the server visits them (VisitContainersWithPath): init, regular, ephemeral ones. */
export function containersOf(spec: ApiObject, where: Where): ContainerAt[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap(field =>
    objectsAt(spec, field).map((container, index) => ({ container, where: below(where, field, index) })),
  );
}
