import * as l10n from '@vscode/l10n';
import type { FieldChange, ObjectReference, UndoEffectsResult } from '../protocol/revisions';

type Effects = Pick<UndoEffectsResult, 'notRestored' | 'references' | 'annotations'> & {
  readonly revisions: NonNullable<UndoEffectsResult['revisions']>;
};

/** What else the sentences depend on. */
interface About {
  /** What kubectl calls the workload, such as `deployment/web`. */
  readonly target: string;
  /** Whether the file has the revision's template. */
  readonly fileMatches: boolean;
  /** Whether the revision was only simulated. */
  readonly simulated: boolean;
  /** Whether the revision's manifest is known beside its template. */
  readonly specKnown: boolean;
  /** Whether a cluster may number otherwise. */
  readonly numbersAssumed: boolean;
  /** Whether an undo brings the annotations back, too. */
  readonly restoresAnnotations: boolean;
}

/** The effects of an undo in sentences, the most important first. */
export function undoSentences(
  { revisions, notRestored, references, annotations }: Effects,
  { target, fileMatches, simulated, specKnown, numbersAssumed, restoresAnnotations }: About,
): readonly string[] {
  const { from, to, became } = revisions;
  return [
    fileMatches
      ? l10n.t('Your file already matches revision {0}: the next kubectl apply of it keeps this rollback.', to)
      : l10n.t('The file isn’t changed: the next kubectl apply of it reverts this rollback.'),
    notRestoredSentence(notRestored, to, specKnown, restoresAnnotations),
    ...(references.length === 0
      ? []
      : [l10n.t('Not restored: the contents of {0}. The old template runs with their current contents.', namesOf(references))]),
    ...(numbersAssumed
      ? [
          l10n.t(
            'Revision numbers assume that every commit was applied, in order. Check them with kubectl rollout history {0} first.',
            target,
          ),
        ]
      : []),
    ...(simulated ? [simulatedSentence(to)] : []),
    ...annotations.map(annotationSentence),
    l10n.t('Revision {0} becomes revision {1}; revision {0} no longer exists.', to, became),
    l10n.t(
      'Running kubectl rollout undo {0} again rolls back to revision {1}, which becomes revision {2}: undoing twice toggles between two templates.',
      target,
      from,
      became + 1,
    ),
  ];
}

/** That a cluster doesn't have a revision. */
export function simulatedSentence(revision: number): string {
  return l10n.t('Revision {0} is simulated: a cluster has it only after the same commands.', revision);
}

function notRestoredSentence(changes: readonly FieldChange[], revision: number, known: boolean, annotations: boolean): string {
  if (!known) {
    return annotations
      ? l10n.t(
          'A rollback restores only the pod template and the annotations: replicas, strategy, minReadySeconds, and all other fields stay as they are.',
        )
      : l10n.t('A rollback restores only the pod template: the annotations, the update strategy, and all other fields stay as they are.');
  }
  if (changes.length === 0) {
    return annotations
      ? l10n.t(
          'A rollback restores only the pod template and the annotations; nothing else differs from the manifest of revision {0}.',
          revision,
        )
      : l10n.t('A rollback restores only the pod template; the rest of the spec is the same as in the manifest of revision {0}.', revision);
  }
  const fields = changes.map(({ field, before, after }) => l10n.t('{0} stays {1} (was {2})', field, after ?? '', before ?? ''));
  return l10n.t('Not restored: {0}.', fields.join(', '));
}

function annotationSentence({ field, before, after }: FieldChange): string {
  if (after === null) return l10n.t('The annotation {0} is removed (currently “{1}”).', field, before ?? '');
  if (before === null) return l10n.t('The annotation {0} is restored to “{1}”.', field, after);
  return l10n.t('The annotation {0} changes to “{1}” (currently “{2}”).', field, after, before);
}

function namesOf(references: readonly ObjectReference[]): string {
  return references.map(({ kind, name }) => `${kind} ${name}`).join(', ');
}
