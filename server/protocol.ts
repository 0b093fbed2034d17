/**
 * CONTRACT client ↔ server: the methods beyond LSP, their params and results, and the Timeline value.
 * Plain data in Kubernetes' words; no imports and no runtime but strings. Lines are 0-based, as in LSP; seconds are seconds (they may have a
 * fraction); counts are pods.
 */

/** client → server requests. The server keeps nothing between them: whoever asks says all that the answer depends on. */
export const methods = {
  /** WorkloadsParams → WorkloadsResult */
  workloads: 'rolloutPreview/workloads',
  /** TimelineParams → TimelineResult */
  timeline: 'rolloutPreview/timeline',
  /** CheckImageParams → ImageRemark | null */
  checkImage: 'rolloutPreview/checkImage',
  /** TimelineParams → CompareResult */
  compare: 'rolloutPreview/compare',
  /** EditsParams → EditsResult */
  edits: 'rolloutPreview/edits',
  /** TimelineParams → ReportResult */
  report: 'rolloutPreview/report',
  /** TemplatesParams → TemplatesResult */
  templates: 'rolloutPreview/templates',
  /** PastRevisionsParams → PastRevisionsResult */
  pastRevisions: 'rolloutPreview/pastRevisions',
  /** ClusterRevisionsParams → ClusterRevisionsResult */
  clusterRevisions: 'rolloutPreview/clusterRevisions',
  /** TemplateTextsParams → TemplateTextsResult | null */
  templateTexts: 'rolloutPreview/templateTexts',
  /** UndoEffectsParams → UndoEffectsResult | null */
  undoEffects: 'rolloutPreview/undoEffects',
  /** EditEffectParams → EditEffectResult */
  editEffect: 'rolloutPreview/editEffect',
} as const;

/** What a client may say at `initialize` (`initializationOptions`); all of it is optional. */
export interface InitializationOptions {
  /** Translations of the server's texts: VS Code's `l10n.bundle`. */
  readonly l10n?: Readonly<Record<string, string>> | undefined;
  /** The section `rolloutPreview`, nested, for clients that don't answer `workspace/configuration`. */
  readonly settings?: unknown;
  /** A command of the client that shows the user the setting whose name it is given: quick fixes then offer it. */
  readonly settingsCommand?: string;
}

export type Kind = 'Deployment';
export type StrategyType = 'RollingUpdate' | 'Recreate';
/** A number of pods, or a percentage such as "25%". */
export type IntOrString = number | string;

/** Names a workload of a document: `kind/namespace/name`, with `#n` behind it for the n-th (n ≥ 2) that bears the same name in the file. */
export type WorkloadId = string;

export interface WorkloadsParams {
  readonly uri: string;
}

export interface WorkloadsResult {
  /** In the order of the document; empty for a document without any, or one that the server doesn't have open. */
  readonly workloads: readonly WorkloadInfo[];
}

export interface WorkloadInfo {
  readonly id: WorkloadId;
  readonly kind: Kind;
  readonly name: string;
  readonly namespace: string | null;
  /** First and last line of the object in the document. */
  readonly startLine: number;
  readonly endLine: number;
  readonly replicas: number;
  readonly containers: readonly ContainerInfo[];
}

export interface ContainerInfo {
  readonly name: string;
  readonly image: string;
  readonly init: boolean;
}

/** What is rehearsed: the manifest, changed for the preview only, and what is done to it. Everything in it is the client's to keep. */
export interface Scenario {
  readonly whatIf: WhatIf;
  readonly assumptions: Assumptions;
  /** In order. Empty: the rollout that applying the manifest with a changed pod template would start. */
  readonly actions: readonly ScenarioAction[];
  /**
   * Revisions that existed before, ascending, with their real numbers: from git (see PastRevisionsResult) or a cluster. The manifest's own
   * template is the one of them that it equals, else the next number. Absent: the manifest is revision 1.
   */
  readonly past?: readonly PastRevision[];
  /** The text of a kustomization whose `images:` are put into the manifest's template, as in those of the past. Absent: none. */
  readonly kustomization?: string;
}

