import * as l10n from '@vscode/l10n';
import type { DaemonSet } from '../../../kubernetes/daemonSet/daemonSet';
import { boundsOf } from '../../bounds';
import type { Counter } from '../../../protocol/inputs';
import type { RolloutKind } from '../rolloutKind';
import { daemonSetColumns } from './get';
import { limitsOf } from './limits';
import { atRest } from './newDaemonSet';
import { countRunning } from './nodes';

/** As `kubectl get` has them. */
const counters: readonly Counter[] = [
  { id: 'desired', label: 'DESIRED' },
  { id: 'current', label: 'CURRENT' },
  { id: 'ready', label: 'READY' },
  { id: 'updated', label: 'UP-TO-DATE' },
  { id: 'available', label: 'AVAILABLE' },
];

/** How DaemonSets are simulated. */
export const daemonSetRollout: RolloutKind<DaemonSet> = {
  kind: 'DaemonSet',
  generations: 'ControllerRevision',
  counters,
  atRest,
  quickUpTo: 100,
  everywhere: true,
  bounds: ({ spec, cluster }) => {
    const nodes = cluster?.nodes ?? null;
    return boundsOf(limitsOf(spec, nodes === null ? spec.replicas : countRunning(nodes, { podTemplate: spec.template })));
  },
  actions: ['apply', 'setImage', 'undo', 'restart'],
  columns: daemonSetColumns,
  described: () => ({
    counters: [
      { id: 'desired', text: 'Desired Number of Nodes Scheduled: {}' },
      { id: 'current', text: 'Current Number of Nodes Scheduled: {}' },
      { id: 'updated', text: 'Number of Nodes Scheduled with Up-to-date Pods: {}' },
      { id: 'available', text: 'Number of Nodes Scheduled with Available Pods: {}' },
    ],
    note: l10n.t('A pod that is terminating counts until it is gone; of two pods on a node, the older one counts.'),
  }),
};
