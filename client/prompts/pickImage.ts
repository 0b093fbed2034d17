import * as l10n from '@vscode/l10n';
import type { KnownImage, SeenIn } from '../images/knownImages';
import type { Question } from './question';

/** Which of the images that are known; `complete` says whether all have been looked for. */
export function pickImage(title: string, known: readonly KnownImage[], complete: boolean): Question<string> {
  return {
    title,
    placeholder: l10n.t('Select an image. You can edit it before it is used.'),
    choices: known.map(({ image, seenIn }) => ({ value: image, key: image, label: image, description: saySeen(seenIn) })),
    notes: complete && known.length === 0 ? [l10n.t('No other image with this name in the git history or the workspace')] : [],
  };
}

function saySeen(seenIn: SeenIn): string {
  switch (seenIn.kind) {
    case 'manifest':
      return l10n.t('in this manifest');
    case 'git':
      return [seenIn.commit.slice(0, 8), seenIn.subject].filter(part => part !== '').join(' · ');
    case 'file':
      return seenIn.path;
  }
}
