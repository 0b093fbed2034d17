import * as l10n from '@vscode/l10n';
import type { KnownImage, SeenIn } from '../images/knownImages';
import type { Question } from './question';

/** Which of the images that are known; `complete` says whether all have been looked for. */
export function pickImage(title: string, known: readonly KnownImage[], complete: boolean): Question<string> {
  return {
    title,
    placeholder: l10n.t('Which image? It can be changed before it is taken.'),
    choices: known.map(({ image, seenIn }) => ({ value: image, key: image, label: image, description: saySeen(seenIn) })),
    notes: complete && known.length === 0 ? [l10n.t('Neither git’s history nor the workspace has another image of this name')] : [],
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
