import { printPath } from '../yaml/find';
import type { Span } from '../yaml/located';
import type { FilledIn } from './decode';

/** A field that a rollout depends on and that something else fills in before the API server sees it. Plain JSON. */
export interface RolloutPlaceholder {
  /** Such as `spec.replicas`. */
  readonly path: string;
  /** As it is written, such as `${REPLICAS}`. */
  readonly text: string;
  /** Its default, which counts (`${REPLICAS:=3}` is 3); null: nobody knows the value, and what the object has there means nothing. */
  readonly value: string | null;
  /** Whether it stands for a single value, not for a map or a list. */
  readonly single: boolean;
  /** Where it is written in the manifest; null: in another one (`minReplicas` of an autoscaler). */
  readonly span: Span | null;
}

const container = String.raw`spec\.template\.spec\.(?:containers|initContainers)`;
const probe = String.raw`(?:readiness|liveness|startup)Probe`;

/** Every field whose value a rollout, or its history, is computed from; also what they stand in. */
const fields: readonly RegExp[] = [
  /^spec(?:\.(?:replicas|minReadySeconds|progressDeadlineSeconds|revisionHistoryLimit|paused))?$/,
  /^spec\.strategy(?:\.type|\.rollingUpdate(?:\.maxSurge|\.maxUnavailable)?)?$/,
  /^spec\.template(?:\.spec(?:\.(?:containers|initContainers|terminationGracePeriodSeconds|readinessGates|schedulingGates))?)?$/,
  new RegExp(String.raw`^${container}\[\d+\](?:\.(?:restartPolicy|ports(?:\[\d+\])?|lifecycle(?:\.preStop(?:\.sleep(?:\.seconds)?)?)?))?$`),
  new RegExp(
    String.raw`^${container}\[\d+\]\.${probe}(?:\.(?:initialDelay|period|timeout|terminationGracePeriod)Seconds|\.(?:success|failure)Threshold)?$`,
  ),
];

/** Those of the values that are filled in which a rollout depends on, in the order of the text. */
export function rolloutPlaceholders(filledIn: readonly FilledIn[]): readonly RolloutPlaceholder[] {
  const inOrder = [...filledIn].sort((one, other) => one.span.start - other.span.start);
  return inOrder.flatMap(({ path, text, counts, byDefault, single, span }) => {
    const printed = printPath(path);
    return fields.some(field => field.test(printed))
      ? [{ path: printed, text, value: counts ? String(byDefault) : null, single, span }]
      : [];
  });
}

/** Whether the number of replicas is known. */
export function knowsReplicas(deployment: { readonly placeholders?: readonly RolloutPlaceholder[] }): boolean {
  return !unknownsOf(deployment).some(({ path }) => path === 'spec' || path === 'spec.replicas');
}

/** The fields of a workload that nobody knows: until something says what they are, neither is its rollout known. */
export function unknownsOf({
  placeholders = [],
}: {
  readonly placeholders?: readonly RolloutPlaceholder[];
}): readonly RolloutPlaceholder[] {
  return placeholders.filter(({ value }) => value === null);
}
