import { type ApiObject, objectsAt, stringAt } from './apiObject';
import type { PodSpec } from './pods/pod';

/** Conditions that the kubelet and the scheduler set by themselves. */
const own: ReadonlySet<string> = new Set(['PodScheduled', 'PodReadyToStartContainers', 'Initialized', 'ContainersReady']);

/** The conditions that somebody else has to make true before a pod counts as ready. */
export function readinessGates(pod: PodSpec): readonly string[] {
  return objectsAt(pod as ApiObject, 'readinessGates')
    .map(gate => stringAt(gate, 'conditionType'))
    .filter(type => !own.has(type));
}

/** The names that somebody has to take off a pod before it is scheduled. */
export function schedulingGates(pod: PodSpec): readonly string[] {
  return objectsAt(pod as ApiObject, 'schedulingGates').map(gate => stringAt(gate, 'name'));
}
