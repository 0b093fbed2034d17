/** What an edit of a StatefulSet does to its pods and their claims without a rollout, and how it is replaced where it can't be edited. */
import * as l10n from '@vscode/l10n';
import type { StatefulSet, StatefulSetSpec } from '../../../kubernetes/statefulSet/statefulSet';
import { called, inNamespace } from '../../kubectl/commands';
import type { EditCondition } from '../editCondition';
import { startOf } from './statefulSet';

/** Pods with other ordinals, which come without a rollout, and claims that go with pods. */
export function editConditions(before: StatefulSet, after: StatefulSet): readonly EditCondition[] {
  return [...ordinalConditions(before, after), ...claimConditions(before, after)];
}

function ordinalConditions({ spec: before }: StatefulSet, { spec, metadata: { name } }: StatefulSet): readonly EditCondition[] {
  const created = ordinalsOf(spec).filter(ordinal => !hasOrdinal(before, ordinal));
  const deleted = ordinalsOf(before).filter(ordinal => !hasOrdinal(spec, ordinal));
  if (startOf(before) === startOf(spec) || created.length === 0 || deleted.length === 0) return [];
  const claims = l10n.t('The new pods get claims of their own: the data of the deleted ones stays in theirs.');
  return [
    {
      title: l10n.t('creates {0}, deletes {1}', podsOf(name, created), podsOf(name, deleted)),
      lines: spec.claims.length === 0 ? [] : [claims],
      command: null,
    },
  ];
}

function claimConditions({ spec: before }: StatefulSet, { spec, metadata: { name } }: StatefulSet): readonly EditCondition[] {
  const deleted = ordinalsOf(before).filter(ordinal => !hasOrdinal(spec, ordinal));
  if (spec.persistentVolumeClaimRetentionPolicy.whenScaled !== 'Delete' || spec.claims.length === 0 || deleted.length === 0) return [];
  const line = l10n.t('Claims are deleted with the pods that go, because whenScaled is Delete: their data is lost.');
  return [{ title: l10n.t('deletes the claims of {0}', podsOf(name, deleted)), lines: [line], command: null }];
}

function ordinalsOf(spec: StatefulSetSpec): readonly number[] {
  return Array.from({ length: Math.min(spec.replicas, mostNamed) }, (_, index) => startOf(spec) + index);
}

/** More pods than that nobody names one by one. */
const mostNamed = 10_000;

function hasOrdinal(spec: StatefulSetSpec, ordinal: number): boolean {
  return ordinal >= startOf(spec) && ordinal < startOf(spec) + spec.replicas;
}

function podsOf(name: string, ordinals: readonly number[]): string {
  const [first, last] = [ordinals[0], ordinals.at(-1)];
  return first === last ? `${name}-${first}` : l10n.t('{0} to {1}', `${name}-${first}`, `${name}-${last}`);
}

/** A StatefulSet that is deleted without its pods, and created again, takes them over, unless it selects others. */
export function replacing(
  { name, namespace }: { readonly name: string; readonly namespace: string | null },
  field: string,
): EditCondition | null {
  if (field === 'selector') return null;
  const command = `kubectl delete ${called('statefulset', name)}${inNamespace(namespace)} --cascade=orphan`;
  const claims = l10n.t('Claims that exist stay as they are: to make one larger, change the claim itself, if its storage class allows it.');
  return {
    title: null,
    lines: [
      l10n.t('This command deletes the StatefulSet without its pods; the one that is applied next takes them over: {0}', command),
      ...(field === 'volumeClaimTemplates' ? [claims] : []),
    ],
    command,
  };
}
