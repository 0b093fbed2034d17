import type { DaemonSet } from '../../../kubernetes/daemonSet/daemonSet';
import type { RolloutKind } from '../rolloutKind';
import { daemonSetColumns } from './get';
import { atRest } from './newDaemonSet';

/** How DaemonSets are simulated. */
export const daemonSetRollout: RolloutKind<DaemonSet> = { atRest, columns: daemonSetColumns };
