import type { Rule } from '../rule';
import { shortageFinding, shortageIn } from '../shortage';

/** A LimitRange of the workload's namespace that allows no such pod: the workload is accepted, its pods aren't. */
export const limitRange: Rule = {
  code: 'resource/limit-range',
  severity: 'warning',
  check: judged => {
    const around = shortageIn(judged, ['notCreated']);
    if (around?.policy?.kind !== 'LimitRange') return [];
    return [shortageFinding(judged, around, 'spec.template.spec.containers[0].resources', 'FailedCreate')];
  },
};
