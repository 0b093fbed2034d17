/** CONTRACT client ↔ server: a rollout as it is drawn. Plain data; seconds since the timeline's start, counts of pods. */
import type { TimelineEdit } from './edits';
import type { Counter, Inputs } from './inputs';
import type { KubectlTexts } from './kubectlTexts';
import type { Lane, LaneMark } from './lanes';
import type { CreateError, ObstacleKind, ShortageKind, TimelineObstacle } from './obstacle';
import type { ExtraRequests, TimelineNodes, TimelineQuota, Way } from './nodes';
import type { FormerRevision, Revision } from './revisions';
import type { Action, Kind, PodOutcome, UpdateStrategyType } from './scenario';
import type { Version, VersionPods } from './versions';

/** A rollout as it is drawn: all that a page, a report or a screen reader needs. The timeline starts at the last action that waited for rest. */
export interface Timeline {
  readonly kind: Kind;
  readonly name: string;
  readonly namespace: string | null;
  readonly strategy: UpdateStrategyType;
  readonly trigger: Trigger;
  /** Where the scenario begins before an edit; absent or null: it doesn't. */
  readonly edit?: TimelineEdit | null;
  /** The kubectl line of each action of the scenario, in order; those of the timeline's own actions are the last `actions` ones. */
  readonly commands: readonly string[];
  readonly verdict: Verdict;
  /** Where something is wrong or has to be known: why, what still serves, what to do. */
  readonly banner: Banner | null;
  /** null: nothing in the template of the new pods stands in their way. */
  readonly obstacle: TimelineObstacle | null;
  /** Sentences that say what is assumed. */
  readonly assumptions: readonly string[];
  readonly limits: Limits;
  readonly inputs: Inputs;
  /** The counters of a step that are shown, and what kubectl calls them. */
  readonly counters: readonly Counter[];
  /** What can be done to its kind. */
  readonly actions: readonly Action['kind'][];
  /** In the order of their revisions at the end; the last one is the one rolled out. Those that never have a pod in this timeline are left out. */
  readonly generations: readonly Generation[];
  /** In the order of their first appearance in the chain of commands, also those that have no pod in this timeline. */
  readonly versions: readonly Version[];
  /** The version that the template has before the first step. */
  readonly initial: number;
  readonly steps: readonly Step[];
  readonly lanes: readonly Lane[];
  /** What is said between lanes; ascending. Absent: nothing. */
  readonly laneMarks?: readonly LaneMark[];
  /** Where the pods are; null where no nodes are known. */
  readonly nodes: TimelineNodes | null;
  /** What the quotas of the namespace have room for; empty where none is known that counts the pods. */
  readonly quotas: readonly TimelineQuota[];
  /** What the new pods need of nodes that aren't known, such as `needs a second node`, so that the rollout can finish; empty where nothing is to be said. */
  readonly needs: readonly string[];
  /** What lets it through, if there is no room for it around it: the least harm first, an undo last. */
  readonly ways: readonly Way[];
  readonly events: readonly TimelineEvent[];
  /** The step of each event that doesn't reach the API server, as a controller sends 25 for an object and then one every five minutes. */
  readonly droppedEvents: readonly number[];
  readonly kubectl: KubectlTexts;
  readonly summary: Summary;
  /** What `kubectl rollout history` would list at the end, ascending. */
  readonly revisions: readonly Revision[];
  /** What it would list before the actions, ascending: numbers above the last one are those of simulated revisions. */
  readonly former: readonly FormerRevision[];
}

export interface Trigger {
  readonly kind: Action['kind'];
  /** Images of the pod template before and after, in the order of the containers, only those that differ (all where none differs). */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** The revision that an undo brings back. */
  readonly toRevision: number | null;
  /** What to type; null for `apply`, as nobody knows the file's name here. */
  readonly command: string | null;
}

export type Tone = 'ok' | 'info' | 'warning' | 'error';

export interface Verdict {
  readonly tone: Tone;
  /** Such as `10 pods`, `at most 11`, `never below 9`, `about 25 s`; joined by ` · ` they are the code lens. */
  readonly parts: readonly string[];
}

