import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { PlainRollout } from '../rollout/plainRollout';
import type { AssumptionDefaults } from '../rollout/rehearse';

/** A field that bears on a rollout, and what is to be said of it. */
export interface Field {
  /** The kinds of workload that have it; absent: all. */
  readonly kinds?: readonly string[];
  /** Its path in the object, such as `spec.template.spec.containers[*].image`; `[*]` is any item. */
  readonly path: string;
  readonly explain: (subject: Subject) => Explanation;
  /** What a value of it does, in a few words; absent where a simulation says it. */
  readonly effects?: () => Readonly<Record<string, string>>;
}

/** Whose field it is. */
export interface Subject<O extends WorkloadObject = WorkloadObject> {
  readonly workload: Workload<O>;
  /** The field's path with the items' numbers, such as `spec.template.spec.containers[0].image`. */
  readonly path: string;
  /** Seconds; what the user's settings assume where no manifest says it. */
  readonly assume: AssumptionDefaults;
  /** The rollout that a change of the template would start; undefined where the manifest would be refused. */
  readonly rollout: () => PlainRollout | undefined;
}

/** Sentences in Markdown; what comes from the manifest stands in them as code only. */
export interface Explanation {
  /** What the field does, in one sentence. */
  readonly does: string;
  /** This manifest's numbers worked out. */
  readonly workedOut: readonly string[];
  /** A row of labels and below it a row of values; for a percentage: replicas → pods. */
  readonly table?: readonly (readonly [label: string, ...cells: string[]])[];
  /** The value where the field is absent; null where there is none. */
  readonly byDefault: string | null;
  readonly goesWrong: string;
  /** The page of kubernetes.io on it. */
  readonly page: string;
}
