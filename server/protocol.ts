/**
 * CONTRACT client ↔ server: the methods beyond LSP, their params and results; `protocol/` has what is rehearsed, the Timeline value, and the past.
 * Plain data in Kubernetes' words; no imports from elsewhere and no runtime but strings. Lines are 0-based, as in LSP; seconds are seconds (they may have a
 * fraction); counts are pods.
 */
import type { EditEffectParams, EditEffectResult } from './protocol/editEffect';
import type {
  ClusterRevisionsParams,
  ClusterRevisionsResult,
  KustomizeBuildsParams,
  KustomizeBuildsResult,
  PastRevisionsParams,
  PastRevisionsResult,
  TemplatesParams,
  TemplatesResult,
  TemplateTextsParams,
  TemplateTextsResult,
  UndoEffectsParams,
  UndoEffectsResult,
} from './protocol/revisions';
import type { EditBaseParams, EditBaseResult, EditsParams, EditsResult } from './protocol/edits';
import type { RenderingParams, RenderingQuestion, RenderingQuestions } from './protocol/rendering';
import type { ProblemCode } from './protocol/problemCodes';
import type { OverviewParams, OverviewResult, ReportsParams } from './protocol/overview';
import type { NodesParams, NodesResult } from './protocol/nodes';
import type { Kind, Scenario, WhatIf, WorkloadId } from './protocol/scenario';
import type { Limits, Summary, Timeline } from './protocol/timeline';
import type { VersionPods } from './protocol/versions';
import type { ToolParams, ToolResult } from './protocol/tools';

/**
 * client → server requests: what each takes and what it answers. The server keeps nothing between them: whoever asks says all that the answer
 * depends on.
 */
export interface Requests {
  readonly workloads: { readonly params: WorkloadsParams; readonly result: WorkloadsResult };
  readonly timeline: { readonly params: TimelineParams; readonly result: TimelineResult };
  readonly checkImage: { readonly params: CheckImageParams; readonly result: ImageRemark | null };
  readonly compare: { readonly params: TimelineParams; readonly result: CompareResult };
  readonly edits: { readonly params: EditsParams; readonly result: EditsResult };
  readonly overview: { readonly params: OverviewParams; readonly result: OverviewResult };
  readonly reports: { readonly params: ReportsParams; readonly result: ReportResult };
  readonly report: { readonly params: ReportParams; readonly result: ReportResult };
  readonly templates: { readonly params: TemplatesParams; readonly result: TemplatesResult };
  readonly pastRevisions: { readonly params: PastRevisionsParams; readonly result: PastRevisionsResult };
  readonly nodes: { readonly params: NodesParams; readonly result: NodesResult };
  readonly clusterRevisions: { readonly params: ClusterRevisionsParams; readonly result: ClusterRevisionsResult };
  readonly templateTexts: { readonly params: TemplateTextsParams; readonly result: TemplateTextsResult | null };
  readonly undoEffects: { readonly params: UndoEffectsParams; readonly result: UndoEffectsResult | null };
  readonly kustomizeBuilds: { readonly params: KustomizeBuildsParams; readonly result: KustomizeBuildsResult };
  readonly editEffect: { readonly params: EditEffectParams; readonly result: EditEffectResult };
  readonly tool: { readonly params: ToolParams; readonly result: ToolResult };
  readonly editBase: { readonly params: EditBaseParams; readonly result: EditBaseResult };
  /** Null where the document isn't to be asked about. */
  readonly rendering: { readonly params: RenderingParams; readonly result: RenderingQuestions[RenderingQuestion]['answer'] };
}

export type Request = keyof Requests;

/** What a request is called on the wire. */
export type MethodOf<R extends Request> = `rolloutPreview/${R}`;

/** The requests by their names on the wire. */
export const methods: { readonly [R in Request]: MethodOf<R> } = {
  workloads: 'rolloutPreview/workloads',
  timeline: 'rolloutPreview/timeline',
  checkImage: 'rolloutPreview/checkImage',
  compare: 'rolloutPreview/compare',
  edits: 'rolloutPreview/edits',
  report: 'rolloutPreview/report',
  overview: 'rolloutPreview/overview',
  reports: 'rolloutPreview/reports',
  templates: 'rolloutPreview/templates',
  pastRevisions: 'rolloutPreview/pastRevisions',
  nodes: 'rolloutPreview/nodes',
  clusterRevisions: 'rolloutPreview/clusterRevisions',
  templateTexts: 'rolloutPreview/templateTexts',
  undoEffects: 'rolloutPreview/undoEffects',
  kustomizeBuilds: 'rolloutPreview/kustomizeBuilds',
  editEffect: 'rolloutPreview/editEffect',
  tool: 'rolloutPreview/tool',
  editBase: 'rolloutPreview/editBase',
  rendering: 'rolloutPreview/rendering',
};

/** client → server request without params, answered with null at once: whether the server still answers. */
export const ping = 'rolloutPreview/ping';

/** client → server notifications: what each says. */
export interface ClientNotifications {
  readonly workspaceFiles: WorkspaceFilesParams;
}

/** Notifications of this server's own by their names on the wire. */
export const notifications: { readonly [N in keyof ClientNotifications | 'refresh']: `rolloutPreview/${N}` } = {
  workspaceFiles: 'rolloutPreview/workspaceFiles',
  /** server → client, if it asked for that with `refreshSupport`; no params: what was answered may be another by now, with no document asked about edited. */
  refresh: 'rolloutPreview/refresh',
};

/**
 * Files of the workspace that say something of manifests in others, as the client finds them: those that speak of a HorizontalPodAutoscaler, and
 * kustomizations. Each replaces what was said of it before; the rest stays.
 */
