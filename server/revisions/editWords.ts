import * as l10n from '@vscode/l10n';
import type { Workload } from '../kubernetes/workloads/workload';
import { sayUncounted } from '../kustomize/notes';
import type { EditEffect, FieldChange } from '../protocol/revisions';
import { commandOf } from '../rollout/kubectl/commands';
import { podCount } from '../rollout/words';
import { fullName } from './fullName';
import type { TemplateDifference } from './templateDifference';
import type { TemplateReference } from '../kubernetes/templateReferences';

/** The effect of an edit, and what it is made of. */
export interface EditWords {
  readonly effect: EditEffect;
  readonly differences: readonly TemplateDifference[];
  readonly references: readonly TemplateReference[];
  readonly workload: Workload;
  /** The fields of its kustomize build that aren't counted. */
  readonly uncounted: readonly string[];
}

/** For a lens: in one line what applying the edit does; null where there is nothing to say. */
export function editTitle({ effect, differences, references, workload }: EditWords): string | null {
  switch (effect.kind) {
    case 'new':
      return effect.instead === null ? null : l10n.t('this edit creates {0}, and {1} stays as it is', fullName(workload), effect.instead);
    case 'unchanged':
      return references.length === 0 ? null : l10n.t('rolls nothing, though {0} changed', namesOf(references));
    case 'refused':
      // What would be refused of a new object, too, the verdict says.
      if (effect.by === 'creation') return null;
      return effect.by === 'kustomize'
        ? l10n.t('kustomize rejects {0}', effect.place)
        : l10n.t('will be rejected: the selector is immutable');
    case 'unknown':
      return l10n.t('this edit’s effect isn’t known: kustomize rejected {0} before it', effect.place);
    case 'rolls': {
      const subjects = [...new Set(differences.map(({ subject }) => subject))].join(', ');
      if (effect.pods === 0) return l10n.t('this edit rolls nothing while replicas is 0: {0}', subjects);
      if (effect.paused) return l10n.t('this edit rolls nothing until the rollout is resumed: {0}', subjects);
      if (effect.pods === null) return l10n.t('this edit rolls all pods: {0}', subjects);
      return l10n.t('this edit rolls {0}: {1}', podCount(effect.pods), subjects);
    }
    case 'rollsNothing':
      return withReferences(nothingRolls(effect.changes), references);
  }
}

/** For a lens's tooltip: every difference with its values, a line each, and what may be done; null where there is nothing to add. */
export function editDetail({ effect, differences, references, workload, uncounted }: EditWords): string | null {
  const said = differences.flatMap(({ text, details }) => details ?? [text]);
  const lines = [...said, ...changesOf(effect).map(changeLine), ...referenceLines(references, workload)];
  if (effect.kind === 'refused' || effect.kind === 'unknown') lines.push(effect.message);
  if (lines.length > 0 && uncounted.length > 0) lines.push(sayUncounted(uncounted));
  return lines.length === 0 ? null : lines.join('\n');
}

function changesOf(effect: EditEffect): readonly FieldChange[] {
  return effect.kind === 'rolls' || effect.kind === 'rollsNothing' ? effect.changes : [];
}

function nothingRolls(changes: readonly FieldChange[]): string {
  const [only, ...others] = changes;
  if (changes.some(({ field, after }) => field === 'paused' && after === 'false')) {
    return l10n.t('rolls nothing itself: resuming rolls out what was changed while paused');
  }
  if (only === undefined || others.length > 0) return l10n.t('rolls nothing: only {0} change', changes.map(changeLine).join(', '));
  const { field, before, after } = only;
  return before === null || after === null
    ? l10n.t('rolls nothing: only {0} changes', field)
    : l10n.t('rolls nothing: only {0} changes, {1} → {2}', field, before, after);
}

function changeLine({ field, before, after }: FieldChange): string {
  return before === null || after === null ? field : l10n.t('{0} {1} → {2}', field, before, after);
}

function withReferences(title: string, references: readonly TemplateReference[]): string {
  return references.length === 0 ? title : l10n.t('{0}; nor does the change of {1}', title, namesOf(references));
}

function referenceLines(references: readonly TemplateReference[], { name, namespace }: Workload): readonly string[] {
  if (references.length === 0) return [];
  const inEnvironment = references.filter(({ uses }) => uses.includes('environment'));
  const inFiles = references.filter(({ uses }) => uses.includes('files'));
  return [
    ...(inEnvironment.length === 0
      ? []
      : [l10n.t('{0}: running pods keep the environment that they started with.', namesOf(inEnvironment))]),
    ...(inFiles.length === 0
      ? []
      : [l10n.t('{0}: mounted files follow within a minute or so, those of a subPath never.', namesOf(inFiles))]),
    l10n.t('To roll the pods: {0}', commandOf({ kind: 'restart' }, name, namespace) ?? ''),
  ];
}

function namesOf(references: readonly TemplateReference[]): string {
  return references.map(({ kind, name }) => `${kind} ${name}`).join(', ');
}
