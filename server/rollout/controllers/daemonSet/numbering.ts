import type { DaemonSet } from '../../../kubernetes/daemonSet/daemonSet';
import { appliedTemplate } from '../appliedTemplate';
import type { Numbering } from '../numbering';
import { assumedNodes } from './assumedNodes';
import { newDaemonSet } from './newDaemonSet';

/** The DaemonSet controller numbers ControllerRevisions: one whose template comes back gets the next number, and the former one is lost. */
export const daemonSetNumbering: Numbering<DaemonSet> = {
  applied: ({ digest, revisionHistoryLimit }) => ({
    metadata: { name: 'web', namespace: null, annotations: {} },
    spec: {
      replicas: 1,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
      minReadySeconds: 0,
      revisionHistoryLimit,
      template: appliedTemplate(digest),
    },
  }),
  create: (set, setting) => newDaemonSet(set, setting, { nodes: assumedNodes(1, set.spec.template), binds: true }),
  formerRevisions: () => [],
};
