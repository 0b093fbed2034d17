import * as l10n from '@vscode/l10n';

/** A revisionHistoryLimit that keeps everything. */
export const keepAll = 2_147_483_647;

/** Why a revision's ReplicaSet was deleted. */
export function goneByLimit(limit: number): string {
  if (limit === 0) return l10n.t('Deleted: revisionHistoryLimit is 0, so no old revisions are kept.');
  if (limit === 1) return l10n.t('Deleted: revisionHistoryLimit keeps 1 old revision.');
  return l10n.t('Deleted: revisionHistoryLimit keeps {0} old revisions.', limit);
}

/** Why a cluster's text may have no ReplicaSet of a revision that the limit would have kept. */
export function goneElsewhere(): string {
  return l10n.t('The kubectl output has no ReplicaSet for it: either it was deleted, or it wasn’t printed.');
}

/** Why a revision of a Deployment with another selector is gone. */
export function goneByRecreation(): string {
  return l10n.t('Deleted: the selector is immutable, so the Deployment had to be deleted and recreated.');
}

/** Why a revision's number is no longer there although its template is. */
export function goneByReuse(became: number): string {
  return l10n.t('The same template was rolled out again later and is now revision {0}.', became);
}
