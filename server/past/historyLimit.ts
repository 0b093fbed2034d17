import * as l10n from '@vscode/l10n';

/** So many old revisions are simulated at most, whatever the limit is. */
export const mostKept = 300;

/** Why a revision was deleted. */
export function goneByLimit(limit: number): string {
  if (limit === 0) return l10n.t('Deleted: revisionHistoryLimit is 0, so no old revisions are kept.');
  if (limit === 1) return l10n.t('Deleted: revisionHistoryLimit keeps 1 old revision.');
  return l10n.t('Deleted: revisionHistoryLimit keeps {0} old revisions.', limit);
}

/** Why a revision isn't there that a higher limit would have kept. */
export function leftOut(): string {
  return l10n.t('Left out: only the {0} newest old revisions are simulated.', mostKept);
}

/** Why a cluster's text may not have a revision that the limit would have kept. */
export function goneElsewhere(keptBy: string): string {
  return l10n.t('The kubectl output has no {0} for it: either it was deleted, or it wasn’t printed.', keptBy);
}

/** Why a revision of a workload with another selector is gone. */
export function goneByRecreation(kind: string): string {
  return l10n.t('Deleted: the selector is immutable, so the {0} had to be deleted and recreated.', kind);
}

/** Why a revision's number is no longer there although its template is. */
export function goneByReuse(became: number): string {
  return l10n.t('The same template was rolled out again later and is now revision {0}.', became);
}
