import * as l10n from '@vscode/l10n';

/** A way in which two pod templates differ. */
export interface TemplateDifference {
  /** What it is about: `image`, `env LOG_LEVEL`, `+1 container`. */
  readonly subject: string;
  /** The same with the values where they are short: `nginx 1.27 → 1.26`. */
  readonly text: string;
  /** For a reader with more room: each value that `text` has no room for, a line each. Absent: `text` says it all. */
  readonly details?: readonly string[];
}

/** The subject of all differences of images. */
export function imageSubject(): string {
  return l10n.t('image');
}
