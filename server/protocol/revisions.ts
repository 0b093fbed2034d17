/** CONTRACT client ↔ server: what can be asked about a workload's past. Plain data. */
import type { KustomizeImage, PastManifest, Restore, Scenario, WorkloadId } from './scenario';

/** Where a pod template is to be had. */
export type TemplateSource =
  /** The document as it is open. */
  | { readonly kind: 'document' }
  /** The file as it once was, and the kustomizations whose `images:` are put in; absent: none. */
  | { readonly kind: 'text'; readonly text: string; readonly kustomized?: Kustomized }
  | { readonly kind: 'past'; readonly manifest: PastManifest }
  /** A revision as it is after the scenario's actions. */
  | { readonly kind: 'revision'; readonly scenario: Scenario; readonly revision: number };

/** The text of a kustomization; its path has `/`, and is absolute or counts from the same root as others beside it. */
export interface KustomizationFile {
  readonly path: string;
  readonly text: string;
}

/** A manifest in a kustomize build. */
export interface Kustomized {
  /** The manifest's path, as in KustomizationFile. */
  readonly manifest: string;
  /** From the innermost to the outermost; those that don't lead to the manifest don't count. */
  readonly files: readonly KustomizationFile[];
}

/** Asks which of a workspace's kustomizations build a document. */
export interface KustomizeBuildsParams {
  readonly uri: string;
  /** The document's path, and those of the kustomizations that there are. */
  readonly kustomized: Kustomized;
}

export interface KustomizeBuildsResult {
  /** In the order of the files; bases of others are part of those. */
  readonly builds: readonly KustomizeBuild[];
}

export interface KustomizeBuild {
  /** The paths of the kustomizations, from the innermost to the outermost. */
  readonly files: readonly string[];
  /** What all of them replace, one after the other; empty where kustomize refuses the build. */
  readonly images: readonly KustomizeImage[];
  /** In sentences: why kustomize refuses it, or what else it changes of the document's workloads, which isn't counted. */
  readonly notes: readonly string[];
}

/** The pod templates of a workload's past, to be listed. A few dozen texts a request keep the server free for other requests. */
export interface TemplatesParams {
  readonly uri: string;
  readonly workload: WorkloadId;
  /** As in a scenario: of the document's own template, and so of what the others differ from. */
  readonly kustomizeImages?: readonly KustomizeImage[];
  /** What the others differ from; absent: the document. */
  readonly now?: TemplateSource;
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
  /** Equal for templates that the controller takes for the same, in all requests. */
  readonly digest: string;
  /** In the order of the containers, then of the init containers. */
  readonly images: readonly string[];
  /** Null where only the object that keeps the revision tells of it. */
  readonly replicas: number | null;
  readonly paused: boolean;
  readonly revisionHistoryLimit: number | null;
  /** The same for equal selectors; null where none is known. */
  readonly selector: string | null;
  readonly changeCause: string | null;
  /** What going back to it changes, in one line: `nginx 1.27 → 1.26, env LOG_LEVEL, +1 container`. Empty where the template is the present one. */
  readonly difference: string;
  /** Whether the API server would refuse the manifest, or kustomize the build, so that it can't have run. */
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
    /** As in TemplateInfo. */
    readonly selector: string | null;
    readonly paused: boolean;
    /** Null: the document's. */
    readonly revisionHistoryLimit: number | null;
  }[];
}

export interface PastRevisionsResult {
  /** The newest first; every manifest that changed the template is one, those that left it as it was or were paused are not. */
  readonly revisions: readonly NumberedRevision[];
}

export interface NumberedRevision {
  readonly key: string;
  /** The number that it was given then; null where that was another workload of the same name, which had to be deleted. */
  readonly revision: number | null;
  readonly state: 'current' | 'kept' | 'gone';
  /** Numbers that the same template had before, ascending. */
  readonly formerRevisions: readonly number[];
  /** Why it is gone, in a sentence; null where it isn't. */
  readonly reason: string | null;
}

/** Reads what `WorkloadInfo.revisionsCommand` (or the same with `-o json`) has printed. */
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
  /** Numbers that no object bears any more, ascending. */
  readonly gone: readonly GoneRevisions[];
}

export interface ClusterRevision {
  readonly revision: number;
  readonly formerRevisions: readonly number[];
  /** Of the object that keeps it. */
  readonly name: string;
  readonly current: boolean;
  readonly images: readonly string[];
  readonly changeCause: string | null;
  /** RFC 3339, as the cluster has it; null where the text doesn't say. */
  readonly created: string | null;
  /** How many pods it is to have; null where the object that keeps it doesn't say that. */
  readonly replicas: number | null;
  readonly digest: string;
  /** From the one that is current, as in TemplateInfo. */
  readonly difference: string;
  readonly manifest: PastManifest;
}

/** Revisions `from` up to and including `to`. */
export interface GoneRevisions {
  readonly from: number;
  readonly to: number;
  /** The number that the template has now; null where it was deleted. */
  readonly became: number | null;
  /** In a sentence. */
  readonly reason: string;
}

/** Two templates for a diff editor. */
export interface TemplateTextsParams {
  readonly uri: string;
  readonly workload: WorkloadId;
  /** As in a scenario: of the document's own template. */
  readonly kustomizeImages?: readonly KustomizeImage[];
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
  /** For the command that brings the files back; absent: none. */
  readonly restore?: Restore;
}

/** Null where the document has no such workload. */
export interface UndoEffectsResult {
  /** kubectl's words where it fails (or has nothing to do); the rest is then empty. */
  readonly refusal: string | null;
  /** Whether the document, as its build has it, has the revision's pod template: applying it then keeps the rollback. */
  readonly fileMatches: boolean;
  /** Whether the revision meant was only simulated. */
  readonly simulated: boolean;
  /** The revision meant (`toRevision`, or the one that 0 stands for), the number that it gets, and the one that it leaves. */
  readonly revisions: { readonly from: number; readonly to: number; readonly became: number } | null;
  /** Fields of the workload that stay as they are now (`after`), though that revision's manifest had them otherwise (`before`). */
  readonly notRestored: readonly FieldChange[];
  /** What the template takes from elsewhere: it stays as it is now. */
  readonly references: readonly ObjectReference[];
  /** Annotations of the workload that change; `after` null: taken away. */
  readonly annotations: readonly FieldChange[];
  /** Whether the numbers are those that git's commits would have been given, and a cluster's may be others; absent: no. */
  readonly numbersAssumed?: boolean;
  /** All of it in sentences, the most important first: the file, `notRestored`, `references` if any, `numbersAssumed` if so, and the rest. */
  readonly sentences: readonly string[];
  /** `kubectl rollout undo …`, then the one below where there is one. */
  readonly commands: readonly string[];
  /** `git checkout COMMIT -- FILE…`, and `git show COMMIT:OLD > NEW` for a file that has another name today; also where kubectl refuses. Null or absent without `restore`. */
  readonly restoreCommand?: string | null;
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

/** A revision of a timeline. */
export interface Revision {
  readonly revision: number;
  /** Of the object that keeps it. */
  readonly name: string;
  readonly images: readonly string[];
  readonly changeCause: string | null;
  readonly current: boolean;
  /** Index of the scenario's action that made it (or made it the newest again); null for the manifest's own. */
  readonly action: number | null;
  /** Index into the scenario's `past` of the entry with this template; null or absent for what wasn't there before. */
  readonly past?: number | null;
}

/** A revision before the actions. */
export interface FormerRevision extends Revision {
  /** The number of its template after them; null where it is deleted by then. */
  readonly now: number | null;
}
