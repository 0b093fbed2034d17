import type { Workload } from '../kubernetes/workloads/workload';
import type { RolloutKind } from '../rollout/controllers/rolloutKind';
import type { Subject } from './field';

/** Something that could be typed. */
export interface Proposal {
  readonly label: string;
  /** What takes the place of what has been typed. */
  readonly text: string;
  /** The same with all that belongs to it, as an LSP snippet; its further lines are indented as seen from the first one's line. */
  readonly snippet?: string;
  readonly kind: 'field' | 'value' | 'manifest';
  /** What it would do here; empty where that isn't known. */
  readonly effect: string;
  /** Markdown; what the field does. */
  readonly documentation: string | null;
  /** Whether there are proposals for what follows it. */
  readonly leadsOn?: boolean;
}

/** Where something is typed. What is only begun, or a patch, is helped with, but nothing is known of its rollout. */
export type Place = Omit<Subject, 'path' | 'workload'> & { readonly workload: Workload; readonly kind: RolloutKind };
