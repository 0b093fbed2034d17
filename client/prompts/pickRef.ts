import * as l10n from '@vscode/l10n';
import type { Question } from './question';

/**
 * With what an edit is compared; `saved` is how the saved file is called, `other`: whatever is typed next. `missing`: why git has nothing to compare with;
 * null where it may have.
 */
export function pickRef(title: string, saved: string, missing: string | null): Question<{ readonly ref: string } | 'other'> {
  const choice = (ref: string, description: string) => ({ value: { ref }, label: ref, icon: 'git-commit', description });
  const savedFile = { value: { ref: saved }, label: saved, icon: 'save', description: l10n.t('without git') };
  if (missing !== null) return { title, placeholder: missing, choices: [savedFile] };
  return {
    title,
    placeholder: l10n.t('Select what to compare the edit with'),
    choices: [
      choice('HEAD', l10n.t('the last commit')),
      choice('HEAD~1', l10n.t('the commit before it')),
      choice('@{upstream}', l10n.t('the branch that this one tracks')),
      choice('origin/HEAD', l10n.t('the default branch of origin')),
      savedFile,
      { value: 'other', label: l10n.t('Another commit, branch, or tag…'), icon: 'git-branch' },
    ],
  };
}
