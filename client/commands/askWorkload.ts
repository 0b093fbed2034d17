import type { WorkloadInfo } from '../../server/protocol';
import { pickWorkload } from '../prompts/pickWorkload';
import type { Prompt } from '../prompts/prompt';
import type { Step } from '../prompts/steps';
import type { Place } from './workloads';

export interface WorkloadKnown {
  readonly workload?: WorkloadInfo;
}

/** The step that settles the workload: the named one, the only one, or the one picked. */
export function askWorkload<S extends WorkloadKnown>(prompt: Prompt, title: string, { workloads, named, cursorLine }: Place): Step<S> {
  return async (known, place) => {
    const meant = named ?? (workloads.length === 1 ? workloads[0] : undefined);
    if (meant !== undefined) return { kind: 'settled', value: { ...known, workload: meant } };
    const answer = await prompt.choose(pickWorkload(title, workloads, cursorLine), place);
    return answer.kind === 'chosen' ? { kind: 'chosen', value: { ...known, workload: answer.value } } : answer;
  };
}