export interface Banner {
  readonly tone: Tone;
  readonly title: string;
  readonly sentences: readonly string[];
  /** The one command that helps. */
  readonly command: string | null;
}

export interface Limits {
  readonly desired: number;
  /** Resolved maxSurge and maxUnavailable. */
  readonly surge: number;
  readonly unavailable: number;
  /** desired + surge, and desired − unavailable. */
  readonly ceiling: number;
  readonly floor: number;
}

/** What keeps a version of the pod template and its pods. */
export interface Generation {
  /** Of the object that keeps it, such as `ReplicaSet`. */
  readonly kind: string;
  /** Simulated: a real one's hash can't be computed from a manifest. */
  readonly name: string;
  readonly revision: number;
  /** Index into Timeline.versions. */
  readonly version: number;
  readonly images: readonly string[];
}

/** A change, and the state right after it. Steps of the same second are one moment. */
export interface Step {
  /** From 1. */
  readonly number: number;
  /** Since the timeline's start. */
  readonly atSeconds: number;
  readonly change: Change;
  /** Counters of the workload, as `kubectl describe` has them. */
  readonly desired: number;
  readonly current: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
  /** As in Limits, of the workload as it is at this step. */
  readonly ceiling: number;
  readonly floor: number;
  /** Of the versions that have pods then, in their order. */
  readonly pods: readonly VersionPods[];
  /** The version that the workload's template has: index into Timeline.versions. */
  readonly target: number;
  /** Whether nothing more happens in this second: what kubectl would show while the controller waits. */
  readonly rests: boolean;
  /** What `kubectl get` prints, a cell for each of its columns. AGE isn't known: `…`. */
  readonly row: readonly string[];
  readonly status: RolloutStatus;
}

/** What happened. `generation` is an index into Timeline.generations. */
export type Change =
  /** `skipped`: kubectl found nothing to do. `renumbered`: a revision came back under the next number; that of before, and that of now. */
  | { readonly kind: 'action'; readonly action: Action; readonly skipped?: boolean; readonly renumbered?: readonly [number, number] }
  | { readonly kind: 'created'; readonly generation: number; readonly size: number }
  | { readonly kind: 'scaled'; readonly generation: number; readonly from: number; readonly to: number }
  /** Pods changed their state; `pod` is the name where it is a single one. */
  | { readonly kind: 'pods'; readonly generation: number; readonly count: number; readonly state: PodState; readonly pod: string | null }
  /** `policy` is the object that decides; null where it is none that can be named. */
  | ({ readonly kind: 'createFailed'; readonly generation: number } & CreateError)
  /** A condition of the workload that nothing else shows, such as Progressing False ProgressDeadlineExceeded. */
  | {
      readonly kind: 'condition';
      readonly type: ConditionType;
      readonly status: 'True' | 'False' | 'Unknown';
      readonly reason: ConditionReason;
      readonly message: string;
    };

export type ConditionType = 'Available' | 'Progressing' | 'ReplicaFailure';

/** Why a condition is as it is, in Kubernetes' own words. */
export type ConditionReason =
  | 'MinimumReplicasAvailable'
  | 'MinimumReplicasUnavailable'
  | 'NewReplicaSetCreated'
  | 'FoundNewReplicaSet'
  | 'ReplicaSetUpdated'
  | 'NewReplicaSetAvailable'
  | 'ReplicaSetCreateError'
  | 'ProgressDeadlineExceeded'
  | 'DeploymentPaused'
  | 'DeploymentResumed'
  | 'FailedCreate';

export type PodState =
  | 'starting'
  | 'ready'
  | 'available'
  /** Ready once, now failing its readiness probe, or running without ever becoming ready. */
  | 'notReady'
  | 'imagePull'
  | 'crashLoop'
  | 'unschedulable'
  | 'terminating'
  | 'gone';

/** `kubectl rollout status` at this step, word for word. */
export interface RolloutStatus {
  readonly text: string;
  readonly state: 'waiting' | 'done' | 'failed';
}

/** What the controllers call their events. */
export type EventReason =
  | 'ScalingReplicaSet'
  | 'ReplicaSetCreateError'
  | 'SuccessfulCreate'
  | 'SuccessfulDelete'
  | 'FailedCreate'
  | 'FailedDelete'
  | 'FailedDaemonPod'
  | 'FailedScheduling'
  | 'FailedAttachVolume';

