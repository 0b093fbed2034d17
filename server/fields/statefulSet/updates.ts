import * as l10n from '@vscode/l10n';
import type { StatefulSet } from '../../kubernetes/statefulSet/statefulSet';
import { updatedPods } from '../../kubernetes/statefulSet/updatedPods';
import { duration } from '../../rollout/words';
import type { Field, Subject } from '../field';
import { statefulSetField } from './statefulSetField';

/** Which pods an update replaces, and for how long. */
function updateLines({ workload, rollout }: Subject<StatefulSet>): readonly string[] {
  const { spec } = workload.object;
  const updated = updatedPods(spec);
  if (spec.updateStrategy.type === 'OnDelete') return [l10n.t('A pod is replaced only once somebody deletes it.')];
  if (updated === 0) return [l10n.t('**No** pod is replaced by a change of the pod template.')];
  const start = spec.ordinals?.start ?? 0;
  const [last, first] = [start + spec.replicas - 1, start + spec.replicas - updated];
  const seconds = rollout()?.summary.completeSeconds ?? null;
  return [
    updated === 1
      ? l10n.t('1 pod is replaced: ordinal **{0}**.', last)
      : l10n.t(
          '**{0}** pods are replaced one by one, from ordinal {1} down to {2}; each is deleted before its replacement is created.',
          updated,
          last,
          first,
        ),
    ...(seconds === null ? [] : [l10n.t('The rollout takes about **{0}**.', duration(seconds))]),
  ];
}

const undo = (): string =>
  l10n.t(
    'If a new pod never becomes ready, the rollout is stuck. With `OrderedReady`, `kubectl rollout undo` doesn’t heal that: delete the pod after the undo.',
  );

export const statefulSetUpdates: readonly Field[] = [
  statefulSetField('spec.updateStrategy', subject => ({
    does: l10n.t('how pods are replaced when the pod template changes.'),
    workedOut: updateLines(subject),
    byDefault: '`RollingUpdate`',
    goesWrong: undo(),
    section: '#update-strategies',
  })),
  statefulSetField('spec.updateStrategy.type', subject => ({
    does: l10n.t(
      '`RollingUpdate` replaces one pod at a time, from the highest ordinal down; `OnDelete` waits until somebody deletes a pod.',
    ),
    workedOut: updateLines(subject),
    byDefault: '`RollingUpdate`',
    goesWrong: l10n.t('With `OnDelete`, `rollingUpdate` isn’t allowed, and `kubectl rollout status` fails.'),
    section: '#update-strategies',
  })),
  statefulSetField('spec.updateStrategy.rollingUpdate', subject => ({
    does: l10n.t('limits that a rolling update keeps to.'),
    workedOut: updateLines(subject),
    byDefault: '`partition: 0`',
    goesWrong: l10n.t('Rejected if `type` is `OnDelete`, even if it is empty.'),
    section: '#rolling-updates',
  })),
  statefulSetField('spec.updateStrategy.rollingUpdate.partition', subject => ({
    does: l10n.t('the lowest index that is updated: pods below keep the old revision, also when they are created again.'),
    workedOut: updateLines(subject),
    byDefault: '`0`',
    goesWrong: l10n.t(
      'If it isn’t below `replicas`, no pod is replaced, and `kubectl rollout status` reports the rollout as complete. It counts from `ordinals.start`.',
    ),
    section: '#partitions',
  })),
  statefulSetField('spec.updateStrategy.rollingUpdate.maxUnavailable', () => ({
    does: l10n.t('maximum number of unavailable pods during an update: a number, or a percentage of `replicas`, rounded down, at least 1.'),
    byDefault: '`1`',
    goesWrong: l10n.t(
      'Only with the feature gate `MaxUnavailableStatefulSet`, which is off by default: the API server drops the field without a warning.',
    ),
    section: '#maximum-unavailable-pods',
  })),
  statefulSetField('spec.podManagementPolicy', subject => ({
    does: l10n.t('`OrderedReady` creates and deletes pods one by one, each once the one before is available; `Parallel` doesn’t wait.'),
    workedOut: updateLines(subject),
    byDefault: '`OrderedReady`',
    goesWrong: l10n.t(
      'Immutable. `Parallel` doesn’t make updates faster: they still replace one pod at a time. With `OrderedReady`, one pod that isn’t available stops scaling and updates.',
    ),
    section: '#pod-management-policies',
  })),
  statefulSetField('spec.minReadySeconds', subject => ({
    does: l10n.t('seconds that a new pod must stay ready before it counts as available.'),
    workedOut: updateLines(subject),
    byDefault: '`0`',
    goesWrong: l10n.t('It is waited for at every pod that is created or replaced. `kubectl rollout status` doesn’t wait for it.'),
    section: '#minimum-ready-seconds',
  })),
  statefulSetField('spec.revisionHistoryLimit', () => ({
    does: l10n.t('number of old ControllerRevisions kept for rollbacks.'),
    byDefault: '`10`',
    goesWrong: l10n.t('A negative number keeps all revisions.'),
    section: '#revision-history',
  })),
];