export interface PastRevision {
  readonly revision: number;
  /** Former numbers of the same template, ascending (`deployment.kubernetes.io/revision-history`). */
  readonly formerRevisions?: readonly number[];
  readonly manifest: PastManifest;
  /** The commit that brought it; absent for a cluster's own. The client's to keep and to show. */
  readonly origin?: PastOrigin;
}

/** Where in git's history a revision comes from. */
export interface PastOrigin {
  readonly commit: string;
  readonly author: string;
  /** ISO 8601, with the author's own zone. */
  readonly date: string;
  readonly subject: string;
  /** What the file was called then, within the repository. */
  readonly path: string;
}

/** What the server has read of a revision: for the client to keep (it is plain JSON) and hand back, not to look into. */
export interface PastManifest {
  /** The pod template, with the defaults filled in. */
  readonly template: Readonly<Record<string, unknown>>;
  /** What `kubectl rollout undo` would bring back of the Deployment's annotations. */
  readonly annotations: Readonly<Record<string, string>>;
  /** The rest of the Deployment's spec; null where only a ReplicaSet tells of the revision. */
  readonly spec: Readonly<Record<string, unknown>> | null;
}

/** Values that stand in for the manifest's own. Absent: the manifest's. They are judged as the API server would judge them in the manifest. */
export interface WhatIf {
  readonly replicas?: IntOrString;
  readonly maxSurge?: IntOrString;
  readonly maxUnavailable?: IntOrString;
  readonly minReadySeconds?: IntOrString;
  readonly strategy?: StrategyType;
}

/** What no manifest says. Absent: the user's settings (`rolloutPreview.assume.*`). */
export interface Assumptions {
  /** From a pod's creation until its application could answer; the probes add their own waiting. */
  readonly readySeconds?: number;
  /** From the order to stop until the application has exited; preStop comes on top, the grace period is the limit. */
  readonly shutdownSeconds?: number;
  readonly newPods?: PodOutcome;
}

/** What becomes of the pods that an action creates. */
export const podOutcomes = [
  'ready',
  'neverReady',
  'imagePull',
  'crash',
  'crashAfterReady',
  'unreadyLater',
  'unschedulable',
  'quota',
  'slowStart',
] as const;
export type PodOutcome = (typeof podOutcomes)[number];

export interface ScenarioAction {
  readonly action: Action;
  /** `rest`: once everything before it has come to rest. A number: that many seconds after the timeline's start. */
  readonly at: 'rest' | number;
}

export type Action =
  /** `kubectl apply` of the manifest with a changed pod template. */
  | { readonly kind: 'apply' }
  /** `kubectl set image`: container name → image; `*` is every container. */
  | { readonly kind: 'setImage'; readonly images: Readonly<Record<string, string>> }
  /** `kubectl rollout undo --to-revision`; 0 is the previous one. */
  | { readonly kind: 'undo'; readonly toRevision: number }
  | { readonly kind: 'scale'; readonly replicas: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'restart' };

export interface TimelineParams {
  readonly uri: string;
  readonly workload: WorkloadId;
  readonly scenario: Scenario;
}

export type TimelineResult =
  | {
      readonly state: 'timeline';
      readonly timeline: Timeline;
      /** The same actions with the manifest's own values; absent or null where no value stands in for one of them. */
      readonly own?: Own | null;
    }
  /** The API server would refuse the manifest (or the what-if values, then `inWhatIf` says which). */
  | { readonly state: 'invalid'; readonly name: string; readonly problems: readonly Problem[] }
  /** kubectl would refuse the action, in its own words. */
  | { readonly state: 'refused'; readonly name: string; readonly message: string }
  /** No such workload in the document (any more). */
  | { readonly state: 'none' };

/** What a rollout comes to, to measure another one against. */
export interface Own {
  readonly limits: Limits;
  readonly summary: Summary;
}

/** The rollout under the usual strategies, all with the scenario's other values and assumptions. */
export interface CompareResult {
  /** `manifest` first, then `whatIf` where a value stands in for the manifest's; empty where there is no timeline. */
  readonly rows: readonly ComparisonRow[];
}

