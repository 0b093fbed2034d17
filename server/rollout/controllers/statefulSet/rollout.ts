import type { StatefulSet } from '../../../kubernetes/statefulSet/statefulSet';
import { boundsOf } from '../../bounds';
import { usualCounters } from '../counters';
import type { RolloutKind } from '../rolloutKind';
import { statefulSetColumns } from './get';
import { limitsOf } from './limits';
import { atRest } from './newStatefulSet';

/** How StatefulSets are simulated. */
export const statefulSetRollout: RolloutKind<StatefulSet> = {
  kind: 'StatefulSet',
  generations: 'ControllerRevision',
  counters: usualCounters,
  atRest,
  quickUpTo: 100,
  bounds: ({ spec }) => boundsOf(limitsOf(spec)),
  columns: statefulSetColumns,
  described: () => ({
    counters: [
      { id: 'desired', text: '{} desired' },
      { id: 'current', text: '{} total' },
    ],
    note: '',
  }),
};
