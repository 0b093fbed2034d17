/** Objects of the cluster that pods name: scheduling.k8s.io PriorityClass and node.k8s.io RuntimeClass. */
import { type ApiObject, labelsAt, numberAt, objectAt, objectsAt, stringAt } from '../apiObject';
import type { Labels } from '../labelSelector';
import { type ResourceList, resourcesAt } from '../resourceList';

export interface PriorityClass {
  readonly name: string;
  readonly value: number;
  readonly globalDefault: boolean;
  /** `Never`: its pods evict nobody. */
  readonly preemptionPolicy: string;
}

export interface RuntimeClass {
  readonly name: string;
  /** What each of its pods takes beside its containers. */
  readonly overhead: ResourceList;
  /** Of which nodes its pods may run on. */
  readonly nodeSelector: Labels;
  /** v1.Toleration, as written. */
  readonly tolerations: readonly ApiObject[];
}

export function priorityClassOf(object: ApiObject): PriorityClass {
  return {
    name: stringAt(objectAt(object, 'metadata'), 'name'),
    value: numberAt(object, 'value') ?? 0,
    globalDefault: object['globalDefault'] === true,
    preemptionPolicy: stringAt(object, 'preemptionPolicy') || 'PreemptLowerPriority',
  };
}

export function runtimeClassOf(object: ApiObject): RuntimeClass {
  const scheduling = objectAt(object, 'scheduling');
  return {
    name: stringAt(objectAt(object, 'metadata'), 'name'),
    overhead: resourcesAt(objectAt(object, 'overhead'), 'podFixed'),
    nodeSelector: labelsAt(scheduling, 'nodeSelector') ?? {},
    tolerations: objectsAt(scheduling, 'tolerations'),
  };
}
