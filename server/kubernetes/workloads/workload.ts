import type { Refuser } from '../../protocol';
import type { ProblemCode } from '../../protocol/problemCodes';
import type { WorkloadId } from '../../protocol/scenario';
import type { Path } from '../../yaml/find';
import type { Located, LocatedMap, Span } from '../../yaml/located';
import type { Autoscaler } from '../autoscaler';
import type { FieldError } from '../validation/findings';
import type { WorkloadObject } from './workloadObject';
import type { WorkloadType } from './workloadType';

/** A workload found in a document: what the API server would store, and where each value that bears on its rollout stands. */
export interface Workload<O extends WorkloadObject = WorkloadObject> {
  readonly id: WorkloadId;
  readonly type: WorkloadType<O>;
  /** As the manifest has it. */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  /** Whether it only says something of a manifest that others complete, such as a patch: then nothing is said of it. */
  readonly partial: boolean;
  /** The whole object. */
  readonly node: LocatedMap;
  /** Where its lens goes: the first line of the object. */
  readonly span: Span;
  /** After defaulting. Values that the API server would refuse are stood in for by the nearest sensible one, so that a half-typed file has answers. */
  readonly object: O;
  /** The autoscaler that targets it, whether or not its `minReplicas` is in force; absent: none is known. */
  readonly autoscaler?: Autoscaler;
  /** What is written at a path such as `spec.strategy.rollingUpdate.maxSurge` or `spec.template.spec.containers[0].image`; undefined where nothing is. */
  readonly at: (path: string) => Located | undefined;
  /** What the API server would refuse, in its order. Empty: it would accept the object. */
  readonly problems: readonly ManifestProblem[];
  /** What the API server warns of when it accepts the object, in its words. */
  readonly warnings?: readonly ManifestProblem[];
}

/** Why the API server refuses a value: its type of error, and what in particular is the matter. */
export type ProblemCause = Pick<FieldError, 'type' | 'reason'>;

/** What is wrong, as data: a code from a closed set, a sentence, who refuses it with which words, and the place. */
export interface ManifestProblem {
  /** `area/what-is-wrong`; each has its page docs/rules/area/what-is-wrong.md. */
  readonly code: ProblemCode;
  /** What is wrong, in the user's language. */
  readonly sentence: string;
  readonly by: Refuser;
  readonly path: string;
  /** Where the value stands, or would; absent where it is nowhere in the object. */
  readonly at?: Path;
  /** Its words; empty where it has none: everything behind `PATH: `, such as ``Invalid value: 0: may not be 0 when `maxSurge` is 0``. */
  readonly message: string;
  /** Why, for whoever looks for a way out; absent of a warning, and of what can't be read. */
  readonly cause?: ProblemCause;
  readonly span: Span;
  /** The other field that the message speaks of. */
  readonly related?: { readonly path: string; readonly span: Span };
  /** A warning where something may still put it right before the API server sees it, as kustomize does with a missing selector. Absent: an error. */
  readonly severity?: 'error' | 'warning' | 'information';
}
