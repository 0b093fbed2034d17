import * as l10n from '@vscode/l10n';
import type { Revision } from '../../server/protocol';
import type { Question } from './question';

/** A revision together with when it was made, in words; null where that isn't known. */
export interface DatedRevision {
  readonly revision: Revision;
  readonly when: string | null;
}

/** To which revision: newest first, the one before the current preselected, as that is where an undo goes. */
export function pickRevision(title: string, revisions: readonly DatedRevision[]): Question<number> {
  const ordered = [...revisions].sort((a, b) => b.revision.revision - a.revision.revision);
  const previous = ordered.find(({ revision }) => !revision.current)?.revision.revision;
  return {
    title,
    placeholder: l10n.t('Which revision? Type a number, an image or a time.'),
    choices: ordered.map(({ revision, when }) => ({
      value: revision.revision,
      label: l10n.t('Revision {0}', revision.revision),
      description: [revision.images.join(', '), ...(revision.current ? [l10n.t('current')] : [])].join(' · '),
      detail: [when ?? l10n.t('as in the manifest'), ...(revision.changeCause === null ? [] : [revision.changeCause])].join(' · '),
      icon: revision.current ? 'circle-filled' : 'history',
    })),
    ...(previous === undefined ? {} : { preselected: previous }),
  };
}
