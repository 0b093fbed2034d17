/** What an edit does beside the rollout, or in some clusters or ways to apply it: a part of the lens, lines of its tooltip, and a command that helps. */
export interface EditCondition {
  /** Null: only the tooltip says it. */
  readonly title: string | null;
  readonly lines: readonly string[];
  readonly command: string | null;
}
