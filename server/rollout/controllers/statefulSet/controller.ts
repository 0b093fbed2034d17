import * as l10n from '@vscode/l10n';
import { updatedPods } from '../../../kubernetes/statefulSet/updatedPods';
import { isAvailable } from '../../cluster/pod';
import { lookAt } from '../../cluster/placedPods';
import { individualPods } from '../../cluster/pods';
import type { Hold } from '../../../protocol/timeline';
import { apply, restart, scale, setImages } from '../../kubectl/act';
import { count, podCount } from '../../words';
import type { Controller } from '../controller';
import { isUndoable, pauseNotSupported, undoSet } from '../undoSet';
import { statefulSetRow } from './get';
import { limitsOf } from './limits';
import { isInVain, lookAgain, noticeReady } from './lookAgain';
import { rolloutStatus } from './rolloutStatus';
import { placeMark } from './placeMark';
import { startOf, type StatefulSetCluster } from './statefulSet';
import { countPods } from './status';
import { syncStatefulSet } from './sync';

/** The StatefulSet controller. It has no progress deadline, and nothing pauses it. */
export const statefulSetController: Controller<StatefulSetCluster> = {
  sync: cluster => lookAt(cluster, gone => syncStatefulSet(cluster, gone)),
  nextDue: ({ workload }) => workload.lookAgainAt,
  wake: lookAgain,
  isPutOff: isInVain,
  lacksClaims: ({ workload }) => workload.lacksClaims,
  seesOneByOne: ({ workload }) => workload.spec.replicas <= individualPods,
  oneTimer: { before: 35, of: 'StatefulSet' },
  noticeReady,
  act(cluster, action) {
    switch (action.kind) {
      case 'apply':
        return apply(cluster);
      case 'setImage':
        return setImages(cluster, action.images);
      case 'restart':
        return restart(cluster);
      case 'scale':
        return scale(cluster, action.replicas);
      case 'undo':
        return undoSet(cluster, action.toRevision);
      case 'pause':
      case 'resume':
        return pauseNotSupported(cluster, action.kind);
    }
  },
  isComplete({ workload, unsettled }) {
    const { spec, status, generation } = workload;
    return (
      status.observedGeneration === generation &&
      status.replicas === spec.replicas &&
      status.readyReplicas === spec.replicas &&
      status.updatedReplicas >= updatedPods(spec) &&
      heldBy(workload) === null &&
      [...unsettled].every(({ terminating }) => !terminating)
    );
  },
  holds: ({ workload }) => heldBy(workload),
  revisionRefusal: () => null,
  strategy: ({ workload }) => workload.spec.updateStrategy.type,
  stopsOldFirst: () => false,
  limits: limitsOf,
  deadlineSeconds: () => null,
  isWatched: () => false,
  isUndoable,
  size({ workload: { spec, template, status } }) {
    const updated = updatedPods(spec);
    const isHeld = updated > 0 && updated < spec.replicas && status.currentRevision?.template !== template;
    return isHeld ? l10n.t('{0} of {1} pods', count(updated), count(spec.replicas)) : podCount(spec.replicas);
  },
  waitsFor({ workload, unsettled, now }) {
    const { podManagementPolicy, minReadySeconds, replicas } = workload.spec;
    if (podManagementPolicy === 'Parallel') return null;
    const start = startOf(workload.spec);
    const living = [...unsettled].filter(({ place, gone }) => !gone && place >= start && place < start + replicas);
    const waiting = living.filter(pod => !pod.terminating && !isAvailable(pod, minReadySeconds, now));
    return waiting.sort((one, other) => one.place - other.place)[0]?.name ?? null;
  },
  fromHighest: true,
  assumes: ({ workload: { lostClaims } }) => (lostClaims.size === 0 ? [] : [lostSentence(lostClaims.size)]),
  counted: countPods,
  placeMark,
  rolloutStatus: ({ workload }, { ready, updated }) => rolloutStatus(workload, { ready, updated }),
  row: ({ workload }, { ready }) => statefulSetRow(workload, ready, '…'),
};

/** What keeps the new template from every pod. */
function heldBy({ spec, template, status }: StatefulSetCluster['workload']): Hold | null {
  if (status.currentRevision?.template === template || updatedPods(spec) > 0 || spec.replicas === 0) return null;
  return spec.updateStrategy.type === 'OnDelete' ? 'onDelete' : 'partition';
}

function lostSentence(ordinals: number): string {
  return ordinals === 1
    ? l10n.t('The claims of 1 ordinal are deleted with its pod, because whenScaled is Delete: their data is lost.')
    : l10n.t('The claims of {0} ordinals are deleted with their pods, because whenScaled is Delete: their data is lost.', count(ordinals));
}
