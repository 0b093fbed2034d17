import type { Deployment } from '../../../kubernetes/deployment/deployment';
import { appliedTemplate } from '../appliedTemplate';
import type { Numbering } from '../numbering';
import type { ReplicaSet } from '../replicaSet';
import { newDeployment } from './newDeployment';

/** The Deployment controller numbers ReplicaSets, and writes down which numbers they had. */
export const deploymentNumbering: Numbering<Deployment> = {
  applied: ({ digest, paused, revisionHistoryLimit }) => ({
    metadata: { name: 'web', namespace: null, annotations: {} },
    spec: {
      replicas: 1,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      minReadySeconds: 0,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit,
      paused,
      template: appliedTemplate(digest),
    },
  }),
  create: newDeployment,
  formerRevisions: ({ revisionHistory }: ReplicaSet) =>
    revisionHistory
      .split(',')
      .filter(text => text !== '')
      .map(Number),
};
