import type { StatefulSet } from '../../../kubernetes/statefulSet/statefulSet';
import { appliedTemplate } from '../appliedTemplate';
import type { Numbering } from '../numbering';
import { newStatefulSet } from './newStatefulSet';

/** The StatefulSet controller numbers ControllerRevisions: one whose template comes back gets the next number, and the former one is lost. */
export const statefulSetNumbering: Numbering<StatefulSet> = {
  applied: ({ digest, revisionHistoryLimit }) => ({
    metadata: { name: 'web', namespace: null, annotations: {} },
    spec: {
      replicas: 1,
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
      minReadySeconds: 0,
      revisionHistoryLimit,
      serviceName: 'web',
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      claims: [],
      template: appliedTemplate(digest),
    },
  }),
  create: newStatefulSet,
  formerRevisions: () => [],
};
