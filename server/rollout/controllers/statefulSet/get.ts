/** `kubectl get statefulset` (printers/internalversion: printStatefulSet). */
import type { StatefulSetObject } from './statefulSet';

export const statefulSetColumns = ['NAME', 'READY', 'AGE'] as const;

/** A cell for each of the columns. */
export function statefulSetRow({ name, spec, status }: StatefulSetObject, age: string): readonly string[] {
  return [name, `${status.readyReplicas}/${spec.replicas}`, age];
}