export interface ComparisonRow {
  readonly id: 'manifest' | 'whatIf' | 'default' | 'fullCapacity' | 'noExtraPods' | 'allAtOnce' | 'recreate';
  readonly strategy: StrategyType;
  /** As a manifest would have them; null for Recreate. */
  readonly maxSurge: IntOrString | null;
  readonly maxUnavailable: IntOrString | null;
  /** The what-if values that *Use* puts in force: the scenario's own with this row's strategy. */
  readonly whatIf: WhatIf;
  readonly limits: Limits;
  readonly summary: Summary;
  /** The states in which the rollout waits, ascending in time and at most some 200: enough for a small chart. */
  readonly rests: readonly { readonly atSeconds: number; readonly pods: PodCounts }[];
}

/** Writes what-if values and images into the manifest. */
export interface EditsParams {
  readonly uri: string;
  readonly workload: WorkloadId;
  readonly whatIf: WhatIf;
  /** As in the action setImage; those of a container's own name count before that of `*`. Absent: none. */
  readonly images?: Readonly<Record<string, string>>;
}

/** LSP text edits, to be applied as one; empty where the manifest says so already or the workload has gone. */
export interface EditsResult {
  readonly edits: readonly {
    readonly range: { readonly start: Place; readonly end: Place };
    readonly newText: string;
  }[];
}

/** An LSP position: 0-based, characters are UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** The rollout for a chat or a ticket; empty where there is no timeline. */
export interface ReportResult {
  readonly markdown: string;
}

export interface Problem {
  /** The API server's path, such as `spec.strategy.rollingUpdate.maxUnavailable`. */
  readonly path: string;
  readonly message: string;
  readonly code: string;
  /** Where the value stands; null where it isn't in the document. */
  readonly line: number | null;
  /** The what-if field that is at fault; null where the manifest is. */
  readonly inWhatIf: keyof WhatIf | null;
}

/** A rollout as it is drawn: all that a page, a report or a screen reader needs. The timeline starts at the last action that waited for rest. */
export interface Timeline {
  readonly kind: Kind;
  readonly name: string;
  readonly namespace: string | null;
  readonly strategy: StrategyType;
  readonly trigger: Trigger;
  /** The kubectl line of each action of the scenario, in order; those of the timeline's own actions are the last `actions` ones. */
  readonly commands: readonly string[];
  readonly verdict: Verdict;
  /** Where something is wrong or has to be known: why, what still serves, what to do. */
  readonly banner: Banner | null;
  /** Sentences that say what is assumed. */
  readonly assumptions: readonly string[];
  readonly limits: Limits;
  readonly inputs: Inputs;
  /** In the order of their revisions at the end; the last one is the one rolled out. Sets that never have a pod in this timeline are left out. */
  readonly replicaSets: readonly TimelineReplicaSet[];
  readonly steps: readonly Step[];
  readonly lanes: readonly Lane[];
  readonly events: readonly TimelineEvent[];
  readonly summary: Summary;
  /** What `kubectl rollout history` would list at the end, ascending. */
  readonly revisions: readonly Revision[];
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

/** The fields that can be changed on the page, each with where its value comes from. */
export interface Inputs {
  readonly replicas: Input;
  readonly maxSurge: Input;
  readonly maxUnavailable: Input;
  readonly minReadySeconds: Input;
  readonly strategy: Input;
  readonly readySeconds: Input;
  readonly shutdownSeconds: Input;
  readonly newPods: PodOutcome;
}

export interface Input {
  /** In force: the what-if's, the manifest's or the default. */
  readonly value: IntOrString;
  readonly source: 'whatIf' | 'manifest' | 'default' | 'assumed';
  /** The manifest's line, where it has the field. */
  readonly line: number | null;
  /** Such as `25% of 10 = 2.5, rounded up: 3`; null where there is nothing to work out. */
  readonly resolved: string | null;
  /** While a what-if value is in force: the manifest's own, or the default. */
  readonly own?: IntOrString | null;
}

export interface TimelineReplicaSet {
  /** Simulated: a real one's hash can't be computed from a manifest. */
  readonly name: string;
  readonly revision: number;
  readonly role: 'old' | 'new';
  readonly images: readonly string[];
}

/** A change, and the state right after it. Steps of the same second are one moment. */
export interface Step {
  /** From 1. */
  readonly number: number;
  /** Since the timeline's start. */
  readonly atSeconds: number;
  readonly change: Change;
  /** `kubectl get deployment`: READY is ready/desired. */
  readonly desired: number;
  readonly current: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
  readonly pods: PodCounts;
  /** Whether nothing more happens in this second: what kubectl would show while the controller waits. */
  readonly rests: boolean;
  readonly status: RolloutStatus;
}

/** What happened. `replicaSet` is an index into Timeline.replicaSets. */
export type Change =
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'created'; readonly replicaSet: number; readonly size: number }
  | { readonly kind: 'scaled'; readonly replicaSet: number; readonly from: number; readonly to: number }
  /** Pods changed their state; `pod` is the name where it is a single one. */
  | { readonly kind: 'pods'; readonly replicaSet: number; readonly count: number; readonly state: PodState; readonly pod: string | null }
  | { readonly kind: 'createFailed'; readonly replicaSet: number; readonly message: string }
  /** A condition of the Deployment that nothing else shows, such as Progressing False ProgressDeadlineExceeded. */
  | { readonly kind: 'condition'; readonly type: string; readonly status: string; readonly reason: string; readonly message: string };

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

