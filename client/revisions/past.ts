import type { KustomizeImage, PastRevision } from '../../server/protocol/scenario';
import type { RevisionRow } from './rows';

/** A workload's past: git's, as if each of its manifests had been applied in turn, or a cluster's own. */
export interface Past {
  /** For a scenario: what an undo can go back to, ascending. */
  readonly revisions: readonly PastRevision[];
  /** The number of the document's own template; of a cluster's past that of the running one. */
  readonly present: number;
  /** As in a scenario: a cluster's own. */
  readonly running?: number;
  /** What a kustomize build puts into the document's template; absent: nothing. */
  readonly kustomizeImages?: readonly KustomizeImage[];
  /** Newest first, with those that are gone. */
  readonly rows: readonly RevisionRow[];
}
