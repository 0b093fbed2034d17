import * as l10n from '@vscode/l10n';

/** Numbers with what they count. */
export const counted = {
  files: (number: number): string => (number === 1 ? l10n.t('1 file') : l10n.t('{0} files', number)),
  workloads: (number: number): string => (number === 1 ? l10n.t('1 workload') : l10n.t('{0} workloads', number)),
  errors: (number: number): string => (number === 1 ? l10n.t('1 error') : l10n.t('{0} errors', number)),
  warnings: (number: number): string => (number === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', number)),
  others: (number: number): string => (number === 1 ? l10n.t('1 remark') : l10n.t('{0} remarks', number)),
};
