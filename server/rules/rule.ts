import type { Neighbours } from '../kubernetes/neighbours';
import type { FilePlace } from '../kubernetes/surroundings/clusterObjects';
import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { PlainRollout } from '../rollout/plainRollout';
import type { Bounds } from '../rollout/bounds';
import type { RolloutKind } from '../rollout/controllers/rolloutKind';
import type { Obstacle } from '../rollout/obstacles/obstacle';
import type { AssumptionDefaults } from '../rollout/rehearse';
import type { ValueChange } from '../yaml/edit';
import type { Path } from '../yaml/find';
import type { Span } from '../yaml/located';
import type { RuleCode } from './ruleCodes';

/** Something that the API server accepts and that is risky. */
export interface Rule {
  /** The kinds of workload that it holds for; absent: all. */
  readonly kinds?: readonly string[];
  /** `area/what-is-wrong`; its page is docs/rules/area/what-is-wrong.md. */
  readonly code: RuleCode;
  /** Never an error: the manifest is accepted. What more than a fifth of real manifests have is an inlay: a word in the text, nothing to get rid of. */
  readonly severity: Severity | 'inlay';
  /** The fields that it is built on (a pattern of their paths): it is silent where something else fills one of them in. Absent: all that a rollout depends on. */
  readonly builtOn?: RegExp;
  /** Empty: nothing to say. */
  readonly check: (subject: Judged) => readonly Finding[];
}

export type Severity = 'warning' | 'information' | 'hint';

/** What rules are asked about. */
export interface Subject<O extends WorkloadObject = WorkloadObject> {
  readonly workload: Workload<O>;
  /** How its kind is simulated. */
  readonly kind: RolloutKind<O>;
  /** What stands beside it and bears on its pods, as far as that is known. */
  readonly neighbours: Neighbours;
  readonly assume: AssumptionDefaults;
  /** The rollout that a change of the template would start; simulated when it is first asked for. */
  readonly rollout: () => PlainRollout | undefined;
}

/** What is judged. It would be accepted: where the API server rejects a manifest, that is all that is said of it. */
export interface Judged<O extends WorkloadObject = WorkloadObject> extends Subject<O> {
  /** The limits that its rollout keeps to. */
  readonly limits: Bounds;
  /** What stands in the way of its pods, if they start as fast as assumed. */
  readonly obstacles: readonly Obstacle[];
}

export interface Finding {
  /** One or two sentences. */
  readonly message: string;
  readonly span: Span;
  /** Where it is more certain than the rule is as a whole. */
  readonly severity?: Severity;
  /** The message in a few words, for an inlay. */
  readonly label?: string;
  /** The other field that the message speaks of. */
  readonly related?: { readonly path: string; readonly span: Span };
  /** The other object that the message speaks of, and where that is. */
  readonly neighbour?: { readonly text: string; readonly place: FilePlace };
  /** The ways out, each with its effect; worked out when somebody asks for them. */
  readonly fixes?: () => readonly Fix[];
}

/** A change of the manifest. */
export interface Fix {
  /** Names the effect, such as `Set maxUnavailable to 1: never below 9 of 10, no extra pods needed`. */
  readonly title: string;
  readonly changes: readonly ValueChange[];
  /** A key that gets another name. */
  readonly rename?: { readonly path: Path; readonly name: string };
  /** A command to be copied, in place of a change. */
  readonly copy?: string;
  /** The rollout once it is made, where that was simulated for its title. */
  readonly rollout?: ReturnType<Subject['rollout']>;
}
