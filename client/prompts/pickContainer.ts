import * as l10n from '@vscode/l10n';
import type { ContainerInfo } from '../../server/protocol';
import type { Choice, Question } from './question';

/** `kubectl set image *=…`: every container and init container. */
export const everyContainer = '*';

/** Which container's image is set: each one, the init containers behind the others, and all at once where there are several. */
export function pickContainer(title: string, containers: readonly ContainerInfo[]): Question<string> {
  const ordered = [...containers.filter(container => !container.init), ...containers.filter(container => container.init)];
  const choices = ordered.map((container): Choice<string> => ({
    value: container.name,
    label: container.name,
    description: container.init ? l10n.t('init container · {0}', container.image) : container.image,
  }));
  if (ordered.length > 1)
    choices.push({ value: everyContainer, label: everyContainer, description: l10n.t('all {0} containers', ordered.length) });
  return { title, placeholder: l10n.t('Select a container'), choices };
}
