/** Why the API server creates no pod of a template, whatever else there is in the cluster. */
import type { RefusingPolicy } from '../../protocol/obstacle';
import type { ApiObject } from '../apiObject';
import type { PodSpec } from '../pods/pod';
import { newestVersion } from '../kubernetesVersion';
import { field, type FieldError } from '../validation/findings';
import { validatePodCreation } from '../validation/podCreation';
import { overheadRefusal } from './overhead';
import { priorityRefusal } from './priority';

/** What a pod is called: by its set at first (`generateName`), with letters of its own once it has been admitted. */
export interface PodNames {
  readonly generateName: string;
  readonly name: string;
}

export interface PodRefusal {
  /** The field at fault, in the pod: such as `spec.containers[0].image`. */
  readonly path: string;
  /** The server's answer, as the ReplicaSet reports it. */
  readonly message: (pod: PodNames) => string;
  /** The object that has it refused; absent: it is refused wherever it is created. */
  readonly policy?: RefusingPolicy;
}

/** The answers in the server's order: plugins that may change the pod, validation, plugins that only judge it. null: none refuses. */
export function podRefusal(spec: PodSpec): PodRefusal | null {
  return priorityRefusal(spec) ?? invalidPod(spec) ?? overheadRefusal(spec);
}

/** Validation; `more` are errors that only plugins have made. */
export function invalidPod(spec: PodSpec, more: readonly FieldError[] = []): PodRefusal | null {
  const errors = [...more, ...validatePodCreation(spec as ApiObject, field(newestVersion, 'pod/not-allowed', 'spec'))];
  const [first] = errors;
  if (first === undefined) return null;
  const texts = [...new Set(errors.map(({ path, message }) => `${path}: ${message}`))];
  const words = texts.length === 1 ? texts.join() : `[${texts.join(', ')}]`;
  return { path: first.path, message: ({ name }) => `Pod "${name}" is invalid: ${words}` };
}
