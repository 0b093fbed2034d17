/** What kubectl prints. */
export interface Reply {
  readonly text: string;
  /** It exits with an error, having done nothing: the text says why. */
  readonly failed: boolean;
  /** It exits with 0, having found nothing to do, and says so. Absent: no. */
  readonly skipped?: boolean;
  /** What it says on stderr beside, having done the rest. */
  readonly complaint?: string;
}

/** Whether there is nothing to show of an action: it failed, or kubectl found nothing to do and nothing comes after it. */
export function hasNoEffect({ failed, skipped = false }: Reply, last: boolean): boolean {
  return failed || (skipped && last);
}
