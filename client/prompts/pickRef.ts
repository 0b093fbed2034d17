import * as l10n from '@vscode/l10n';
import type { Question } from './question';

/** With what an edit is compared; `other`: whatever is typed next. */
export function pickRef(title: string): Question<{ readonly ref: string } | 'other'> {
  const choice = (ref: string, description: string) => ({ value: { ref }, label: ref, icon: 'git-commit', description });
  return {
    title,
    placeholder: l10n.t('Select what to compare the edit with'),
    choices: [
      choice('HEAD', l10n.t('the last commit')),
      choice('HEAD~1', l10n.t('the commit before it')),
      choice('@{upstream}', l10n.t('the branch that this one tracks')),
      choice('origin/HEAD', l10n.t('the default branch of origin')),
      { value: 'other', label: l10n.t('Another commit, branch, or tag…'), icon: 'git-branch' },
    ],
  };
}