export interface WorkspaceFilesParams {
  readonly files: readonly {
    readonly uri: string;
    /** As it is saved; null for one that has gone, or says nothing of others any more. */
    readonly text: string | null;
  }[];
}

/** What a client may say at `initialize` (`initializationOptions`); all of it is optional. */
export interface InitializationOptions {
  /** Translations of the server's texts: VS Code's `l10n.bundle`. */
  readonly l10n?: Readonly<Record<string, string>> | undefined;
  /** The section `rolloutPreview`, nested, for clients that don't answer `workspace/configuration`. */
  readonly settings?: unknown;
  /** Whether the client wants to be sent `notifications.refresh`. */
  readonly refreshSupport?: boolean;
  /** A command of the client that shows the user the setting whose name it is given: quick fixes then offer it. */
  readonly settingsCommand?: string;
  /** A command of the client that shows the timeline of the document and the workload that it is given: hovers then link to it. */
  readonly timelineCommand?: string;
  /** A command of the client that shows the proposals at the cursor: a field that was completed then leads to its values. */
  readonly suggestCommand?: string;
  /** A command of the client that copies the text that it is given: quick fixes then offer what is typed in a terminal. */
  readonly copyCommand?: string;
}

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
  /** null: something else fills it in. */
  readonly replicas: number | null;
  readonly containers: readonly ContainerInfo[];
  /** What prints its revisions in a terminal, for `clusterRevisions`. */
  readonly revisionsCommand: string;
}

export interface ContainerInfo {
  readonly name: string;
  readonly image: string;
  readonly init: boolean;
}

export interface TimelineParams {
  readonly uri: string;
  readonly workload: WorkloadId;
  readonly scenario: Scenario;
}

export type TimelineResult =
  /** `line`: the first one of the workload. */
  | (WorkloadResult & { readonly line: number })
  /** No such workload in the document (any more). */
  | { readonly state: 'none' };

/** What becomes of a workload under a scenario. */
export type WorkloadResult =
  | {
      readonly state: 'timeline';
      readonly timeline: Timeline;
      /** The same actions with the manifest's own values; absent or null where no value stands in for one of them. */
      readonly own?: Own | null;
    }
  /** The manifest would be refused (or the what-if values, then `inWhatIf` says which). */
  | { readonly state: 'invalid'; readonly name: string; readonly problems: readonly Problem[] }
  /** Something else fills in what the rollout depends on, and neither the scenario nor a default says with what. */
  | { readonly state: 'unknown'; readonly name: string; readonly parts: readonly string[]; readonly unknowns: readonly Unknown[] }
  /** One of the actions would fail, or kubectl has nothing to do for the last one (then `failed` is false), in its own words. */
  | {
      readonly state: 'refused';
      readonly name: string;
      readonly message: string;
      readonly failed: boolean;
      /** Of an edit: what helps where it can't be applied. Absent: it is another action that is refused. */
      readonly help?: Help;
    };

/** What helps where something is refused. */
export interface Help {
  readonly sentences: readonly string[];
  /** To be typed in a terminal; null: none. */
  readonly command: string | null;
}

/** A field that something else fills in before the API server sees it. */
export interface Unknown {
  /** Such as `spec.replicas`. */
  readonly path: string;
  /** As it is written, such as `${REPLICAS}`. */
  readonly placeholder: string;
  /** Where; null where that isn't in the document (`minReplicas` of an autoscaler). */
  readonly line: number | null;
  /** How the scenario says its value: the what-if field, else `filledIn` by the path; null: not at all, as it stands for a map or a list. */
  readonly sayable: string | null;
  /** The values that it may have; absent: any. */
  readonly choices?: readonly string[];
}

/** What a rollout comes to, to measure another one against. */
export interface Own {
  readonly limits: Limits;
  readonly summary: Summary;
}

/** The rollout under the usual strategies, all with the scenario's other values and assumptions. */
export interface CompareResult {
  /** `manifest` first; `whatIf` last, where the values in force are those of no other row; empty where there is no timeline. */
  readonly rows: readonly ComparisonRow[];
  /** Those that have no row, each with what says why: they would be rejected, aren't known, or are too large to be simulated. */
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  readonly title: string;
  readonly reason: string;
}

export interface ComparisonRow {
  /** `manifest`, `whatIf`, or one of the alternatives that its kind has. */
  readonly id: string;
  /** What it is called, and its amounts in short, such as `25% / 25%`. */
  readonly title: string;
  readonly detail: string;
  /** Whether its values are those in force. */
  readonly inUse: boolean;
  /** The what-if values that *Use* puts in force: the scenario's own with this row's strategy. */
  readonly whatIf: WhatIf;
  readonly limits: Limits;
  readonly summary: Summary;
  /** The states in which the rollout waits, ascending in time and at most some 200: enough for a small chart. */
  readonly rests: readonly { readonly atSeconds: number; readonly pods: readonly VersionPods[] }[];
}

export interface ReportParams extends TimelineParams {
  /** The document as its reader knows it, such as a path in the workspace; absent: the last part of its URI. */
  readonly file?: string;
}

/** The rollout for a chat or a ticket; empty where there is no timeline. */
export interface ReportResult {
  readonly markdown: string;
}

/** Who refuses what a manifest says. */
export type Refuser = 'kubectl' | 'kustomize' | 'apiServer' | 'serverSideApply';

export interface Problem {
  /** What is wrong, in the user's language. */
  readonly sentence: string;
  readonly by: Refuser;
  /** The refuser's path, such as `spec.strategy.rollingUpdate.maxUnavailable`, and its words. */
  readonly path: string;
  readonly message: string;
  readonly code: ProblemCode;
  /** Where the value stands; null where it isn't in the document. */
  readonly line: number | null;
  /** The what-if field that is at fault; null where the manifest is. */
  readonly inWhatIf: string | null;
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
