import { applyWhatIf } from '../kubernetes/whatIf';
import type { WhatIf } from '../protocol/scenario';
import { plainRollout } from '../rollout/plainRollout';
import type { Judged, Subject } from './rule';

/** The rollout that a change of the template would start with other values of the strategy; undefined where nothing is simulated. */
export function rolloutWith({ workload, kind, assume }: Judged, whatIf: WhatIf): ReturnType<Subject['rollout']> {
  return plainRollout(kind, applyWhatIf(workload, whatIf).object, assume);
}
