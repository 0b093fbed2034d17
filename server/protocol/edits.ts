/** CONTRACT client ↔ server: edits of a manifest: what one changes, and what is to be written. Plain data. */
import type { Kustomized } from './revisions';
import type { EditBase, WhatIf, WorkloadId } from './scenario';

/** What of the timeline is the user's edit. */
export interface TimelineEdit {
  /** What the manifest was before is called: `HEAD`, `origin/main`. */
  readonly ref: string;
  /** `absent`: the workload wasn't there; `unknown`: nobody knows what was applied. Of both the timeline shows a later rollout of the manifest. */
  readonly state: 'changed' | 'same' | 'absent' | 'unknown';
  /** Those of the pod template first, then those beside it. */
  readonly changes: readonly EditChange[];
}

export interface EditChange {
  /** Such as `image`, `env LOG_LEVEL`, or `replicas`. */
  readonly field: string;
  /** The values, such as `6 → 8`; empty where they are too long, or have no words. */
  readonly values: string;
  /**
   * `version`: makes other pods; `scales`: makes more or fewer of them, or others of the same version; `releases`: lets pods be replaced that were kept until
   * now; `strategy`: counts for this rollout and the next ones; `nothing`: none of this.
   */
  readonly effect: 'version' | 'scales' | 'releases' | 'strategy' | 'nothing';
  /** Whether only images differ, which name the versions. */
  readonly image?: true;
  /** Where it stands in the manifest now; null where that isn't known. */
  readonly line: number | null;
}

/** What of a file as it was is needed to simulate the edit of one of its workloads. */
export interface EditBaseParams {
  readonly uri: string;
  readonly workload: WorkloadId;
  /** The file as it was; null: it wasn't there. */
  readonly base: string | null;
  /** The build of the file with its kustomizations as they were; absent: none. */
  readonly kustomized?: Kustomized;
}

export type EditBaseResult = Omit<EditBase, 'ref'>;

/** Writes what-if values and images into the manifest. */
export interface EditsParams {
  readonly uri: string;
  readonly workload: WorkloadId;
  readonly whatIf: WhatIf;
  /** As in the action setImage; those of a container's own name count before that of `*`. Absent: none. */
  readonly images?: Readonly<Record<string, string>>;
  /** The kustomize build that is to have the images; absent: the manifest alone. */
  readonly kustomized?: Kustomized;
}

/** LSP text edits, to be applied as one; none where the manifest says so already or the workload has gone. */
export interface EditsResult {
  /** Of the document. */
  readonly edits: readonly TextChange[];
  /** Of kustomizations, by their paths; absent: none. */
  readonly kustomizations?: readonly { readonly path: string; readonly edits: readonly TextChange[] }[];
  /** Why it can't be written, in a sentence; null or absent where it can. */
  readonly problem?: string | null;
}

/** As a TextEdit of LSP. */
export interface TextChange {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly newText: string;
}

/** An LSP position: 0-based, characters are UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly character: number;
}
