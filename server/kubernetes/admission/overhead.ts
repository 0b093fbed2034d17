import type { PodSpec } from '../pods/pod';
import type { PodRefusal } from './podRefusal';

/** The plugin RuntimeClass (validateOverhead): only a RuntimeClass may bring an overhead. Whether a class that is named has that one isn't known here. */
export function overheadRefusal({ overhead, runtimeClassName }: PodSpec): PodRefusal | null {
  if (typeof overhead !== 'object' || overhead === null || Object.keys(overhead).length === 0 || runtimeClassName !== undefined)
    return null;
  return {
    path: 'spec.overhead',
    message: ({ name }) =>
      `pods "${name}" is forbidden: pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead`,
  };
}
