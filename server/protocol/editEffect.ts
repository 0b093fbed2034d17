/** CONTRACT client ↔ server: what an edit of a manifest does once it is applied. Plain data. */
import type { ProblemCode } from './problemCodes';
import type { FieldChange, Kustomized, ObjectReference } from './revisions';
import type { WorkloadId } from './scenario';

/** What applying the open document would do, against what it was. */
export interface EditEffectParams {
  readonly uri: string;
  /** The file as it was, in git's HEAD say; null where it wasn't there. */
  readonly base: string | null;
  /** The build that the file is part of, with its kustomizations as they were and as they are; absent: none. */
  readonly kustomized?: { readonly base: Kustomized; readonly text: Kustomized };
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
  /** What helps, to be typed in a terminal; null where nothing does. */
  readonly command: string | null;
}

export type EditEffect =
  | { readonly kind: 'unchanged' }
  /** It wasn't there before. `instead`: the only one that the file has no more (`namespace/name`), as after a rename; null: none, or several. */
  | { readonly kind: 'new'; readonly instead: string | null }
  /** The pod template differs; `differences` as in TemplateInfo, one an item; `changes` are those beside the template. */
  | {
      readonly kind: 'rolls';
      /** null: nobody knows `replicas`. */
      readonly pods: number | null;
      /** Nothing rolls before it is resumed. */
      readonly paused: boolean;
      readonly differences: readonly string[];
      readonly changes: readonly FieldChange[];
    }
  | { readonly kind: 'rollsNothing'; readonly changes: readonly FieldChange[] }
  /**
   * In the API server's words as kubectl prints them: of the object as such (`creation`), or of this change to it (`update`); `code` is that of the first
   * fault, `field` the one of the spec that can't be changed, if it is one.
   */
  | (Refused & { readonly by: 'creation' | 'update'; readonly code: ProblemCode; readonly field: string | null })
  /** In kustomize's words, with the kustomization and its line. */
  | (Refused & { readonly by: 'kustomize'; readonly place: string })
  /** kustomize refused the build before, so that nobody knows what was applied. */
  | { readonly kind: 'unknown'; readonly place: string; readonly message: string };

interface Refused {
  readonly kind: 'refused';
  readonly message: string;
  /** Whether the edit has to do with it: false for what is as it was, and was refused before. */
  readonly edited: boolean;
}
