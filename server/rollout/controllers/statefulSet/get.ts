/** `kubectl get statefulset` (printers/internalversion: printStatefulSet). */
import type { StatefulSetObject } from './statefulSet';

export const statefulSetColumns = ['NAME', 'READY', 'AGE'] as const;

/** A cell for each of the columns. */
export function statefulSetRow({ name, spec }: StatefulSetObject, ready: number, age: string): readonly string[] {
  return [name, `${ready}/${spec.replicas}`, age];
}
