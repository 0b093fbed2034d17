import type { StatefulSet } from '../../../kubernetes/statefulSet/statefulSet';
import type { RolloutKind } from '../rolloutKind';
import { statefulSetColumns } from './get';
import { atRest } from './newStatefulSet';

/** How StatefulSets are simulated. */
export const statefulSetRollout: RolloutKind<StatefulSet> = { atRest, columns: statefulSetColumns };
