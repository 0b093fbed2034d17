import * as l10n from '@vscode/l10n';
import type { Workload } from '../kubernetes/workloads/workload';
import { sayUncounted } from '../kustomize/notes';
import type { EditEffect } from '../protocol/editEffect';
import type { FieldChange } from '../protocol/revisions';
import { commandOf } from '../rollout/kubectl/commands';
import { podCount } from '../rollout/words';
import type { EditCondition } from '../rollout/controllers/editCondition';
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
  /** Why the pod template changes that nobody edited. */
  readonly causes: readonly string[];
  /** What the edit does in some cases only. */
  readonly conditions: readonly EditCondition[];
}

/** For a lens: in one line what applying the edit does; null where there is nothing to say. */
export function editTitle(words: EditWords): string | null {
  const parts = [titleOf(words), ...words.causes, ...words.conditions.map(({ title }) => title)].filter(part => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}

function titleOf({ effect, differences, references, workload }: EditWords): string | null {
  switch (effect.kind) {
    case 'new':
      return effect.instead === null ? null : l10n.t('this edit creates {0}; {1} stays unchanged', fullName(workload), effect.instead);
    case 'unchanged':
      return references.length === 0 ? null : l10n.t('starts no rollout, although {0} changed', namesOf(references));
    case 'refused':
      // What would be refused of a new object, too, the verdict says.
      if (effect.by === 'creation') return null;
      return effect.by === 'kustomize'
        ? l10n.t('kustomize rejects {0}', effect.place)
        : effect.code === 'selector/immutable'
          ? l10n.t('will be rejected: the selector is immutable')
          : effect.field === null
            ? l10n.t('will be rejected: this edit changes what can’t be changed')
            : l10n.t('will be rejected: {0} can’t be changed', effect.field);
    case 'unknown':
      return l10n.t('this edit’s effect isn’t known: kustomize rejected {0} before it', effect.place);
    case 'rolls': {
      const subjects = [...new Set(differences.map(({ subject }) => subject))].join(', ');
      if (effect.pods === 0 && workload.object.spec.replicas > 0) return l10n.t('this edit replaces no pods by itself: {0}', subjects);
      if (effect.pods === 0) return l10n.t('this edit replaces no pods while replicas is 0: {0}', subjects);
      if (effect.paused) return l10n.t('this edit starts no rollout until the {0} is resumed: {1}', workload.kind, subjects);
      if (effect.pods === null) return l10n.t('this edit replaces all pods: {0}', subjects);
      return l10n.t('this edit replaces {0}: {1}', podCount(effect.pods), subjects);
    }
    case 'rollsNothing':
      return withReferences(nothingRolls(effect.changes), references);
  }
}

/** Whether pods that a partition or `OnDelete` has kept may be replaced now. */
export function letsGo({ field, before, after }: FieldChange): boolean {
  if (field === 'updateStrategy.type') return before === 'OnDelete';
  return field === 'updateStrategy.rollingUpdate.partition' && Number(before) > Number(after);
}

/** For a lens's tooltip: every difference with its values, a line each, and what may be done; null where there is nothing to add. */
export function editDetail({ effect, differences, references, workload, uncounted, conditions }: EditWords): string | null {
  const said = differences.flatMap(({ text, details }) => details ?? [text]);
  const lines = [...said, ...changesOf(effect).map(changeLine), ...referenceLines(references, workload)];
  if (effect.kind === 'refused' || effect.kind === 'unknown') lines.push(effect.message);
  lines.push(...conditions.flatMap(condition => condition.lines));
  if (lines.length > 0 && uncounted.length > 0) lines.push(sayUncounted(uncounted));
  return lines.length === 0 ? null : lines.join('\n');
}

function changesOf(effect: EditEffect): readonly FieldChange[] {
  return effect.kind === 'rolls' || effect.kind === 'rollsNothing' ? effect.changes : [];
}

function nothingRolls(changes: readonly FieldChange[]): string {
  const [only, ...others] = changes;
  if (only === undefined) return l10n.t('starts no rollout');
  if (changes.some(({ field, after }) => field === 'paused' && after === 'false')) {
    return l10n.t('starts no rollout itself: resuming rolls out what changed while paused');
  }
  if (changes.some(letsGo)) return l10n.t('starts no rollout itself: what was held back until now is rolled out');
  if (others.length > 0) return l10n.t('starts no rollout: only {0} change', changes.map(changeLine).join(', '));
  const { field, before, after } = only;
  return before === null || after === null
    ? l10n.t('starts no rollout: only {0} changes', field)
    : l10n.t('starts no rollout: only {0} changes, {1} → {2}', field, before, after);
}

function changeLine({ field, before, after }: FieldChange): string {
  return before === null || after === null ? field : l10n.t('{0} {1} → {2}', field, before, after);
}

function withReferences(title: string, references: readonly TemplateReference[]): string {
  return references.length === 0 ? title : l10n.t('{0}; the change to {1} doesn’t start one either', title, namesOf(references));
}

function referenceLines(references: readonly TemplateReference[], workload: Workload): readonly string[] {
  if (references.length === 0) return [];
  const inEnvironment = references.filter(({ uses }) => uses.includes('environment'));
  const inFiles = references.filter(({ uses }) => uses.includes('files'));
  return [
    ...(inEnvironment.length === 0 ? [] : [l10n.t('{0}: running pods keep the environment they started with.', namesOf(inEnvironment))]),
    ...(inFiles.length === 0
      ? []
      : [l10n.t('{0}: mounted files are updated within about a minute, except subPath mounts.', namesOf(inFiles))]),
    l10n.t('To restart the pods: {0}', commandOf({ kind: 'restart' }, workload) ?? ''),
  ];
}

function namesOf(references: readonly TemplateReference[]): string {
  return references.map(({ kind, name }) => `${kind} ${name}`).join(', ');
}
