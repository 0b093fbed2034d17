import type { PodSpec } from '../pods/pod';
import type { PodRefusal } from './podRefusal';

/** The classes that every cluster has. */
const systemClasses: ReadonlyMap<unknown, number> = new Map([
  ['system-node-critical', 2_000_001_000],
  ['system-cluster-critical', 2_000_000_000],
]);
/** Of a class that every cluster has; undefined for any other. */
export function systemPriority(className: string): number | undefined {
  return systemClasses.get(className);
}

const noClass = 0;
const preempting = 'PreemptLowerPriority';

/**
 * The plugin Priority: both fields are its own to set, and a pod may only repeat what it would. Of a class that isn't one of the system's nothing is
 * known here, and of a cluster no class that is the default.
 */
export function priorityRefusal({ priorityClassName, priority, preemptionPolicy }: PodSpec): PodRefusal | null {
  const computed = priorityClassName === undefined ? noClass : systemClasses.get(priorityClassName);
  if (computed === undefined) return null;
  const refusal = (field: string, words: string): PodRefusal => ({
    path: `spec.${field}`,
    message: ({ generateName }) =>
      `pods "${generateName}" is forbidden: ${words} must not be provided in pod spec; priority admission controller computed ${field === 'priority' ? computed : preempting} from the given PriorityClass name`,
  });
  if (typeof priority === 'number' && priority !== computed) return refusal('priority', `the integer value of priority (${priority})`);
  if (typeof preemptionPolicy === 'string' && preemptionPolicy !== preempting)
    return refusal('preemptionPolicy', `the string value of PreemptionPolicy (${preemptionPolicy})`);
  return null;
}
