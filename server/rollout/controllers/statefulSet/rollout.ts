import * as l10n from '@vscode/l10n';
import { revisionLabelRefusal } from '../../../kubernetes/statefulSet/revisionLabel';
import type { StatefulSet } from '../../../kubernetes/statefulSet/statefulSet';
import { boundsOf } from '../../bounds';
import type { Counter } from '../../../protocol/inputs';
import type { RolloutKind } from '../rolloutKind';
import { editConditions, replacing } from './edits';
import { statefulSetColumns } from './get';
import { limitsOf } from './limits';
import { atRest } from './newStatefulSet';
import { revisionNameOf } from './revisions';

/** Fields of its status; `kubectl get` has but one of them. */
const counters: readonly Counter[] = [
  { id: 'current', label: 'REPLICAS' },
  { id: 'ready', label: 'READY' },
  { id: 'updated', label: 'UPDATED' },
  { id: 'available', label: 'AVAILABLE' },
];

/** How StatefulSets are simulated. */
export const statefulSetRollout: RolloutKind<StatefulSet> = {
  kind: 'StatefulSet',
  generations: 'ControllerRevision',
  counters,
  atRest,
  ownRefusal: ({ metadata, server }, template) => revisionLabelRefusal(revisionNameOf(metadata.name, template, server), server),
  quickUpTo: 100,
  editConditions,
  replacing,
  bounds: ({ spec }) => boundsOf(limitsOf(spec)),
  actions: ['apply', 'setImage', 'undo', 'scale', 'restart'],
  columns: statefulSetColumns,
  described: () => ({
    counters: [
      { id: 'desired', text: '{} desired' },
      { id: 'current', text: '{} total' },
    ],
    note: l10n.t('A pod that is terminating counts as ready until it is gone.'),
  }),
};
