import * as l10n from '@vscode/l10n';
import { code } from '../../escapes/markdown';
import { claimName } from '../../kubernetes/statefulSet/statefulSet';
import type { Field } from '../field';
import { statefulSetField } from './statefulSetField';

/** What the pods are called, from the first to the last. */
function podNames(set: string, replicas: number, start: number): readonly string[] {
  const [first, last] = [start, start + replicas - 1].map(ordinal => code(`${set}-${ordinal}`));
  if (replicas === 0 || first === undefined || last === undefined) return [];
  return [replicas === 1 ? l10n.t('The only pod is {0}.', first) : l10n.t('From {0} to {1}.', first, last)];
}

export const statefulSetIdentity: readonly Field[] = [
  statefulSetField('spec.replicas', ({ workload }) => {
    const { replicas, ordinals } = workload.object.spec;
    return {
      does: l10n.t('number of desired pods.'),
      workedOut: podNames(workload.name, replicas, ordinals?.start ?? 0),
      byDefault: '`1`',
      goesWrong: l10n.t(
        'The highest ordinals are deleted first. Their claims stay unless `persistentVolumeClaimRetentionPolicy` says otherwise.',
      ),
      section: '#deployment-and-scaling-guarantees',
    };
  }),
  statefulSetField('spec.ordinals', () => ({
    does: l10n.t('how the pods are numbered.'),
    byDefault: '`start: 0`',
    goesWrong: l10n.t('If `start` changes, pods with other ordinals are created, and the former ones are deleted.'),
    section: '#start-ordinal',
  })),
  statefulSetField('spec.ordinals.start', ({ workload }) => {
    const { replicas, ordinals } = workload.object.spec;
    return {
      does: l10n.t('the ordinal of the first pod.'),
      workedOut: podNames(workload.name, replicas, ordinals?.start ?? 0),
      byDefault: '`0`',
      goesWrong: l10n.t('If `start` changes, pods with other ordinals are created, and the former ones are deleted.'),
      section: '#start-ordinal',
    };
  }),
  statefulSetField('spec.serviceName', () => ({
    does: l10n.t('the headless Service that gives each pod its DNS name.'),
    goesWrong: l10n.t('Immutable. The Service isn’t created, and without it the pods have no DNS names.'),
    section: '#stable-network-id',
  })),
  statefulSetField('spec.volumeClaimTemplates', ({ workload }) => {
    const { claims, ordinals } = workload.object.spec;
    const first = `${workload.name}-${ordinals?.start ?? 0}`;
    return {
      does: l10n.t('the claims that each pod gets of its own.'),
      workedOut: claims.map(({ name }) =>
        l10n.t('{0} is the claim of {1}.', code(claimName(name, workload.name, ordinals?.start ?? 0)), code(first)),
      ),
      goesWrong: l10n.t(
        'Immutable, also the size. To change it, delete the StatefulSet with `--cascade=orphan` and apply it again; existing claims stay as they are.',
      ),
      section: '#volume-claim-templates',
    };
  }),
  statefulSetField('spec.persistentVolumeClaimRetentionPolicy', () => ({
    does: l10n.t('what becomes of the claims of pods that are permanently removed.'),
    byDefault: '`whenDeleted: Retain`, `whenScaled: Retain`',
    goesWrong: l10n.t('With `Delete`, the data is lost. Replacing or deleting a pod never deletes its claims.'),
    section: '#persistentvolumeclaim-retention',
  })),
  statefulSetField(
    'spec.persistentVolumeClaimRetentionPolicy.whenScaled',
    () => ({
      does: l10n.t('whether the claims of ordinals that are scaled away are deleted.'),
      byDefault: '`Retain`',
      goesWrong: l10n.t('With `Delete`, the data is lost. Replacing or deleting a pod never deletes its claims.'),
      section: '#persistentvolumeclaim-retention',
    }),
    () => ({ Retain: l10n.t('claims stay'), Delete: l10n.t('claims are deleted with the pods that are scaled away') }),
  ),
  statefulSetField(
    'spec.persistentVolumeClaimRetentionPolicy.whenDeleted',
    () => ({
      does: l10n.t('whether the claims are deleted with the StatefulSet.'),
      byDefault: '`Retain`',
      goesWrong: l10n.t('With `Delete`, the data is lost. Replacing or deleting a pod never deletes its claims.'),
      section: '#persistentvolumeclaim-retention',
    }),
    () => ({ Retain: l10n.t('claims stay'), Delete: l10n.t('claims are deleted with the StatefulSet') }),
  ),
];