/** An event as it reaches the API server: a new entry of what `kubectl describe` lists, or what takes the place of an earlier one of the same `entry`. */
export interface TimelineEvent {
  /** The step that it belongs to; 0 for what happened before the timeline. */
  readonly step: number;
  readonly type: 'Normal' | 'Warning';
  readonly reason: EventReason;
  /** Such as `(combined from similar events): …`. */
  readonly message: string;
  /** From 0, in the order of their creation. */
  readonly entry: number;
  /** How many events the entry stands for by now, and when the first of them was; null where that was before the timeline. */
  readonly count: number;
  readonly firstSeconds: number | null;
  /** Who reports it, such as `default-scheduler`. */
  readonly from: string;
  /** What it is an event of; null: the workload itself. */
  readonly about: EventObject | null;
}

/** Pods of a generation, or what keeps them: `kubectl describe` lists the events of each object by itself. */
export interface EventObject {
  readonly kind: 'Pod' | 'ReplicaSet';
  /** Of the pod, or of one of several. */
  readonly name: string;
  /** How many pods there is the same event of; 1 for what is no pod. */
  readonly objects: number;
}

/** The workload is paused; or pods are replaced only once somebody deletes them; or the partition protects all of them. */
export type Hold = 'paused' | 'onDelete' | 'partition';

export interface Summary {
  readonly outcome: 'completes' | 'stalls' | 'nothing' | 'paused' | 'cut';
  /** What keeps the new template from being rolled out by itself; null unless the outcome is `paused`. */
  readonly hold: Hold | null;
  /** Until complete; null where it never is. */
  readonly completeSeconds: number | null;
  /** Until the last old pod has gone; null where one stays. */
  readonly oldPodsGoneSeconds: number | null;
  /** Of the last step. */
  readonly endSeconds: number;
  readonly peakPods: number;
  readonly peakPodsWithTerminating: number;
  readonly lowestAvailable: number;
  /** Whether availability never fell below the floor of its step. A floor that rises above what is available is kept all the same. */
  readonly floorKept: boolean;
  /** Of all steps, and before them where the first action raises it above the pods that there are. */
  readonly lowestFloor: number;
  /** How long none was available, and how long fewer than desired were. */
  readonly secondsWithoutAvailable: number;
  readonly secondsBelowDesired: number;
  /** The longest time in one piece that fewer than desired were available. */
  readonly longestBelowDesiredSeconds: number;
  /** How often new pods became available, each time some at once. */
  readonly waves: number;
  /** How long it takes on a real node; null where it never completes. */
  readonly duration: Duration | null;
  /** Where it stops; null unless it stalls. */
  readonly stall: Stall | null;
  /** What the pods beyond the desired ones ask for while there are most of them. */
  readonly extra: ExtraRequests;
  /** When ProgressDeadlineExceeded shows; null if it doesn't. */
  readonly deadlineSeconds: number | null;
  /** Where the simulation or the list of steps was cut, and by what. */
  readonly cut: { readonly afterSteps: number; readonly atSeconds: number } | null;
}

/** The time until complete as a range: probes may find a pod ready at once or at their next tick, and containers may start slowly. */
export interface Duration {
  readonly leastSeconds: number;
  readonly mostSeconds: number;
  /** What it is made of, one after the other; they add up to `completeSeconds` where the rollout goes in even waves. */
  readonly parts: readonly DurationPart[];
}

export interface DurationPart {
  /** `start`: until the application is up; `probes`: until they have found that out; `shutdown`: until the old pods have gone (Recreate). */
  readonly what: 'start' | 'probes' | 'minReady' | 'shutdown';
  readonly seconds: number;
  readonly times: number;
}

export interface Stall {
  /** What becomes of the new pods. */
  readonly why: PodOutcome | ObstacleKind | ShortageKind;
  readonly updated: number;
  /** Pods that serve all the same. */
  readonly oldAvailable: number;
  readonly available: number;
  /** Whether no pod serves from then on, not even now and then between two crashes. */
  readonly noneForGood: boolean;
}
