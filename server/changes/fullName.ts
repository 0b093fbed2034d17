import type { Workload } from '../kubernetes/workloads/workload';

/** A workload's name, behind its namespace where it has one: `shop/web`. */
export function fullName({ namespace, name }: Workload): string {
  return namespace === null ? name : `${namespace}/${name}`;
}
