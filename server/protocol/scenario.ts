/** CONTRACT client ↔ server: which workload, and what is rehearsed on it. Plain data. */

/** Of a workload, as its manifest has it. */
export type Kind = string;

export type StrategyType = 'RollingUpdate' | 'Recreate';

/** Those of kinds that replace a pod only once somebody deletes it, too. */
export type UpdateStrategyType = StrategyType | 'OnDelete';

/** A number of pods, or a percentage such as "25%". */
export type IntOrString = number | string;

/** Names a workload of a document: `kind/namespace/name`, with `#n` behind it for the n-th (n ≥ 2) that bears the same name in the file. */
export type WorkloadId = string;

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
  /**
   * The revision of the past that runs, as a cluster has told: it is where the actions begin, whatever the manifest's template is. Absent: the manifest
   * was applied and rolled out before.
   */
  readonly running?: number;
  /** What a kustomize build puts into the manifest's template, one after the other; those of the past have theirs already. Absent: nothing. */
  readonly kustomizeImages?: readonly KustomizeImage[];
  /**
   * What was applied before the manifest: the actions begin with that, and `apply` brings the manifest as it is now. Absent: the manifest was applied
   * before, and `apply` brings it with a changed pod template that nobody has spelled out.
   */
  readonly edit?: EditBase;
}

/** What a manifest was before an edit of it. */
export interface EditBase {
  /** What its reader calls it: `HEAD`, `origin/main`. */
  readonly ref: string;
  /** The document of the workload as it was; null: it wasn't there. */
  readonly text: string | null;
  /** As in the scenario, of then. */
  readonly kustomizeImages?: readonly KustomizeImage[];
}

/** An entry of `images:` in a kustomization (sigs.k8s.io/kustomize/api/types.Image). */
export interface KustomizeImage {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly tagSuffix?: string;
  readonly digest?: string;
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
  /** What brings its files back: of the newest commit that still had its template, those that aren't so any more. */
  readonly restore: Restore;
}

/** What git commands need to bring files back. They run in the workspace's folder. */
export interface Restore {
  readonly commit: string;
  /** The repository's root from there, for `git -C`; null where the folder is within the repository. */
  readonly directory: string | null;
  readonly files: readonly {
    /** The name in that commit, from the repository's root. */
    readonly committedName: string;
    /** The same name, from where git runs. */
    readonly committedPath: string;
    /** Today's name, from there and from the workspace's folder. */
    readonly currentPath: string;
    readonly workspacePath: string;
  }[];
}

/** What the server has read of a revision: for the client to keep (it is plain JSON) and hand back, not to look into. */
export interface PastManifest {
  /** The pod template, with the defaults filled in. */
  readonly template: Readonly<Record<string, unknown>>;
  /** What `kubectl rollout undo` would bring back of the workload's annotations. */
  readonly annotations: Readonly<Record<string, string>>;
  /** The rest of the workload's spec; null where only a ReplicaSet tells of the revision. */
  readonly spec: Readonly<Record<string, unknown>> | null;
}

/** Values that stand in for the manifest's own, by the names of the fields (`Inputs.manifest`); those that its kind doesn't have mean nothing. Absent: the manifest's. They are judged as the API server would judge them in the manifest. */
export type WhatIf = Readonly<Record<string, IntOrString | undefined>>;

/** Assumed seconds are at most these. */
export const mostAssumedSeconds = 1_000_000;

/** What no manifest says. Absent: the user's settings (`rolloutPreview.assume.*`). */
export interface Assumptions {
  /** From a pod's creation until its application could answer; the probes add their own waiting. */
  readonly readySeconds?: number;
  /** From the order to stop until the application has exited; preStop comes on top, the grace period is the limit. */
  readonly shutdownSeconds?: number;
  /**
   * From when another controller has the pods wait until it lets them go on: for readiness gates after their containers are ready (absent: at once),
   * for scheduling gates after their creation (absent: never).
   */
  readonly gateSeconds?: number;
  readonly newPods?: PodOutcome;
  /** What placeholders of the manifest stand for, where no what-if value says it. Absent: nobody knows. */
  readonly filledIn?: FilledInValues;
}

/** Values of fields that something else fills in, as typed, by the fields' paths: `spec.progressDeadlineSeconds`. */
export type FilledInValues = Readonly<Record<string, string>>;

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
  'readinessGate',
] as const;

export type PodOutcome = (typeof podOutcomes)[number];

export interface ScenarioAction {
  readonly action: Action;
  /** `rest`: once everything before it has come to rest. A number: that many seconds after the timeline's start. */
  readonly at: 'rest' | number;
}

export type Action =
  /** `kubectl apply` of the manifest (see Scenario.edit). */
  | { readonly kind: 'apply' }
  /** `kubectl set image`: container name → image; `*` is every container. */
  | { readonly kind: 'setImage'; readonly images: Readonly<Record<string, string>> }
  /** `kubectl rollout undo --to-revision`; 0 is the previous one. */
  | { readonly kind: 'undo'; readonly toRevision: number }
  | { readonly kind: 'scale'; readonly replicas: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'restart' };
