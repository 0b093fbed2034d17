import * as l10n from '@vscode/l10n';
import type { Question } from './question';

/** With which overlay a patch is rendered, by name; the one that was chosen before is preselected. */
export function pickOverlay(title: string, names: readonly string[], chosen: string | null): Question<string> {
  return {
    title,
    placeholder: l10n.t('Select the kustomization that builds this manifest'),
    choices: names.map(name => ({ value: name, label: name, icon: 'layers' })),
    ...(chosen === null || !names.includes(chosen) ? {} : { preselected: chosen }),
  };
}