/** Pods that exist at a step. The first five add up to CURRENT. */
export interface PodCounts {
  readonly oldAvailable: number;
  /** Old pods that don't serve (yet, or any more). */
  readonly oldUnavailable: number;
  readonly newAvailable: number;
  /** Ready, waiting for minReadySeconds. */
  readonly newReady: number;
  readonly newStarting: number;
  readonly newFailing: number;
  readonly oldTerminating: number;
  readonly newTerminating: number;
}

/** `kubectl rollout status` at this step, word for word. */
export interface RolloutStatus {
  readonly text: string;
  readonly state: 'waiting' | 'done' | 'failed';
}

/** The life of a pod, or of several that share it to the second. */
export interface Lane {
  readonly replicaSet: number;
  /** Simulated, the part behind the set's name; null where the lane stands for several. */
  readonly pod: string | null;
  readonly count: number;
  /** From which step on the pods are in which state; steps ascending. */
  readonly states: readonly { readonly step: number; readonly state: PodState }[];
}

/** An event as `kubectl describe` lists it. */
export interface TimelineEvent {
  /** The step that it belongs to; 0 for what happened before the timeline. */
  readonly step: number;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

export interface Summary {
  readonly outcome: 'completes' | 'stalls' | 'nothing' | 'paused' | 'cut';
  /** Until complete; null where it never is. */
  readonly completeSeconds: number | null;
  /** Until the last old pod has gone; null where one stays. */
  readonly oldPodsGoneSeconds: number | null;
  /** Of the last step. */
  readonly endSeconds: number;
  readonly peakPods: number;
  readonly peakPodsWithTerminating: number;
  readonly lowestAvailable: number;
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
  readonly why: PodOutcome;
  readonly updated: number;
  /** Pods that serve all the same. */
  readonly oldAvailable: number;
  readonly available: number;
  /** Whether no pod serves from then on, not even now and then between two crashes. */
  readonly noneForGood: boolean;
}

export interface ExtraRequests {
  /** Beyond the desired ones: as the controller counts, and with those that terminate. */
  readonly pods: number;
  readonly podsWithTerminating: number;
  /** For `pods`: thousandths of a CPU, bytes, and devices whose resource is named for a GPU. */
  readonly milliCpu: number;
  readonly memoryBytes: number;
  readonly gpus: number;
}

export interface Revision {
  readonly revision: number;
  readonly replicaSet: string;
  readonly images: readonly string[];
  readonly changeCause: string | null;
  readonly current: boolean;
  /** Index of the scenario's action that made it (or made it the newest again); null for the manifest's own. */
  readonly action: number | null;
  /** Index into the scenario's `past` of the entry with this template; null or absent for what wasn't there before. */
  readonly past?: number | null;
}

export interface CheckImageParams {
  readonly uri: string;
  readonly workload: WorkloadId;
  readonly container: string;
  readonly image: string;
  /** The images that the container (or, for `*`, each of them) has by now; absent: the document's. */
  readonly present?: readonly string[];
}

/** An error keeps the image from being accepted; the others only say what kubectl silently does. */
export interface ImageRemark {
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
}

/** Where a pod template is to be had. */
export type TemplateSource =
  /** The document as it is open. */
  | { readonly kind: 'document' }
  /** The file as it once was. `kustomization` is the text of one whose `images:` are put in; absent: none. */
  | { readonly kind: 'text'; readonly text: string; readonly kustomization?: string }
  | { readonly kind: 'past'; readonly manifest: PastManifest }
  /** A revision as it is after the scenario's actions. */
  | { readonly kind: 'revision'; readonly scenario: Scenario; readonly revision: number };

/** The pod templates of a workload's past, to be listed. A few dozen texts a request keep the server free for other requests. */
export interface TemplatesParams {
  readonly uri: string;
  readonly workload: WorkloadId;
  /** Ids that the workload had in the past. It is always looked for under its present one first. */
  readonly formerIds?: readonly WorkloadId[];
  /** As in a scenario: of the document's own template, and so of what the others differ from. */
  readonly kustomization?: string;
  readonly sources: readonly { readonly key: string; readonly source: TemplateSource }[];
  /** Whether `manifest` is wanted in the answer. */
  readonly full?: boolean;
}

export interface TemplatesResult {
  /** In the order of the sources; null where there is no such workload or no template can be read. */
  readonly templates: readonly (TemplateInfo | null)[];
}

export interface TemplateInfo {
  readonly key: string;
  /** Equal for templates that the Deployment controller takes for the same, in all requests. */
  readonly digest: string;
  /** In the order of the containers, then of the init containers. */
  readonly images: readonly string[];
  /** Null where only a ReplicaSet tells of the revision. */
  readonly replicas: number | null;
  readonly revisionHistoryLimit: number | null;
  readonly changeCause: string | null;
  /** What going back to it changes, in one line: `nginx 1.27 → 1.26, env LOG_LEVEL, +1 container`. Empty where the template is the document's. */
  readonly difference: string;
  /** Whether the API server would refuse the manifest, so that it can't have run. */
  readonly refused: boolean;
  /** Only when asked for. */
  readonly manifest?: PastManifest;
}

/** Numbers a history as the controller would have, had each of its manifests been applied in turn and rolled out. */
export interface PastRevisionsParams {
  readonly uri: string;
  readonly workload: WorkloadId;
  /** The oldest first; the same template may come again. */
  readonly manifests: readonly {
    readonly key: string;
    readonly digest: string;
    /** Null: the document's. */
    readonly revisionHistoryLimit: number | null;
  }[];
}

export interface PastRevisionsResult {
  /** The newest first; every manifest that changed the template is one, those that left it as it was are not. */
  readonly revisions: readonly NumberedRevision[];
}

export interface NumberedRevision {
  readonly key: string;
  /** The number that it was given then. */
  readonly revision: number;
  readonly state: 'current' | 'kept' | 'gone';
  /** Numbers that the same template had before, ascending. */
  readonly formerRevisions: readonly number[];
  /** Why it is gone, in a sentence; null where it isn't. */
  readonly reason: string | null;
}

/** Reads what `kubectl get rs,deploy -o yaml` (or `-o json`) has printed. */
export interface ClusterRevisionsParams {
  readonly uri: string;
  readonly workload: WorkloadId;
  readonly text: string;
}

export interface ClusterRevisionsResult {
  /** Why nothing is found, in a sentence; null where something is. */
  readonly problem: string | null;
  /** Ascending. */
  readonly revisions: readonly ClusterRevision[];
  /** Numbers that no ReplicaSet bears any more, ascending. */
  readonly gone: readonly GoneRevisions[];
}

export interface ClusterRevision {
  readonly revision: number;
  readonly formerRevisions: readonly number[];
  readonly replicaSet: string;
  readonly current: boolean;
  readonly images: readonly string[];
  readonly changeCause: string | null;
  /** RFC 3339, as the cluster has it; null where the text doesn't say. */
  readonly created: string | null;
  /** `spec.replicas` of the set. */
  readonly replicas: number;
  readonly digest: string;
  /** As in TemplateInfo. */
  readonly difference: string;
  readonly manifest: PastManifest;
}

/** Revisions `from` up to and including `to`. */
export interface GoneRevisions {
  readonly from: number;
  readonly to: number;
  /** The number that the template has now; null where the set was deleted. */
  readonly became: number | null;
  /** In a sentence. */
  readonly reason: string;
}

/** Two templates for a diff editor. */
export interface TemplateTextsParams {
  readonly uri: string;
  readonly workload: WorkloadId;
  readonly formerIds?: readonly WorkloadId[];
  readonly left: TemplateSource;
  readonly right: TemplateSource;
}

/** YAML, the same for templates that the controller takes for the same; null where one of the two can't be had. */
export interface TemplateTextsResult {
  readonly left: string;
  readonly right: string;
}

/** What `kubectl rollout undo --to-revision` does besides the rollout, and what it doesn't do. */
export interface UndoEffectsParams {
  readonly uri: string;
  readonly workload: WorkloadId;
  /** What was done before. */
  readonly scenario: Scenario;
  /** 0 is the previous one. */
  readonly toRevision: number;
  /** For the command that brings the file back; both or none. */
  readonly commit?: string;
  readonly file?: string;
}

/** Null where the document has no such workload. */
export interface UndoEffectsResult {
  /** kubectl's words where it refuses (or has nothing to do); the rest is then empty. */
  readonly refusal: string | null;
  /** The revision meant (`toRevision`, or the one that 0 stands for), the number that it gets, and the one that it leaves. */
  readonly revisions: { readonly from: number; readonly to: number; readonly became: number } | null;
  /** Fields of the Deployment that stay as they are now (`after`), though that revision's manifest had them otherwise (`before`). */
  readonly notRestored: readonly FieldChange[];
  /** What the template takes from elsewhere: it stays as it is now. */
  readonly references: readonly ObjectReference[];
  /** Annotations of the Deployment that change; `after` null: taken away. */
  readonly annotations: readonly FieldChange[];
  /** All of it in sentences, the most important first. */
  readonly sentences: readonly string[];
  /** `kubectl rollout undo …`, then `git checkout COMMIT -- FILE` where those were given. */
  readonly commands: readonly string[];
}

/** A value before and after, as text; null where there is none. */
export interface FieldChange {
  /** Such as `replicas` or `strategy.rollingUpdate.maxSurge`; the key of an annotation. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ObjectReference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
}

/** What applying the open document would do, against what it was. */
export interface EditEffectParams {
  readonly uri: string;
  /** The file as it was, in git's HEAD say; null where it wasn't there. */
  readonly base: string | null;
  /** Other files of the workspace that changed, for the ConfigMaps and Secrets in them. */
  readonly others?: readonly { readonly base: string | null; readonly text: string | null }[];
}

export interface EditEffectResult {
  /** In the order of the document. */
  readonly workloads: readonly WorkloadEditEffect[];
}

export interface WorkloadEditEffect {
  readonly workload: WorkloadId;
  readonly effect: EditEffect;
  /** ConfigMaps and Secrets used by the template that changed while it didn't. */
  readonly changedReferences: readonly ObjectReference[];
  /** For a lens: `this edit rolls 10 pods: image, env LOG_LEVEL`; null where there is nothing to say. */
  readonly title: string | null;
  /** For the lens's tooltip: the differences, one a line; null where there is nothing to add. */
  readonly detail: string | null;
}

export type EditEffect =
  | { readonly kind: 'unchanged' }
  /** It wasn't there before. */
  | { readonly kind: 'new' }
  /** The pod template differs; `differences` as in TemplateInfo, one an item; `changes` are those beside the template. */
  | {
      readonly kind: 'rolls';
      readonly pods: number;
      /** Nothing rolls before it is resumed. */
      readonly paused: boolean;
      readonly differences: readonly string[];
      readonly changes: readonly FieldChange[];
    }
  | { readonly kind: 'rollsNothing'; readonly changes: readonly FieldChange[] }
  /** In the API server's words. */
  | { readonly kind: 'refused'; readonly message: string };
