import type { DaemonSet } from '../../../kubernetes/daemonSet/daemonSet';
import { boundsOf } from '../../bounds';
import { usualCounters } from '../counters';
import type { RolloutKind } from '../rolloutKind';
import { daemonSetColumns } from './get';
import { limitsOf } from './limits';
import { atRest } from './newDaemonSet';

/** How DaemonSets are simulated. */
export const daemonSetRollout: RolloutKind<DaemonSet> = {
  kind: 'DaemonSet',
  generations: 'ControllerRevision',
  counters: usualCounters,
  atRest,
  quickUpTo: 100,
  everywhere: true,
  bounds: ({ spec }) => boundsOf(limitsOf(spec)),
  columns: daemonSetColumns,
  described: () => ({
    counters: [
      { id: 'desired', text: 'Desired Number of Nodes Scheduled: {}' },
      { id: 'current', text: 'Current Number of Nodes Scheduled: {}' },
      { id: 'updated', text: 'Number of Nodes Scheduled with Up-to-date Pods: {}' },
      { id: 'available', text: 'Number of Nodes Scheduled with Available Pods: {}' },
    ],
    note: '',
  }),
};
