import * as l10n from '@vscode/l10n';
import type { Question } from './question';

/** With what an edit is compared; `saved` is how the saved file is called, `other`: whatever is typed next. */
export function pickRef(title: string, saved: string): Question<{ readonly ref: string } | 'other'> {
  const choice = (ref: string, description: string) => ({ value: { ref }, label: ref, icon: 'git-commit', description });
  return {
    title,
    placeholder: l10n.t('Select what to compare the edit with'),
    choices: [
      choice('HEAD', l10n.t('the last commit')),
      choice('HEAD~1', l10n.t('the commit before it')),
      choice('@{upstream}', l10n.t('the branch that this one tracks')),
      choice('origin/HEAD', l10n.t('the default branch of origin')),
      { value: { ref: saved }, label: saved, icon: 'save', description: l10n.t('without git') },
      { value: 'other', label: l10n.t('Another commit, branch, or tag…'), icon: 'git-branch' },
    ],
  };
}
