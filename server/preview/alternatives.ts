import { kindOf } from '../kinds/index';
import type { Workload } from '../kubernetes/workloads/workload';
import type { WhatIf } from '../protocol/scenario';

/** A usual strategy of a workload's kind. */
export interface UsualStrategy {
  readonly id: string;
  /** The values that make it up, and the same with the other values that are tried. */
  readonly own: WhatIf;
  readonly whatIf: WhatIf;
}

/** The usual strategies, each with those of the tried values that none of them sets; without those that are none of such an object. */
export function usualStrategies(workload: Workload, tried: WhatIf): readonly UsualStrategy[] {
  const usual = kindOf(workload)
    .alternatives.map(alternative => ({ id: alternative.id, own: alternative.whatIf(workload.object) }))
    .filter(({ own }) => Object.keys(own).length > 0);
  const replaced = new Set(usual.flatMap(({ own }) => Object.keys(own)));
  const others = Object.fromEntries(Object.entries(tried).filter(([field]) => !replaced.has(field)));
  return usual.map(({ id, own }) => ({ id, own, whatIf: { ...others, ...own } }));
}
